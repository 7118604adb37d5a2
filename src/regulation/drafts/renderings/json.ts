import type { Rendering } from "../rendering.ts";

/** As programs read it. */
export const json: Rendering = {
  mediaType: "application/json",
  extension: "json",
  render: async ({ filed: _said, ...draft }) => JSON.stringify(draft),
};
