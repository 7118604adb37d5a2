import type { Rendering } from "./index.ts";

export const json: Rendering = { mediaType: "application/json", render: (impact) => JSON.stringify(impact) };
