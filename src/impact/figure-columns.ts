import type { Impact } from "./answer.ts";

type Figures = Pick<Impact, "affected" | "impaired" | "base">;

/** The figures of a row by the columns of a table, in their order: alike in every table that is given away. */
export function inColumns({ affected, impaired, base }: Figures) {
  return {
    affectedLow: affected.low,
    affectedPoint: affected.point,
    affectedHigh: affected.high,
    impairedLow: impaired.low,
    impairedPoint: impaired.point,
    impairedHigh: impaired.high,
    base,
  };
}

export const FIGURE_COLUMNS = [
  "affectedLow",
  "affectedPoint",
  "affectedHigh",
  "impairedLow",
  "impairedPoint",
  "impairedHigh",
  "base",
] as const satisfies readonly (keyof ReturnType<typeof inColumns>)[];
