import { stringify } from "csv-stringify/sync";

/** RFC 4180 with a header row. A text that a spreadsheet would run as a formula is made harmless; objects become JSON. */
export function toCsv(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: "windows",
    cast: { boolean: String },
  });
}

/** Of what is a list. */
export const JSON_OR_CSV = { json: { mediaType: "application/json" }, csv: { mediaType: "text/csv" } } as const;
