import { inColumns } from "../../../impact/figure-columns.ts";
import type { Line } from "./breakdowns.ts";

/** Names and figures in rows, of which the first is the header. */
export type Sheet = readonly (readonly (string | number)[])[];

/** A breakdown as it is copied: figures as digits alone, so that a spreadsheet counts with them. */
export function sheetOf(lines: readonly Line[], header: readonly string[]): Sheet {
  return [header, ...lines.map((line) => [line.name, ...figuresOf(line)])];
}

/** In the order of a table's columns. */
export function figuresOf(line: Line): readonly number[] {
  return Object.values(inColumns(line));
}

/** For a spreadsheet: a tab or line break in a name would be a cell or row more, and what begins as a formula would be run. */
export function toTsv(sheet: Sheet): string {
  return sheet.map((row) => row.map((cell) => harmless(cell)).join("\t")).join("\n");
}

function harmless(cell: string | number): string {
  const text = String(cell).replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** For a letter or a slide. */
export function toHtml(sheet: Sheet): string {
  const rows = sheet.map((row, index) => {
    const tag = index === 0 ? "th" : "td";
    return `<tr>${row.map((cell) => `<${tag}>${escaped(String(cell))}</${tag}>`).join("")}</tr>`;
  });
  return `<table>${rows.join("")}</table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
