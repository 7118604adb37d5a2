import type { Element, Formula, Model } from "./compile.ts";
import { type Declared, declaredOfNode } from "./declared.ts";
import type { Range } from "./inventory.ts";
import { asShare, isAtLeast } from "./tolerance.ts";

/** What is known of a node: the share of its capacity that works (0 down, 1 up), or unknown with its last known share. */
export type NodeState = number | { readonly unknown: true; readonly lastKnown: number };

/** A node that nobody has reported is up. */
export type NodeStates = ReadonlyMap<string, NodeState>;

/** Per element, 0 to 1: whom it still serves, and whom it serves no worse than always. unimpaired ≤ served. */
export type Shares = { readonly served: readonly number[]; readonly unimpaired: readonly number[] };

/** Shares with unknown nodes taken as up (low), as last known (point), as down (high): the names are of what is lost. */
export type ShareRange = { readonly low: Shares; readonly point: Shares; readonly high: Shares };

/** Step 1 of an estimate. States of nodes that the model does not know are ignored. */
export function shareRange(model: Model, states: NodeStates, declared: readonly Declared[] = []): ShareRange {
  const ofNodes = declared.filter(({ of }) => "nodes" in of);
  const point = sharesWithin(model, states, { declared: ofNodes, bound: "point" });
  const isCertain = ![...states.values()].some((state) => typeof state === "object") && ofNodes.every(isExact);
  if (isCertain) return { low: point, point, high: point };
  return {
    low: sharesWithin(model, states, { declared: ofNodes, bound: "low" }),
    point,
    high: sharesWithin(model, states, { declared: ofNodes, bound: "high" }),
  };
}

/** The same for the best estimate alone. */
export function pointShares(model: Model, states: NodeStates, declared: readonly Declared[]): Shares {
  return sharesWithin(model, states, { declared, bound: "point" });
}

function isExact({ share }: Declared): boolean {
  return share.low === share.high;
}

type End = { readonly declared: readonly Declared[]; readonly bound: keyof Range };

/** A node that is declared impaired is as good as down for those who are to be served no worse than always. */
function sharesWithin(model: Model, states: NodeStates, { declared, bound }: End): Shares {
  const [affected, impaired] = [declaredOfNode(declared, "affected"), declaredOfNode(declared, "impaired")];
  const served = (id: string): number => Math.min(shareTaken(states.get(id), bound), 1 - affected(id, bound));
  const shares = sharesOf(model, served);
  if (!declared.some(({ outcome }) => outcome === "impaired")) return shares;
  const { unimpaired } = sharesOf(model, (id) => Math.min(served(id), 1 - impaired(id, bound)));
  return { ...shares, unimpaired };
}

/** The share that a node is taken to have, for each end of the range and for the best estimate. */
function shareTaken(state: NodeState | undefined, bound: keyof Range): number {
  if (typeof state !== "object") return state ?? 1;
  return { low: 1, point: state.lastKnown, high: 0 }[bound];
}

/** The share that the best estimate takes a node to have. */
export function pointShareOf(state: NodeState | undefined): number {
  return shareTaken(state, "point");
}

/** Nodes that by the best estimate do not serve all as always, themselves and not for what they require. */
export function failingNodes(states: NodeStates, declared: readonly Declared[]): ReadonlySet<string> {
  const reported = [...states].filter(([, state]) => pointShareOf(state) < 1).map(([node]) => node);
  const isSaid = declared.filter(({ share }) => share.point > 0);
  return new Set([...reported, ...isSaid.flatMap(({ of }) => ("nodes" in of ? [...of.nodes] : []))]);
}

function sharesOf(model: Model, reported: (id: string) => number): Shares {
  const served: number[] = Array.from(model.elements, () => 1);
  const unimpaired: number[] = Array.from(model.elements, () => 1);
  for (const index of model.order) {
    const element = model.elements[index];
    if (element === undefined) continue;
    served[index] = asShare(servedOf(element, served, reported));
    unimpaired[index] = asShare(unimpairedOf(element, served[index], { served, unimpaired }));
  }
  return { served, unimpaired };
}

function servedOf(element: Element, served: readonly number[], reported: (id: string) => number): number {
  if (element.kind === "node") {
    const own = reported(element.id);
    return element.requires === undefined ? own : Math.min(own, requiredShare(element.requires, served));
  }
  const alive = aliveOf(element.members, served);
  if (element.policy === "partitioned") return alive / element.total;
  if (element.policy === "redundant" && !isAtLeast(capacityStanding(element.members, served), element.needed)) return 0;
  return isAtLeast(alive, element.needed) ? 1 : alive / element.needed;
}

function unimpairedOf(element: Element, ownServed: number, shares: Shares): number {
  if (element.kind === "node") return ownServed === 1 ? 1 : 0;
  if (element.policy === "partitioned") return aliveOf(element.members, shares.unimpaired) / element.total;
  return isAtLeast(aliveOf(element.members, shares.served), element.needed) ? 1 : 0;
}

type Members = readonly { readonly element: number; readonly capacity: number }[];

function aliveOf(members: Members, shares: readonly number[]): number {
  return members.reduce((sum, { element, capacity }) => sum + capacity * (shares[element] ?? 1), 0);
}

/** Capacity of the members that serve at all. */
function capacityStanding(members: Members, served: readonly number[]): number {
  return members.reduce((sum, { element, capacity }) => sum + ((served[element] ?? 1) > 0 ? capacity : 0), 0);
}

/** In `requires`, `all` is the minimum, `any` the maximum, `atLeast k` the k-th largest. */
function requiredShare(formula: Formula, served: readonly number[]): number {
  if (formula.op === "leaf") return served[formula.leaf] ?? 1;
  const shares = formula.parts.map((part) => requiredShare(part, served)).sort((a, b) => b - a);
  if (formula.op === "atLeast") return shares[formula.k - 1] ?? 0;
  return (formula.op === "all" ? shares.at(-1) : shares[0]) ?? 1;
}
