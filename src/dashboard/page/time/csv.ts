import { FIGURE_COLUMNS, inColumns } from "../../../impact/figure-columns.ts";
import type { Point } from "../data/answers.ts";

/** Points as CSV (RFC 4180): each holds until the next. Times as the service says them, whatever zone is read in. */
export function csvOf(points: readonly Point[]): string {
  const rows = points.map((point) => [point.at, ...Object.values(inColumns(point))]);
  return [["at", ...FIGURE_COLUMNS], ...rows].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** Quoted where its text would be taken for something else. */
export function cellOf(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
