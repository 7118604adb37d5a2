import type { Impact } from "./answer.ts";

/** A reported figure by the name that a reader would call it: `byOperator[giffgaff].affected.point`. */
export type NamedRow = { readonly name: string; readonly figures: Readonly<Record<string, number>> };

/** Every figure of an answer, row by row, the causes as one; which rows there are depends on the inventory and the filter alone. */
export function figuresOf(impact: Impact): readonly NamedRow[] {
  return [
    { name: "", figures: figuresByName(impact) },
    ...ROWS.flatMap((section) =>
      impact[section].map((row) => ({ name: `${section}[${row.key}]`, figures: figuresByName(row) })),
    ),
    ...(impact.cells ?? []).map(({ affected, impaired, base, ...keys }) => ({
      name: `cells[${Object.values(keys).join(",")}]`,
      figures: figuresByName({ affected, impaired, base }),
    })),
    { name: "coverage", figures: coverageFigures(impact.coverage) },
    { name: "causes", figures: Object.fromEntries(impact.causes.flatMap(causeFigures)) },
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function coverageFigures({ nodes, nodesHeardOf, unknownNodes, assumedSubscriptions }: Impact["coverage"]) {
  return { nodes, nodesHeardOf, unknownNodes, assumedSubscriptions };
}

function causeFigures({
  leaf,
  servedShare,
  unimpairedShare,
  restores,
}: Impact["causes"][number]): readonly [string, number][] {
  return [
    ...named(`${leaf}.servedShare`, servedShare),
    ...named(`${leaf}.unimpairedShare`, unimpairedShare),
    [`${leaf}.restores.affected`, restores.affected],
    [`${leaf}.restores.impaired`, restores.impaired],
  ];
}

function named(name: string, figure: number | undefined): readonly [string, number][] {
  return figure === undefined ? [] : [[name, figure]];
}

/** Not the priorities, which were not told when ids began to hold these: an id that was quoted stays good. */
const ROWS = ["byService", "byOperator", "byOperatorKind", "byCustomerClass", "byArea"] as const;

/** The figures of a row by their names in it. */
export function figuresByName({ affected, impaired, base }: Pick<Impact, "affected" | "impaired" | "base">) {
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
