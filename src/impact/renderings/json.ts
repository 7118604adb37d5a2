import type { Rendering } from "../rendering.ts";

export const json: Rendering = { mediaType: "application/json", render: (impact) => JSON.stringify(impact) };
