import type { Impact } from "./impact.ts";

/** A reported figure by the name that a reader would call it: `byOperator[giffgaff].affected.point`. */
export type NamedRow = { readonly name: string; readonly figures: Readonly<Record<string, number>> };

/** Every figure of an answer, row by row, in an order that the figures themselves do not change. */
export function figuresOf(impact: Impact): readonly NamedRow[] {
  return [
    { name: "", figures: flatten(impact) },
    ...ROWS.flatMap((section) =>
      impact[section].map((row) => ({ name: `${section}[${row.key}]`, figures: flatten(row) })),
    ),
    ...(impact.cells ?? []).map(({ affected, impaired, base, ...keys }) => ({
      name: `cells[${Object.values(keys).join(",")}]`,
      figures: flatten({ affected, impaired, base }),
    })),
    ...impact.causes.map(({ leaf, servedShare, unimpairedShare, restores }) => ({
      name: `causes[${leaf}]`,
      figures: {
        servedShare,
        unimpairedShare,
        "restores.affected": restores.affected,
        "restores.impaired": restores.impaired,
      },
    })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const ROWS = ["byService", "byOperator", "byOperatorKind", "byCustomerClass", "byArea"] as const;

function flatten({ affected, impaired, base }: Pick<Impact, "affected" | "impaired" | "base">): NamedRow["figures"] {
  return {
    "affected.low": affected.low,
    "affected.point": affected.point,
    "affected.high": affected.high,
    "impaired.low": impaired.low,
    "impaired.point": impaired.point,
    "impaired.high": impaired.high,
    base,
  };
}
