import type { Inventory, Range, Segment } from "./inventory.ts";

/**
 * Segments that differ in nothing but their source, added up: so splitting one changes no figure, not even by rounding.
 * Profile by index; counts are subscriptions.
 */
export type Cell = {
  readonly profile: number;
  readonly operator: string;
  readonly operatorKind: string;
  readonly area: string;
  readonly customerClass: string;
  readonly low: number;
  readonly point: number;
  readonly high: number;
  /** Of these counts, those of each priority that one of its segments has. */
  readonly priorities: ReadonlyMap<string, Range> | undefined;
  /** Of `point`, those whose count was not published. */
  readonly assumed: number;
  /** Date of the oldest count in it, `2018-09-30`. */
  readonly oldestAsOf: string;
};

/** The cells of a checked inventory, in the order of its segments. */
export function compileSegments(inventory: Inventory): readonly Cell[] {
  const profileById = new Map(inventory.profiles.map(({ id }, index) => [id, index]));
  const kindByOperator = new Map(inventory.operators.map(({ id, kind }) => [id, kind]));
  const prioritiesByCell = countPriorities(inventory.segments);
  const cells = new Map<string, Cell>();
  for (const segment of inventory.segments) {
    const key = cellOf(segment);
    const cell = {
      profile: profileById.get(segment.profile) ?? -1,
      operator: segment.operator,
      operatorKind: kindByOperator.get(segment.operator) ?? "",
      area: segment.area,
      customerClass: segment.customerClass,
      priorities: prioritiesByCell.get(key),
      ...countsOf(segment),
    };
    const known = cells.get(key);
    cells.set(key, known === undefined ? cell : merge(known, cell));
  }
  return [...cells.values()];
}

function cellOf({ profile, operator, area, customerClass }: Segment): string {
  return JSON.stringify([profile, operator, area, customerClass]);
}

/**
 * Beside the cells and not in their keys: who has a priority loses no more of a service than others, and a cell that is not
 * split gives the same figures to the last bit.
 */
function countPriorities(segments: readonly Segment[]): ReadonlyMap<string, ReadonlyMap<string, Range>> {
  const prioritiesByCell = new Map<string, Map<string, Range>>();
  for (const segment of segments) {
    if (segment.priority === undefined) continue;
    const key = cellOf(segment);
    const counts = prioritiesByCell.get(key) ?? new Map<string, Range>();
    prioritiesByCell.set(key, counts);
    counts.set(segment.priority, sumOf(counts.get(segment.priority), countsOf(segment)));
  }
  return prioritiesByCell;
}

function sumOf(a: Range | undefined, b: Range): Range {
  const { low, point, high } = a ?? { low: 0, point: 0, high: 0 };
  return { low: low + b.low, point: point + b.point, high: high + b.high };
}

function countsOf({
  subscriptions,
  assumed,
  asOf,
}: Segment): Pick<Cell, "low" | "point" | "high" | "assumed" | "oldestAsOf"> {
  const isPlain = typeof subscriptions === "number";
  const { low, point, high } = isPlain
    ? { low: subscriptions, point: subscriptions, high: subscriptions }
    : subscriptions;
  return { low, point, high, assumed: assumed === true ? point : 0, oldestAsOf: asOf };
}

function merge(a: Cell, b: Cell): Cell {
  return {
    ...a,
    ...sumOf(a, b),
    assumed: a.assumed + b.assumed,
    oldestAsOf: a.oldestAsOf < b.oldestAsOf ? a.oldestAsOf : b.oldestAsOf,
  };
}
