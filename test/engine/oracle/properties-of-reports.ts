import * as fc from "fast-check";
import type { Estimate, Figures, Inventory, NodeStates, Report, View } from "../../../src/engine/index.ts";
import type { Outcome } from "./brute-force.ts";
import type { Engine } from "./engine.ts";
import { ALL_PAIRS, BOUNDS, OUTCOMES, slackOf } from "./figures.ts";
import { pick, situations } from "./inventories.ts";
import { type Property, property } from "./property.ts";

const viewGenes = fc.record({
  operators: fc.option(fc.nat(99), { freq: 3 }),
  areas: fc.option(fc.nat(99), { freq: 2 }),
  customerClasses: fc.option(fc.nat(99), { freq: 2 }),
  services: fc.option(fc.nat(99), { freq: 2 }),
  offering: fc.option(fc.nat(99), { freq: 2 }),
});
type ViewGenes = Readonly<Record<Exclude<keyof View, "areasByOperator">, number | null>>;

/** Sums and views: parts add up to their whole, and asking for a part gives the part. */
export const propertiesOfReports: readonly Property[] = [
  property(
    "reported points of disjoint parts add up exactly, in any view",
    fc.tuple(situations, viewGenes),
    (engine, [{ inventory, states }, drawn]) => {
      const view = buildView(inventory, drawn);
      const given = engine.estimate(engine.compile(inventory), states, { view, pairs: ALL_PAIRS });
      const reported = engine.report(given);
      return OUTCOMES.flatMap((outcome) => [
        ...sumsAmiss(reported, outcome),
        ...pairsAmiss(reported, outcome),
        ...areasAmiss(given, { reported, outcome }),
      ]);
    },
  ),

  property("asking for a part gives the row of that part", situations, (engine, { inventory, states }) => {
    const whole = askFor(engine, { inventory, states, view: {} });
    const rows: readonly Asked[] = [
      ...whole.byOperator.map((row) => ({ row, view: { operators: new Set([row.key]) } })),
      ...whole.byArea.map((row) => ({ row, view: { areas: new Set([row.key]) } })),
      ...whole.byCustomerClass.map((row) => ({ row, view: { customerClasses: new Set([row.key]) } })),
      ...whole.byService.map((row) => ({ row, view: { services: new Set([row.key]) } })),
    ];
    return rows.flatMap((asked) => differenceInView(engine, { inventory, states }, asked));
  }),

  ...(["operators", "areasByOperator"] as const).map((part) =>
    property(`filtered answers of disjoint parts (${part}) add up`, situations, (engine, { inventory, states }) => {
      const whole = askFor(engine, { inventory, states, view: {} }).total;
      const parts = viewsOf(inventory, part).map((view) => askFor(engine, { inventory, states, view }).total);
      return OUTCOMES.flatMap((outcome) =>
        BOUNDS.flatMap((bound) => {
          const sum = parts.reduce((all, one) => all + one[outcome][bound], 0);
          return Math.abs(sum - whole[outcome][bound]) <= slackOf(whole) ? [] : [`${outcome}.${bound}: ${sum}`];
        }),
      );
    }),
  ),
];

/** Views that share nobody and leave nobody out. */
function viewsOf({ operators, areas }: Inventory, part: "operators" | "areasByOperator"): readonly View[] {
  if (part === "operators") return operators.map(({ id }) => ({ operators: new Set([id]) }));
  // The areas are split in two, another way for each operator.
  const half = (odd: number) =>
    new Map(
      operators.map(({ id }, index) => [
        id,
        new Set(areas.filter((_, position) => (position + index) % 2 === odd).map((area) => area.id)),
      ]),
    );
  return [{ areasByOperator: half(0) }, { areasByOperator: half(1) }];
}

function buildView(inventory: Inventory, drawn: ViewGenes): View {
  const classes = inventory.segments.map(({ customerClass }) => ({ id: customerClass }));
  return {
    operators: theOne(inventory.operators, drawn.operators),
    areas: theOne(inventory.areas, drawn.areas),
    customerClasses: theOne(classes, drawn.customerClasses),
    services: theOne(inventory.services, drawn.services),
    offering: theOne(inventory.services, drawn.offering),
  };
}

function theOne(from: readonly { readonly id: string }[], drawn: number | null): ReadonlySet<string> | undefined {
  return drawn === null ? undefined : new Set([pick(from, drawn).id]);
}

function sumOf(rows: readonly Figures[], outcome: Outcome): number {
  return rows.reduce((sum, row) => sum + row[outcome].point, 0);
}

function sumsAmiss(reported: Report, outcome: Outcome): readonly string[] {
  const { total, byOperator, byOperatorKind, byCustomerClass, byPriority, byArea } = reported;
  const roots = byArea.filter(({ parent }) => parent === undefined);
  const parts = { byOperator, byOperatorKind, byCustomerClass, roots };
  const prioritized = sumOf(byPriority, outcome);
  const amiss = prioritized <= total[outcome].point ? [] : [`byPriority ${outcome}: ${prioritized}`];
  const sums = Object.entries(parts).flatMap(([name, rows]) =>
    sumOf(rows, outcome) === total[outcome].point
      ? []
      : [`${name} ${outcome}: ${sumOf(rows, outcome)} of ${total[outcome].point}`],
  );
  return [...sums, ...amiss];
}

function pairsAmiss({ total, byService, pairs }: Report, outcome: Outcome): readonly string[] {
  return pairs.flatMap(({ pair, cells }) => {
    const position = pair.indexOf("service");
    const wholes = position < 0 ? [{ ...total, key: "" }] : byService;
    return wholes.flatMap((whole) => {
      const parts = position < 0 ? cells : cells.filter(({ keys }) => keys[position] === whole.key);
      const sum = sumOf(parts, outcome);
      return sum === whole[outcome].point
        ? []
        : [`${pair.join("×")} ${whole.key} ${outcome}: ${sum} of ${whole[outcome].point}`];
    });
  });
}

/** A parent is its children and its own segments, which are not a row: they are told by less than one from the exact. */
function areasAmiss(
  given: Estimate,
  { reported, outcome }: { readonly reported: Report; readonly outcome: Outcome },
): readonly string[] {
  return reported.byArea.flatMap((area) => {
    const own = given.byArea.find(({ key }) => key === area.key)?.own;
    const left =
      area[outcome].point -
      sumOf(
        reported.byArea.filter(({ parent }) => parent === area.key),
        outcome,
      );
    const isSharedOut =
      own !== undefined && (own.base === 0 ? left === 0 : Math.abs(left - own[outcome].point) < 1 + 1e-6);
    return isSharedOut ? [] : [`area ${area.key} ${outcome}: ${left} of its own, ${own?.[outcome].point} exactly`];
  });
}

type Asking = { readonly inventory: Inventory; readonly states: NodeStates; readonly view: View };
type Asked = { readonly row: Figures & { readonly key: string }; readonly view: View };

function askFor(engine: Engine, { inventory, states, view }: Asking): Estimate {
  return engine.estimate(engine.compile(inventory), states, { view });
}

function differenceInView(engine: Engine, situation: Omit<Asking, "view">, { row, view }: Asked): readonly string[] {
  const { total } = askFor(engine, { ...situation, view });
  const isSame =
    total.base === row.base &&
    OUTCOMES.every((outcome) =>
      BOUNDS.every((bound) => Math.abs(total[outcome][bound] - row[outcome][bound]) <= slackOf(row)),
    );
  return isSame ? [] : [`${row.key}: ${JSON.stringify(total)} in its view, ${JSON.stringify(row)} as a row`];
}
