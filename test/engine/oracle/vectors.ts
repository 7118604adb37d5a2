import { readFileSync, readdirSync } from "node:fs";
import { z } from "zod";
import type { Figures as EngineFigures, Inventory, NodeStates } from "../../../src/engine/index.ts";
import { Inventory as InventoryDocument } from "../../../src/inventory/document.ts";
import type { Engine } from "./engine.ts";

const Bound = z.number().nullable();
const Expected = z.object({
  low: Bound,
  point: z.number(),
  high: Bound,
  base: z.number(),
  outerLow: z.number(),
  outerHigh: z.number(),
});
const Rows = z.record(z.string(), Expected);
const Outcome = z.object({
  total: Expected,
  byService: Rows,
  byOperator: Rows,
  byOperatorKind: Rows,
  byCustomerClass: Rows,
  byArea: Rows,
});
const State = z.union([z.number(), z.literal("unknown")]);
const Vector = z.object({
  inventory: InventoryDocument,
  cases: z.array(
    z.object({ states: z.record(z.string(), State), expected: z.object({ affected: Outcome, impaired: Outcome }) }),
  ),
});
type Row = EngineFigures & { readonly key: string };
type Expected = z.infer<typeof Expected>;
type VectorCase = z.infer<typeof Vector>["cases"][number];

const folder = new URL("../../vectors/", import.meta.url);

export const vectorFiles: readonly string[] = readdirSync(folder).filter((file) => file.endsWith(".json"));

/** What an engine says differently from one file of vectors, as `case 2 affected byArea.north low: 5, not 4`. */
export function disagreementsWithVector(engine: Engine, file: string): readonly string[] {
  const { inventory, cases } = Vector.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  return cases.flatMap((one, index) =>
    disagreementsWithCase(engine, inventory, one).map((text) => `case ${index} ${text}`),
  );
}

function disagreementsWithCase(
  engine: Engine,
  inventory: Inventory,
  { states, expected }: VectorCase,
): readonly string[] {
  const given = engine.estimate(engine.compile(inventory), nodeStates(states));
  return (["affected", "impaired"] as const).flatMap((outcome) => {
    const rows = sectionsOf(given);
    const wanted = { ...expected[outcome], total: { total: expected[outcome].total } };
    return Object.entries(wanted).flatMap(([section, byKey]) =>
      Object.entries(byKey).flatMap(([key, figures]) => {
        const row = rows.get(section)?.find((other) => other.key === key);
        if (row === undefined) return [`${outcome} ${section}.${key}: missing`];
        const differences = differ({ ...row[outcome], base: row.base }, figures);
        return differences.map((text) => `${outcome} ${section}.${key} ${text}`);
      }),
    );
  });
}

function sectionsOf(given: ReturnType<Engine["estimate"]>): ReadonlyMap<string, readonly Row[]> {
  const { byService, byOperator, byOperatorKind, byCustomerClass, byArea } = given;
  const total = [{ key: "total", ...given.total }];
  return new Map(Object.entries({ total, byService, byOperator, byOperatorKind, byCustomerClass, byArea }));
}

export function nodeStates(states: Readonly<Record<string, number | "unknown">>): NodeStates {
  return new Map(
    Object.entries(states).map(([node, state]) => [
      node,
      state === "unknown" ? { unknown: true, lastKnown: 1 } : state,
    ]),
  );
}

type Figures = { readonly low: number; readonly point: number; readonly high: number; readonly base: number };

function differ(given: Figures, expected: Expected): readonly string[] {
  const slack = 1e-6 * expected.base;
  const isNear = (figure: number, wanted: number) => Math.abs(figure - wanted) <= slack;
  const differences = (["low", "point", "high", "base"] as const).flatMap((name) => {
    const wanted = expected[name];
    return wanted === null || isNear(given[name], wanted) ? [] : [`${name}: ${given[name]}, not ${wanted}`];
  });
  const isOuter = given.low < expected.outerLow - slack || given.high > expected.outerHigh + slack;
  return isOuter
    ? [...differences, `${given.low}…${given.high} outside ${expected.outerLow}…${expected.outerHigh}`]
    : differences;
}
