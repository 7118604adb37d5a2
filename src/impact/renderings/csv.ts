import { toCsv } from "../../platform/csv.ts";
import type { Impact } from "../answer.ts";
import { FIGURE_COLUMNS, inColumns } from "../figure-columns.ts";
import type { Rendering } from "../rendering.ts";

const ORIGIN = ["at", "knownAt", "inventoryVersion", "sequence", "engine", "estimateId"] as const;
const COLUMNS = ["breakdown", "key", "secondKey", "name", "parent", ...FIGURE_COLUMNS, ...ORIGIN];

/** A row for the total and for each line of each breakdown, each with what it was computed from, so that it can stand alone. */
export const csv: Rendering = {
  mediaType: "text/csv; charset=utf-8",
  render: (impact) => {
    const origin = Object.fromEntries(ORIGIN.map((field) => [field, impact[field]]));
    return toCsv(
      COLUMNS,
      linesOf(impact).map((line) => ({ ...line, ...origin })),
    );
  },
};

function linesOf(impact: Impact): readonly Readonly<Record<string, unknown>>[] {
  return [
    { breakdown: "total", ...inColumns(impact) },
    ...rowsOf("service", impact.byService),
    ...rowsOf("operator", impact.byOperator),
    ...rowsOf("operatorKind", impact.byOperatorKind),
    ...rowsOf("customerClass", impact.byCustomerClass),
    ...rowsOf("priority", impact.byPriority),
    ...rowsOf("area", impact.byArea),
    ...(impact.cells ?? []).map(({ affected, impaired, base, ...keys }) => {
      const [key, secondKey] = Object.values(keys);
      return { breakdown: Object.keys(keys).join(","), key, secondKey, ...inColumns({ affected, impaired, base }) };
    }),
  ];
}

type Figures = Pick<Impact, "affected" | "impaired" | "base">;

function rowsOf(
  breakdown: string,
  rows: readonly (Figures & { key: string; name: string; parent?: string | undefined })[],
) {
  return rows.map((row) => ({ breakdown, key: row.key, name: row.name, parent: row.parent, ...inColumns(row) }));
}
