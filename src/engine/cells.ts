import type { Inventory, Segment } from "./inventory.ts";

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
  /** Of `point`, those whose count was not published. */
  readonly assumed: number;
  /** Date of the oldest count in it, `2018-09-30`. */
  readonly oldestAsOf: string;
};

/** The cells of a checked inventory, in the order of its segments. */
export function compileSegments(inventory: Inventory): readonly Cell[] {
  const profileById = new Map(inventory.profiles.map(({ id }, index) => [id, index]));
  const kindByOperator = new Map(inventory.operators.map(({ id, kind }) => [id, kind]));
  const cells = new Map<string, Cell>();
  for (const segment of inventory.segments) {
    const key = JSON.stringify([segment.profile, segment.operator, segment.area, segment.customerClass]);
    const cell = {
      profile: profileById.get(segment.profile) ?? -1,
      operator: segment.operator,
      operatorKind: kindByOperator.get(segment.operator) ?? "",
      area: segment.area,
      customerClass: segment.customerClass,
      ...countsOf(segment),
    };
    const known = cells.get(key);
    cells.set(key, known === undefined ? cell : merge(known, cell));
  }
  return [...cells.values()];
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
    low: a.low + b.low,
    point: a.point + b.point,
    high: a.high + b.high,
    assumed: a.assumed + b.assumed,
    oldestAsOf: a.oldestAsOf < b.oldestAsOf ? a.oldestAsOf : b.oldestAsOf,
  };
}
