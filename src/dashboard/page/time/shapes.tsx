import type { Colours } from "./colours.ts";
import type { Shape } from "./marks.ts";

/** Of a side of 12: outlines, so that no two marks differ by colour alone. */
export const OUTLINES: Readonly<Record<Shape, string>> = {
  failed: "M1 2h10L6 11Z",
  back: "M1 10h10L6 1Z",
  declared: "M1.5 1.5h9v9h-9Z",
  released: "M1.5 1.5h9v9h-9Z",
  report: "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Z",
  restored: "M6 0.5l5.5 5.5L6 11.5L0.5 6Z",
};

export const SHAPES = [
  "failed",
  "back",
  "declared",
  "released",
  "report",
  "restored",
] as const satisfies readonly Shape[];

/** These are drawn empty. */
export const HOLLOW: ReadonlySet<Shape> = new Set(["released", "back"]);

export const COLOUR_OF: Readonly<Record<Shape, keyof Colours>> = {
  failed: "affected",
  back: "well",
  declared: "blind",
  released: "blind",
  report: "link",
  restored: "well",
};

/** A mark as it stands beside its text. */
export function MarkShape({ shape }: { readonly shape: Shape }) {
  return (
    <svg class={`mark ${shape}`} viewBox="-1 -1 14 14" width="14" height="14" aria-hidden="true">
      <path d={OUTLINES[shape]} class={HOLLOW.has(shape) ? "hollow" : "filled"} />
    </svg>
  );
}
