import type { Estimate, Figures, Inventory, Pair, Question, Range, Report } from "../../../src/engine/index.ts";
import { type Outcome, type SegmentLoss, countsOf } from "./brute-force.ts";

/** Reading estimates and reports row by row, and the same rows added up from segments. */
export const OUTCOMES: readonly Outcome[] = ["affected", "impaired"];
export const BOUNDS: readonly (keyof Range)[] = ["low", "point", "high"];

export const ALL_PAIRS: readonly Pair[] = [
  ["operator", "operatorKind"],
  ["operator", "customerClass"],
  ["area", "operator"],
  ["operatorKind", "customerClass"],
  ["operatorKind", "area"],
  ["customerClass", "area"],
  ["service", "operator"],
  ["operatorKind", "service"],
  ["service", "customerClass"],
  ["area", "service"],
  ["area", "area"],
];
export const EVERYTHING: Question = { pairs: ALL_PAIRS };

export type FiguresByName = ReadonlyMap<string, Figures>;

/** Every row of an estimate or of a report, as `area a0` or `pair service×operator s0 o1`. */
export function figuresByName(given: Estimate | Report): FiguresByName {
  return new Map([
    ["total", given.total],
    ...rows("service", given.byService),
    ...rows("operator", given.byOperator),
    ...rows("operatorKind", given.byOperatorKind),
    ...rows("customerClass", given.byCustomerClass),
    ...rows("priority", given.byPriority),
    ...rows("area", given.byArea),
    ...given.pairs.flatMap(({ pair, cells }) =>
      cells.map(({ keys, ...figures }): readonly [string, Figures] => [nameOfCell(pair, keys), figures]),
    ),
  ]);
}

function rows(
  section: string,
  list: readonly (Figures & { readonly key: string })[],
): readonly (readonly [string, Figures])[] {
  return list.map(({ key, ...figures }) => [`${section} ${key}`, figures]);
}

function nameOfCell(pair: Pair, keys: readonly string[]): string {
  return `pair ${pair.join("×")} ${keys.join(" ")}`;
}

/** The same rows from what each segment loses. */
export function figuresFromSegments(inventory: Inventory, losses: readonly SegmentLoss[]): FiguresByName {
  const sums = new Map<string, Figures>([
    ["total", NOBODY],
    ...inventory.services.map(({ id }) => noRow(`service ${id}`)),
  ]);
  for (const loss of losses) {
    const add = (name: string, lost: SegmentLoss["headline"]) =>
      sums.set(name, plus(sums.get(name) ?? NOBODY, loss.segment, lost));
    for (const name of headlineRows(inventory, loss.segment)) add(name, loss.headline);
    for (const [service, lost] of loss.byService) {
      for (const name of serviceRows(inventory, loss.segment, service)) add(name, lost);
    }
  }
  return sums;
}

const NOTHING: Range = { low: 0, point: 0, high: 0 };
const NOBODY: Figures = { affected: NOTHING, impaired: NOTHING, base: 0 };

function noRow(name: string): readonly [string, Figures] {
  return [name, NOBODY];
}

type Segment = Inventory["segments"][number];

function plus(sum: Figures, segment: Segment, lost: SegmentLoss["headline"]): Figures {
  const counts = countsOf(segment);
  const grown = (outcome: Outcome): Range => ({
    low: sum[outcome].low + counts.low * lost[outcome].low,
    point: sum[outcome].point + counts.point * lost[outcome].point,
    high: sum[outcome].high + counts.high * lost[outcome].high,
  });
  return { affected: grown("affected"), impaired: grown("impaired"), base: sum.base + counts.point };
}

function headlineRows(inventory: Inventory, segment: Segment): readonly string[] {
  const areas = withAncestors(inventory, segment.area).map((area) => `area ${area}`);
  const keys = keysOf(inventory, segment);
  const pairs = ALL_PAIRS.filter((pair) => !pair.includes("service"));
  return [
    "total",
    `operator ${keys.operator}`,
    `operatorKind ${keys.operatorKind}`,
    `customerClass ${keys.customerClass}`,
    ...(segment.priority === undefined ? [] : [`priority ${segment.priority}`]),
    ...areas,
    ...pairs.map((pair) =>
      nameOfCell(
        pair,
        pair.map((part) => keys[part]),
      ),
    ),
  ];
}

function serviceRows(inventory: Inventory, segment: Segment, service: string): readonly string[] {
  const keys = { ...keysOf(inventory, segment), service };
  const pairs = ALL_PAIRS.filter((pair) => pair.includes("service"));
  return [
    `service ${service}`,
    ...pairs.map((pair) =>
      nameOfCell(
        pair,
        pair.map((part) => keys[part]),
      ),
    ),
  ];
}

function keysOf({ operators }: Inventory, { operator, customerClass, area }: Segment) {
  const operatorKind = operators.find(({ id }) => id === operator)?.kind ?? "";
  return { operator, operatorKind, customerClass, area, service: "" };
}

function withAncestors(inventory: Inventory, area: string): readonly string[] {
  const parent = inventory.areas.find(({ id }) => id === area)?.parent;
  return parent === undefined ? [area] : [area, ...withAncestors(inventory, parent)];
}

/** 1e-9 of the base, of at least 10,000: the counts that are drawn are off by up to that much. */
export function slackOf({ base }: Figures): number {
  return 1e-9 * Math.max(10_000, base);
}

type Comparison = { readonly bounds: readonly (keyof Range)[]; readonly isExact?: boolean };

/** What differs between two sets of rows, as `area a0 affected.point: 5, not 4`. */
export function differencesBetween(
  given: FiguresByName,
  wanted: FiguresByName,
  { bounds, isExact = false }: Comparison = { bounds: BOUNDS },
): readonly string[] {
  const missing = [...wanted.keys()].filter((name) => !given.has(name)).map((name) => `${name}: missing`);
  const differing = [...given].flatMap(([name, figures]) => {
    const expected = wanted.get(name);
    if (expected === undefined) return [`${name}: not wanted`];
    const slack = isExact ? 0 : slackOf(expected);
    const pairs = OUTCOMES.flatMap((outcome) =>
      bounds.map((bound): [string, number, number] => [
        `${outcome}.${bound}`,
        figures[outcome][bound],
        expected[outcome][bound],
      ]),
    );
    return [["base", figures.base, expected.base] as const, ...pairs]
      .filter(([, one, other]) => !(Math.abs(one - other) <= slack))
      .map(([what, one, other]) => `${name} ${what}: ${one}, not ${other}`);
  });
  return [...missing, ...differing];
}
