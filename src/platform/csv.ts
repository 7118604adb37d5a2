import { stringify } from "csv-stringify/sync";

/** RFC 4180 with a header row. A text that a spreadsheet would run as a formula is made harmless; objects become JSON. */
export function toCsv(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: "windows",
  });
}

/** Whether the caller wants CSV: by `?format=csv`, or by preferring it in `Accept`. */
export function wantsCsv(format: "csv" | "json" | undefined, accept = ""): boolean {
  return format === undefined ? /\btext\/csv\b/i.test(accept) : format === "csv";
}
