import { stringify } from "csv-stringify/sync";
import type { Context } from "hono";
import { accepts } from "hono/accepts";

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

/** What the caller wants: by `?format=`, else by what `Accept` prefers; JSON where it does not say. */
export function formatOf(c: Context, asked: "csv" | "json" | undefined): "csv" | "json" {
  const preferred = accepts(c, {
    header: "Accept",
    supports: ["application/json", "text/csv"],
    default: "application/json",
  });
  return asked ?? (preferred === "text/csv" ? "csv" : "json");
}
