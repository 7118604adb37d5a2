import type { Element, Formula, Model } from "./compile.ts";
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
export function shareRange(model: Model, states: NodeStates): ShareRange {
  const point = sharesOf(model, (id) => pointShareOf(states.get(id)));
  if (![...states.values()].some((state) => typeof state === "object")) return { low: point, point, high: point };
  const takenAs = (share: number) => (id: string) => {
    const state = states.get(id) ?? 1;
    return typeof state === "number" ? state : share;
  };
  return { low: sharesOf(model, takenAs(1)), point, high: sharesOf(model, takenAs(0)) };
}

/** The share that the best estimate takes a node to have. */
export function pointShareOf(state: NodeState | undefined): number {
  return typeof state === "object" ? state.lastKnown : (state ?? 1);
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
