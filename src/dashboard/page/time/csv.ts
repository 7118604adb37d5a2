import type { Point } from "../data/answers.ts";

const COLUMNS = [
  "at",
  "affectedLow",
  "affectedPoint",
  "affectedHigh",
  "impairedLow",
  "impairedPoint",
  "impairedHigh",
  "base",
] as const;

/** Points as CSV (RFC 4180): each holds until the next. Times as the service says them, whatever zone is read in. */
export function csvOf(points: readonly Point[]): string {
  const rows = points.map(({ at, affected, impaired, base }) => [
    at,
    ...[affected, impaired].flatMap(({ low, point, high }) => [low, point, high]),
    base,
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** Quoted where its text would be taken for something else. */
export function cellOf(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
