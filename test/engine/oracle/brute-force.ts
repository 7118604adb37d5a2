import type { Inventory, NodeState, NodeStates, Range, Requirement } from "../../../src/engine/index.ts";
import { leastProbability } from "./programme.ts";

/**
 * Steps 1 to 3 of an estimate straight from their definition, and nothing of the engine: the point by going through
 * every joint state of the node sets with the requirement as it is written, the bounds by trying distributions.
 */
export type Share = { readonly served: number; readonly unimpaired: number };
export type SharesById = ReadonlyMap<string, Share>;
export type Outcome = "affected" | "impaired";
export type LostShares = Readonly<Record<Outcome, Range>>;
export type SegmentLoss = {
  readonly segment: Inventory["segments"][number];
  readonly headline: LostShares;
  readonly byService: ReadonlyMap<string, LostShares>;
};

type Pool = Inventory["pools"][number];
type Profile = Inventory["profiles"][number];

// Step 1.

export function sharesByDefinition(inventory: Inventory, stateOf: (node: string) => number): SharesById {
  const shares = new Map<string, Share>();
  const nodeById = new Map(inventory.nodes.map((node) => [node.id, node]));
  const poolById = new Map(inventory.pools.map((pool) => [pool.id, pool]));
  const shareOf = (id: string): Share => {
    const known = shares.get(id);
    if (known !== undefined) return known;
    const pool = poolById.get(id);
    const share = pool === undefined ? nodeShare(id) : poolShare(pool, shareOf);
    const settled = { served: nearWhole(share.served), unimpaired: nearWhole(share.unimpaired) };
    shares.set(id, settled);
    return settled;
  };
  const nodeShare = (id: string): Share => {
    const requires = nodeById.get(id)?.requires;
    const own = stateOf(id);
    const served = nearWhole(requires === undefined ? own : Math.min(own, requiredShare(requires, shareOf)));
    return { served, unimpaired: served === 1 ? 1 : 0 };
  };
  for (const id of [...nodeById.keys(), ...poolById.keys()]) shareOf(id);
  return shares;
}

function requiredShare(requirement: Requirement, shareOf: (id: string) => Share): number {
  if (typeof requirement === "string") return shareOf(requirement).served;
  if ("all" in requirement) return Math.min(...requirement.all.map((part) => requiredShare(part, shareOf)));
  if ("any" in requirement) return Math.max(...requirement.any.map((part) => requiredShare(part, shareOf)));
  const shares = requirement.of.map((part) => requiredShare(part, shareOf));
  return Math.max(...shares.filter((share) => shares.filter((other) => other >= share).length >= requirement.atLeast));
}

function poolShare({ policy, members, needed = 1 }: Pool, shareOf: (id: string) => Share): Share {
  const sumOf = (worth: (share: Share) => number): number =>
    members.reduce((sum, { node, capacity = 1 }) => sum + capacity * worth(shareOf(node)), 0);
  const alive = sumOf(({ served }) => served);
  const total = sumOf(() => 1);
  if (policy === "partitioned") {
    return { served: alive / total, unimpaired: sumOf(({ unimpaired }) => unimpaired) / total };
  }
  const standing = sumOf(({ served }) => (served > 0 ? 1 : 0));
  if (policy === "redundant" && isBelow(standing, needed)) return { served: 0, unimpaired: 0 };
  return isBelow(alive, needed) ? { served: alive / needed, unimpaired: 0 } : { served: 1, unimpaired: 1 };
}

function isBelow(value: number, bar: number): boolean {
  return bar - value > 1e-9 * Math.max(value, bar);
}

function nearWhole(share: number): number {
  if (Math.abs(share) < 1e-12) return 0;
  return Math.abs(share - 1) < 1e-12 ? 1 : share;
}

// Step 2.

/** A requirement with every service replaced by what it requires in its profile. */
export function writtenOut(requirement: Requirement, { services }: Profile): Requirement {
  if (typeof requirement === "string") {
    const service = Object.hasOwn(services, requirement) ? services[requirement] : undefined;
    return service === undefined ? requirement : writtenOut(service, { id: "", services });
  }
  const replace = (parts: readonly Requirement[]) => parts.map((part) => writtenOut(part, { id: "", services }));
  if ("all" in requirement) return { all: replace(requirement.all) };
  if ("any" in requirement) return { any: replace(requirement.any) };
  return { atLeast: requirement.atLeast, of: replace(requirement.of) };
}

/** For who is served worse, `any` stands for its first alternative. */
export function preferred(requirement: Requirement): Requirement {
  if (typeof requirement === "string") return requirement;
  if ("all" in requirement) return { all: requirement.all.map(preferred) };
  if ("any" in requirement) return { any: requirement.any.slice(0, 1).map(preferred) };
  return { atLeast: requirement.atLeast, of: requirement.of.map(preferred) };
}

function holds(requirement: Requirement, isHeld: (leaf: string) => boolean): boolean {
  if (typeof requirement === "string") return isHeld(requirement);
  if ("all" in requirement) return requirement.all.every((part) => holds(part, isHeld));
  if ("any" in requirement) return requirement.any.some((part) => holds(part, isHeld));
  return requirement.of.filter((part) => holds(part, isHeld)).length >= requirement.atLeast;
}

export function leavesIn(requirement: Requirement): ReadonlySet<string> {
  if (typeof requirement === "string") return new Set([requirement]);
  const parts = "all" in requirement ? requirement.all : "any" in requirement ? requirement.any : requirement.of;
  return new Set(parts.flatMap((part) => [...leavesIn(part)]));
}

/** The nodes under an element, through nested pools, as one name. */
export function nodeSetOf(inventory: Inventory, id: string): string {
  const nodes = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const pool = inventory.pools.find((other) => other.id === next);
    if (pool === undefined) nodes.add(next);
    else open.push(...pool.members.map(({ node }) => node));
  }
  return [...nodes].sort().join(" ");
}

type Reading = { readonly shareOf: (leaf: string) => number; readonly setOf: (leaf: string) => string };

/** Adds up the joint states, one stretch of each set's number at a time, in which the requirement does not hold. */
export function lostByEnumeration(requirement: Requirement, { shareOf, setOf }: Reading): number {
  const groups = [...Map.groupBy(leavesIn(requirement), setOf).values()];
  const held = new Set<string>();
  const lostFrom = (index: number): number => {
    const group = groups[index];
    if (group === undefined) return holds(requirement, (leaf) => held.has(leaf)) ? 0 : 1;
    const edges = [...new Set([0, ...group.map(shareOf), 1])].sort((a, b) => a - b);
    let lost = 0;
    for (const [at, from] of edges.slice(0, -1).entries()) {
      for (const leaf of group) if (from < shareOf(leaf)) held.add(leaf);
      lost += ((edges[at + 1] ?? 1) - from) * lostFrom(index + 1);
      for (const leaf of group) held.delete(leaf);
    }
    return lost;
  };
  return lostFrom(0);
}

/** Where the recursion on intervals takes over from the programme. */
export const MOST_EXACT_LEAVES = 6;

export function partialLeaves(requirement: Requirement, shareOf: (leaf: string) => number): readonly string[] {
  return [...leavesIn(requirement)].filter((leaf) => shareOf(leaf) > 0 && shareOf(leaf) < 1);
}

type Bounds = { readonly low: number; readonly high: number };

export function lostBounds(requirement: Requirement, shareOf: (leaf: string) => number): Bounds {
  const leaves = partialLeaves(requirement, shareOf);
  if (leaves.length <= MOST_EXACT_LEAVES) return lostByProgramme(requirement, shareOf);
  const simple = simplify(requirement, shareOf);
  if (typeof simple === "boolean") return simple ? { low: 0, high: 0 } : { low: 1, high: 1 };
  if (leavesIn(simple.written).size <= MOST_EXACT_LEAVES) return lostByProgramme(simple.written, shareOf);
  return lostByIntervals(simple.written, shareOf);
}

/** The least and the greatest lost share over all joint distributions. */
export function lostByProgramme(requirement: Requirement, shareOf: (leaf: string) => number): Bounds {
  const leaves = partialLeaves(requirement, shareOf);
  const isLost = Array.from({ length: 2 ** leaves.length }, (_, outcome) => {
    const isHeld = (leaf: string) =>
      leaves.includes(leaf) ? ((outcome >> leaves.indexOf(leaf)) & 1) === 1 : shareOf(leaf) >= 1;
    return !holds(requirement, isHeld);
  });
  const marginals = leaves.map(shareOf);
  const isKept = isLost.map((lost) => !lost);
  return { low: leastProbability(marginals, isLost), high: 1 - leastProbability(marginals, isKept) };
}

/** A requirement without sure parts, nested lists and repeats, and a name that equal ones have in common. */
type Simple = boolean | { readonly name: string; readonly written: Requirement };

export function simplify(requirement: Requirement, shareOf: (leaf: string) => number): Simple {
  if (typeof requirement === "string") {
    const share = shareOf(requirement);
    return share > 0 && share < 1 ? { name: requirement, written: requirement } : share >= 1;
  }
  if ("all" in requirement)
    return simpleList(
      "all",
      requirement.all.map((part) => simplify(part, shareOf)),
    );
  if ("any" in requirement)
    return simpleList(
      "any",
      requirement.any.map((part) => simplify(part, shareOf)),
    );
  const parts = requirement.of.map((part) => simplify(part, shareOf));
  const open = parts.filter((part) => typeof part !== "boolean");
  const k = requirement.atLeast - parts.filter((part) => part === true).length;
  if (k <= 0 || k > open.length) return k <= 0;
  if (k === 1) return simpleList("any", open);
  if (k === open.length) return simpleList("all", open);
  const names = open.map(({ name }) => name).sort();
  return { name: `(${k} of ${names.join(", ")})`, written: { atLeast: k, of: open.map(({ written }) => written) } };
}

function simpleList(op: "all" | "any", parts: readonly Simple[]): Simple {
  if (parts.includes(op === "any")) return op === "any";
  const open = parts.filter((part) => typeof part !== "boolean").flatMap((part) => spread(op, part));
  const byName = new Map(open.map(({ name, written }) => [name, written]));
  const names = [...byName.keys()].sort();
  const written = names.flatMap((name) => byName.get(name) ?? []);
  const [name] = names;
  const [only] = written;
  if (name === undefined || only === undefined) return op === "all";
  if (written.length === 1) return { name, written: only };
  return { name: `(${op} ${names.join(", ")})`, written: op === "all" ? { all: written } : { any: written } };
}

function spread(op: "all" | "any", part: Exclude<Simple, boolean>): readonly Exclude<Simple, boolean>[] {
  const { written } = part;
  if (typeof written === "string") return [part];
  const inner = op === "all" && "all" in written ? written.all : op === "any" && "any" in written ? written.any : [];
  if (inner.length === 0) return [part];
  return inner.map((one) => simplify(one, () => 0.5)).filter((one) => typeof one !== "boolean");
}

/** `[1 − h, 1 − l]` of the recursion on served shares. */
export function lostByIntervals(requirement: Requirement, shareOf: (leaf: string) => number): Bounds {
  const [l, h] = servedInterval(requirement, shareOf);
  return { low: 1 - h, high: 1 - l };
}

function servedInterval(requirement: Requirement, shareOf: (leaf: string) => number): readonly [number, number] {
  if (typeof requirement === "string") return [shareOf(requirement), shareOf(requirement)];
  const parts = "all" in requirement ? requirement.all : "any" in requirement ? requirement.any : requirement.of;
  const intervals = parts.map((part) => servedInterval(part, shareOf));
  const ls = intervals.map(([l]) => l).sort((a, b) => b - a);
  const hs = intervals.map(([, h]) => h).sort((a, b) => b - a);
  if ("all" in requirement) return [Math.max(0, total(ls) - (ls.length - 1)), Math.min(...hs)];
  if ("any" in requirement) return [Math.max(...ls), Math.min(1, total(hs))];
  const k = requirement.atLeast;
  let l = 0;
  for (let m = k; m <= ls.length; m++) l = Math.max(l, (total(ls.slice(0, m)) - (k - 1)) / (m - k + 1));
  let h = 1;
  for (let r = 0; r < k; r++) h = Math.min(h, total(hs.slice(r)) / (k - r));
  return [l, h];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

// Both outcomes, and step 3.

export type Moment = Readonly<Record<keyof Range, SharesById>>;

export function momentOf(inventory: Inventory, states: NodeStates): Moment {
  const taken = (unknown: (state: Exclude<NodeState, number>) => number) => (node: string) => {
    const state = states.get(node) ?? 1;
    return typeof state === "number" ? state : unknown(state);
  };
  return {
    low: sharesByDefinition(
      inventory,
      taken(() => 1),
    ),
    point: sharesByDefinition(
      inventory,
      taken(({ lastKnown }) => lastKnown),
    ),
    high: sharesByDefinition(
      inventory,
      taken(() => 0),
    ),
  };
}

export function lostPoints(
  inventory: Inventory,
  requirement: Requirement,
  shares: SharesById,
): Readonly<Record<Outcome, number>> {
  const setOf = (leaf: string) => nodeSetOf(inventory, leaf);
  return {
    affected: lostByEnumeration(requirement, { shareOf: served(shares), setOf }),
    impaired: lostByEnumeration(preferred(requirement), {
      shareOf: unimpaired(shares),
      setOf,
    }),
  };
}

function served(shares: SharesById): (leaf: string) => number {
  return (leaf) => shares.get(leaf)?.served ?? 1;
}

function unimpaired(shares: SharesById): (leaf: string) => number {
  return (leaf) => shares.get(leaf)?.unimpaired ?? 1;
}

function lostShares(inventory: Inventory, requirement: Requirement, moment: Moment): LostShares {
  const point = lostPoints(inventory, requirement, moment.point);
  const affected = {
    low: lostBounds(requirement, served(moment.low)).low,
    high: lostBounds(requirement, unimpaired(moment.high)).high,
  };
  const impaired = {
    low: lostBounds(preferred(requirement), unimpaired(moment.low)).low,
    high: lostBounds(preferred(requirement), unimpaired(moment.high)).high,
  };
  return {
    affected: { low: affected.low, point: point.affected, high: Math.min(affected.high, impaired.high) },
    impaired: { low: Math.max(affected.low, impaired.low), point: point.impaired, high: impaired.high },
  };
}

/** All of a profile's customer-facing services, written out. */
export function headlineOf({ services }: Inventory, profile: Profile): Requirement {
  const facing = services.filter(
    ({ id, customerFacing = true }) => customerFacing && Object.hasOwn(profile.services, id),
  );
  return { all: facing.map(({ id }) => writtenOut(id, profile)) };
}

/** What each segment loses, of the headline and of each service that its profile offers. */
export function lossesByDefinition({
  inventory,
  moment,
}: {
  readonly inventory: Inventory;
  readonly moment: Moment;
}): readonly SegmentLoss[] {
  const lossesByProfile = new Map(
    inventory.profiles.map((profile) => {
      const lost = (requirement: Requirement) => lostShares(inventory, requirement, moment);
      const byService = new Map(Object.keys(profile.services).map((id) => [id, lost(writtenOut(id, profile))]));
      return [profile.id, { headline: lost(headlineOf(inventory, profile)), byService }];
    }),
  );
  return inventory.segments.flatMap((segment) => {
    const losses = lossesByProfile.get(segment.profile);
    return losses === undefined ? [] : [{ segment, ...losses }];
  });
}

export function countsOf({ subscriptions }: Inventory["segments"][number]): Range {
  return typeof subscriptions === "number"
    ? { low: subscriptions, point: subscriptions, high: subscriptions }
    : subscriptions;
}
