import type { NetworkStep, Thing, Totals } from "./step.ts";

/** Things that are looked at as one. `began`: the lowest sequence of their failing; never empty. */
export type Group = { readonly things: ReadonlySet<Thing>; readonly began: number };

/**
 * Failing things that share a leaf, transitively, are one group; what has no leaf is one of its own. In the order in which they began:
 * where entries are the same, in that of names, so that no order in which things are told matters.
 */
export function groupsOf(things: Iterable<Thing>, { failing, leavesOf }: NetworkStep): readonly Group[] {
  const left = new Set(things);
  const thingsByLeaf = new Map<string, Thing[]>();
  for (const thing of left) for (const leaf of leavesOf(thing)) addTo(thingsByLeaf, leaf, thing);
  const groups: Group[] = [];
  for (const start of left) {
    // It grows while it is gone through.
    const group = new Set([start]);
    for (const thing of group) {
      left.delete(thing);
      for (const leaf of leavesOf(thing)) {
        for (const other of thingsByLeaf.get(leaf) ?? []) group.add(other);
        thingsByLeaf.delete(leaf);
      }
    }
    groups.push(groupOf(group, failing));
  }
  return groups.sort(earliestFirst);
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Of these things, at least one, which all fail. */
export function groupOf(things: Iterable<Thing>, failing: NetworkStep["failing"]): Group {
  const sequenceOf = (thing: Thing): number => failing.get(thing) ?? Infinity;
  const sorted = [...things].sort((a, b) => sequenceOf(a) - sequenceOf(b) || (a < b ? -1 : 1));
  return { things: new Set(sorted), began: Math.min(...sorted.map(sequenceOf)) };
}

/** Negative when `a` began before `b`. */
function earliestFirst(a: Group, b: Group): number {
  return a.began - b.began || (nameOf(a) < nameOf(b) ? -1 : 1);
}

/** The first of its things. */
function nameOf({ things: [name = ""] }: Group): Thing {
  return name;
}

/** The groups that are left when one after the other is left out, the latest begun first, wherever what is left is still enough. */
export function withoutNeedless<G extends Group>(
  groups: readonly G[],
  isEnough: (things: ReadonlySet<Thing>) => boolean,
): readonly G[] {
  let kept = groups.toSorted(earliestFirst);
  for (const group of kept.toReversed()) {
    const others = kept.filter((other) => other !== group);
    if (isEnough(thingsIn(others))) kept = others;
  }
  return kept;
}

export function thingsIn(groups: readonly { readonly things: ReadonlySet<Thing> }[]): ReadonlySet<Thing> {
  return new Set(groups.flatMap(({ things }) => [...things]));
}

const NOTHING: ReadonlySet<Thing> = new Set();

/**
 * Customers who are served worse by the best estimate (or cannot be served, should those be more), beyond those who are
 * when nothing fails: an inventory may have too little room from the start.
 */
export function customersHit({ totalsOf }: NetworkStep, { affected, impaired }: Totals): number {
  const always = totalsOf(NOTHING);
  return Math.max(impaired.point - always.impaired.point, affected.point - always.affected.point);
}

/** Whether somebody is hit by these things alone. */
export function isHitBy(network: NetworkStep, things: ReadonlySet<Thing>): boolean {
  return things.size > 0 && customersHit(network, network.totalsOf(things)) > 0;
}

export function haveSamePoints(a: Totals, b: Totals): boolean {
  return a.affected.point === b.affected.point && a.impaired.point === b.impaired.point;
}
