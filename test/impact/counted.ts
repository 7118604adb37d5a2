import type { Requirement } from "../../src/engine/index.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import { type Micros, instantOf, microsOf } from "./micros.ts";

/** A pool in which the last good numbers of attached subscribers replace the capacities, in the order of its members. */
export type Counted = {
  readonly pool: string;
  readonly counts: readonly number[];
  readonly oldestObservedAt: string;
  readonly ageSeconds: number;
};

type Registration = { readonly node: string; readonly count: number; readonly observedAt: string };
type Known = {
  readonly at: string;
  readonly failingSince: ReadonlyMap<string, Micros>;
  readonly counts: readonly Registration[];
  readonly maxAgeSeconds: number;
};

/**
 * In a partitioned pool whose members are all nodes, each with a count observed by `at`, or by when the first node behind
 * the pool began to fail, if that was earlier; none older than allowed at that moment, and not all 0.
 */
export function countedIn(document: Inventory, { at, failingSince, counts, maxAgeSeconds }: Known): readonly Counted[] {
  const countsOf = Map.groupBy(counts, ({ node }) => node);
  const nodes = new Set(document.nodes.map(({ id }) => id));
  return document.pools.flatMap(({ id: pool, policy, members }) => {
    if (policy !== "partitioned" || !members.every(({ node }) => nodes.has(node) && countsOf.has(node))) return [];
    const starts = [...behind(document, pool)].flatMap((id) => failingSince.get(id) ?? []);
    const upTo = Math.min(microsOf(at), ...starts);
    const last = members.flatMap(({ node }) => lastBy(countsOf.get(node) ?? [], upTo) ?? []);
    const oldest = Math.min(...last.map(({ observedAt }) => microsOf(observedAt)));
    const ageSeconds = (upTo - oldest) / 1e6;
    if (last.length < members.length || ageSeconds > maxAgeSeconds || last.every(({ count }) => count === 0)) return [];
    return [{ pool, counts: last.map(({ count }) => count), oldestObservedAt: instantOf(oldest), ageSeconds }];
  });
}

function lastBy(counts: readonly Registration[], upTo: Micros): Registration | undefined {
  const past = counts.filter(({ observedAt }) => microsOf(observedAt) <= upTo);
  return past.toSorted((a, b) => microsOf(a.observedAt) - microsOf(b.observedAt)).at(-1);
}

/** All that a pool stands on, through members and through what they require. */
function behind({ nodes, pools }: Inventory, pool: string): ReadonlySet<string> {
  const found = new Set([pool]);
  for (const id of found) {
    const members = pools.find((one) => one.id === id)?.members.map(({ node }) => node) ?? [];
    const requires = nodes.find((one) => one.id === id)?.requires;
    for (const name of [...members, ...(requires === undefined ? [] : namesIn(requires))]) found.add(name);
  }
  return found;
}

function namesIn(requirement: Requirement): readonly string[] {
  if (typeof requirement === "string") return [requirement];
  if ("all" in requirement) return requirement.all.flatMap(namesIn);
  return ("any" in requirement ? requirement.any : requirement.of).flatMap(namesIn);
}

/** The document as it would be had the counts been planned. */
export function withCounted(document: Inventory, counted: readonly Counted[]): Inventory {
  if (counted.length === 0) return document;
  const countsByPool = new Map(counted.map(({ pool, counts }) => [pool, counts]));
  const pools = document.pools.map((pool) => {
    const counts = countsByPool.get(pool.id);
    if (counts === undefined) return pool;
    return { ...pool, members: pool.members.map((member, index) => ({ ...member, capacity: counts[index] ?? 0 })) };
  });
  return { ...document, pools };
}
