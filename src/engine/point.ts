import { NEVER, SURE, type Term, type Terms } from "./terms.ts";

/** Share and node set of a leaf. Leaves over one set lose the same customers first; leaves over different sets are independent. */
export type LeafLookup = { readonly shareOf: (leaf: number) => number; readonly setOf: (leaf: number) => number };

/**
 * The exact share of customers for whom a term holds. For each node set one number u in [0,1) is drawn, and a leaf holds
 * when u < its share; so a leaf that stands twice is one leaf. Parts that have no set in common are multiplied; where
 * parts share a set, the set is settled first, one case for each stretch of u, and the cases are added up. Terms are
 * stored once, so no case is worked out twice.
 */
export class PointEstimator {
  readonly #terms: Terms;
  readonly #leaves: LeafLookup;
  readonly #heldByRef = new Map<number, number>();
  readonly #setsByRef = new Map<number, readonly number[]>();

  constructor(terms: Terms, leaves: LeafLookup) {
    this.#terms = terms;
    this.#leaves = leaves;
  }

  held(ref: number): number {
    if (ref < 0) return ref === SURE ? 1 : 0;
    const known = this.#heldByRef.get(ref);
    if (known !== undefined) return known;
    const held = this.#compute(ref, this.#terms.at(ref));
    this.#heldByRef.set(ref, held);
    return held;
  }

  #compute(ref: number, term: Term): number {
    if (term.op === "leaf") return this.#leaves.shareOf(term.leaf);
    const bundles = this.#bundle(term.parts);
    const areEntangled = term.op === "atLeast" ? bundles.length < term.parts.length : bundles.length === 1;
    if (areEntangled) return this.#condition(ref, term.parts);
    if (term.op === "atLeast") {
      this.#terms.spend(term.k * term.parts.length);
      return atLeastOfIndependent(term.k, this.#heldByEach(term.parts));
    }
    if (term.op === "all") return this.#heldByEach(bundles.map((parts) => this.#terms.all(parts))).reduce(multiply, 1);
    const held = this.#heldByEach(bundles.map((parts) => this.#terms.any(parts)));
    return 1 - held.map((share) => 1 - share).reduce(multiply, 1);
  }

  #heldByEach(refs: readonly number[]): readonly number[] {
    return refs.map((ref) => this.held(ref));
  }

  /** Parts in bundles that have no node set in common. */
  #bundle(parts: readonly number[]): readonly (readonly number[])[] {
    const firstBySet = new Map<number, number>();
    const joined = new DisjointSets();
    for (const [index, part] of parts.entries()) {
      for (const set of this.#setsOf(part)) {
        joined.join(index, firstBySet.get(set) ?? index);
        if (!firstBySet.has(set)) firstBySet.set(set, index);
      }
    }
    const bundles = Map.groupBy(parts.entries(), ([index]) => joined.rootOf(index));
    return [...bundles.values()].map((bundle) => bundle.map(([, part]) => part));
  }

  #setsOf(ref: number): readonly number[] {
    const known = this.#setsByRef.get(ref);
    if (known !== undefined) return known;
    const term = this.#terms.at(ref);
    const sets =
      term.op === "leaf" ? [this.#leaves.setOf(term.leaf)] : term.parts.flatMap((part) => this.#setsOf(part));
    this.#terms.spend(sets.length);
    const distinct = [...new Set(sets)];
    this.#setsByRef.set(ref, distinct);
    return distinct;
  }

  /** Settles the set that most parts share: one case for each stretch of u between the shares of its leaves. */
  #condition(ref: number, parts: readonly number[]): number {
    const set = mostFrequent(parts.flatMap((part) => this.#setsOf(part)));
    const shares = [...new Set(this.#sharesWithin(ref, set, new Set()))].sort((a, b) => a - b);
    let held = 0;
    let from = 0;
    for (const upTo of [...shares, 1]) {
      held += (upTo - from) * this.held(this.#settle(ref, { set, u: from, memo: new Map() }));
      from = upTo;
    }
    return held;
  }

  #sharesWithin(ref: number, set: number, met: Set<number>): readonly number[] {
    if (met.has(ref)) return [];
    met.add(ref);
    const term = this.#terms.at(ref);
    if (term.op !== "leaf") return term.parts.flatMap((part) => this.#sharesWithin(part, set, met));
    return this.#leaves.setOf(term.leaf) === set ? [this.#leaves.shareOf(term.leaf)] : [];
  }

  /** The term when the set's number is u: each leaf over the set then holds surely or never. */
  #settle(
    ref: number,
    settled: { readonly set: number; readonly u: number; readonly memo: Map<number, number> },
  ): number {
    const known = settled.memo.get(ref);
    if (known !== undefined) return known;
    const term = this.#terms.at(ref);
    const result = term.op === "leaf" ? this.#settleLeaf(ref, term.leaf, settled) : this.#settleParts(term, settled);
    settled.memo.set(ref, result);
    return result;
  }

  #settleLeaf(ref: number, leaf: number, { set, u }: { readonly set: number; readonly u: number }): number {
    if (this.#leaves.setOf(leaf) !== set) return ref;
    return u < this.#leaves.shareOf(leaf) ? SURE : NEVER;
  }

  #settleParts(
    term: Exclude<Term, { op: "leaf" }>,
    settled: { readonly set: number; readonly u: number; readonly memo: Map<number, number> },
  ): number {
    const parts = term.parts.map((part) => this.#settle(part, settled));
    if (term.op === "atLeast") return this.#terms.atLeast(term.k, parts);
    return term.op === "all" ? this.#terms.all(parts) : this.#terms.any(parts);
  }
}

/** Numbers that were joined, directly or through others, have one root. */
class DisjointSets {
  readonly #parents = new Map<number, number>();

  rootOf(item: number): number {
    let root = item;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    if (root !== item) this.#parents.set(item, root);
    return root;
  }

  join(a: number, b: number): void {
    const [from, to] = [this.rootOf(a), this.rootOf(b)];
    if (from !== to) this.#parents.set(from, to);
  }
}

function multiply(a: number, b: number): number {
  return a * b;
}

/** At least k of independent parts: how likely exactly 0, 1, … k−1 and k or more of them hold. */
function atLeastOfIndependent(k: number, held: readonly number[]): number {
  const exactly: number[] = [1, ...Array.from({ length: k }, () => 0)];
  for (const p of held) {
    exactly[k] = (exactly[k] ?? 0) + (exactly[k - 1] ?? 0) * p;
    for (let n = k - 1; n >= 0; n--) exactly[n] = (exactly[n] ?? 0) * (1 - p) + (exactly[n - 1] ?? 0) * p;
  }
  return exactly[k] ?? 0;
}

function mostFrequent(sets: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const set of sets) counts.set(set, (counts.get(set) ?? 0) + 1);
  let best = -1;
  for (const [set, count] of counts) if (count > (counts.get(best) ?? 0)) best = set;
  return best;
}
