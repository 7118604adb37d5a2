import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import type { Inventory, NodeStates, Range } from "../../../src/engine/index.ts";
import { countsOf } from "./brute-force.ts";
import { BOUNDS, EVERYTHING, OUTCOMES, differencesBetween, figuresByName } from "./figures.ts";
import { pick, situations } from "./inventories.ts";
import { type Property, property } from "./property.ts";

/** What a document may be changed in without changing what it says, and what unknown nodes and larger counts do. */
export const propertiesOfDocuments: readonly Property[] = [
  property(
    "a segment told in two parts gives the same figures",
    fc.tuple(situations, fc.nat(99), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()),
    (engine, [{ inventory, states }, which, part, isAtEnd]) => {
      const ask = (one: Inventory) => engine.estimate(engine.compile(one), states, EVERYTHING);
      const whole = ask(inventory);
      const split = ask(splitSegment(inventory, { which, part, isAtEnd }));
      const areSame = isDeepStrictEqual(split, whole) && isDeepStrictEqual(engine.report(split), engine.report(whole));
      return areSame ? [] : ["another estimate", ...differencesBetween(figuresByName(split), figuresByName(whole))];
    },
  ),

  property(
    "other names change nothing but the names",
    fc.tuple(situations, fc.nat(99)),
    (engine, [{ inventory, states }, turn]) => {
      const names = newNames(inventory, { turn, odd: ODD_WORDS });
      const ask = (one: Inventory, states: NodeStates) =>
        engine.report(engine.estimate(engine.compile(one), states, EVERYTHING));
      const renamed = ask(renameIn(inventory, names), renameStates(states, names));
      const given = renameIn(renamed, new Map([...names].map(([from, to]) => [to, from])));
      const wanted = ask(inventory, states);
      return isDeepStrictEqual(given, wanted)
        ? []
        : ["another report", ...differencesBetween(figuresByName(given), figuresByName(wanted))];
    },
  ),

  property(
    "names that are numbers are names",
    fc.tuple(situations, fc.nat(99)),
    (engine, [{ inventory, states }, turn]) => {
      const names = newNames(inventory, { turn, odd: Array.from({ length: 40 }, (_, index) => `${40 - index}`) });
      const ask = (one: Inventory, states: NodeStates) => engine.estimate(engine.compile(one), states, EVERYTHING);
      const renamed = ask(renameIn(inventory, names), renameStates(states, names));
      const given = renameIn(renamed, new Map([...names].map(([from, to]) => [to, from])));
      return differencesBetween(figuresByName(given), figuresByName(ask(inventory, states)));
    },
  ),

  property(
    "unknown nodes are up for the low, down for the high, as last known for the point",
    situations,
    (engine, { inventory, states }) => {
      const model = engine.compile(inventory);
      const given = figuresByName(engine.estimate(model, states, EVERYTHING));
      const takenAs = { low: () => 1, point: (lastKnown: number) => lastKnown, high: () => 0 };
      return BOUNDS.flatMap((bound) => {
        const wanted = engine.estimate(model, settleUnknown(states, takenAs[bound]), EVERYTHING);
        return differencesBetween(given, figuresByName(wanted), { bounds: [bound] });
      });
    },
  ),

  property("twice as many subscriptions are twice every figure", situations, (engine, { inventory, states }) => {
    const ask = (one: Inventory) => figuresByName(engine.estimate(engine.compile(one), states, EVERYTHING));
    const once = ask(inventory);
    const doubled = new Map([...once].map(([name, row]) => [name, { ...twice(row), base: 2 * row.base }]));
    return differencesBetween(ask(doubleCounts(inventory)), doubled, { bounds: BOUNDS, isExact: true });
  }),
];

type Split = { readonly which: number; readonly part: number; readonly isAtEnd: boolean };

function splitSegment(inventory: Inventory, { which, part, isAtEnd }: Split): Inventory {
  const index = which % inventory.segments.length;
  const segment = pick(inventory.segments, which);
  const counts = countsOf(segment);
  const first = eachBound((bound) => Math.floor(counts[bound] * part));
  const second = eachBound((bound) => counts[bound] - first[bound]);
  const isPlain = typeof segment.subscriptions === "number";
  const halves = [first, second].map((half) => ({ ...segment, subscriptions: isPlain ? half.point : half }));
  const segments = isAtEnd
    ? [...inventory.segments.with(index, pick(halves, 0)), pick(halves, 1)]
    : inventory.segments.toSpliced(index, 1, ...halves);
  return { ...inventory, segments };
}

function eachBound(valueOf: (bound: keyof Range) => number): Range {
  return { low: valueOf("low"), point: valueOf("point"), high: valueOf("high") };
}

/** Legal names that a careless use of objects trips over. */
const ODD_WORDS = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "a/b:c.d-e_f", "A", "-", "."];

/** A new name for every id, odd ones first, beginning somewhere else each time. */
function newNames(
  inventory: Inventory,
  { turn, odd }: { readonly turn: number; readonly odd: readonly string[] },
): ReadonlyMap<string, string> {
  const { operators, areas, nodes, pools, services, profiles } = inventory;
  const ids = [...operators, ...areas, ...nodes, ...pools, ...services, ...profiles].map(({ id }) => id);
  const start = turn % ids.length;
  return new Map([...ids.slice(start), ...ids.slice(0, start)].map((id, index) => [id, odd[index] ?? `z${index}`]));
}

/** The same value with every string that has a new name, keys too, replaced: its shape stays, so its type does. */
function renameIn<T>(value: T, names: ReadonlyMap<string, string>): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only strings change, and into strings
  return renameAny(value, names) as T;
}

function renameAny(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => renameAny(part, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [names.get(key) ?? key, renameAny(part, names)]),
  );
}

function renameStates(states: NodeStates, names: ReadonlyMap<string, string>): NodeStates {
  return new Map([...states].map(([node, state]) => [names.get(node) ?? node, state]));
}

function settleUnknown(states: NodeStates, shareOf: (lastKnown: number) => number): NodeStates {
  return new Map(
    [...states].map(([node, state]) => [node, typeof state === "number" ? state : shareOf(state.lastKnown)]),
  );
}

type Row = Readonly<Record<(typeof OUTCOMES)[number], Range>>;

function twice({ affected, impaired }: Row): Row {
  return {
    affected: eachBound((bound) => 2 * affected[bound]),
    impaired: eachBound((bound) => 2 * impaired[bound]),
  };
}

function doubleCounts(inventory: Inventory): Inventory {
  const segments = inventory.segments.map((segment) => {
    const counts = countsOf(segment);
    return { ...segment, subscriptions: eachBound((bound) => 2 * counts[bound]) };
  });
  return { ...inventory, segments };
}
