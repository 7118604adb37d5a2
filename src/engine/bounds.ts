import { extremeExpectations } from "./extremes.ts";
import { SURE, type Term, type Terms } from "./terms.ts";

/** The least and the greatest share of customers for whom something holds. */
export type Interval = { readonly least: number; readonly greatest: number };

/** Up to this many leaves the bounds are exact; the programme has 2ⁿ columns. */
const EXACT_LEAVES = 6;

/**
 * Bounds of the share for whom a simplified term holds, however the leaves' customers overlap. Exact up to six leaves:
 * where none stands twice the recursion is exact, else a linear programme. Beyond six, the recursion: never too narrow.
 */
export function heldBounds(terms: Terms, ref: number, shareOf: (leaf: number) => number): Interval {
  if (ref < 0) return ref === SURE ? { least: 1, greatest: 1 } : { least: 0, greatest: 0 };
  const leaves = fewLeaves(terms, ref);
  if (leaves === undefined || !hasRepeats(terms, ref)) return intervalOf(terms, ref, { shareOf, memo: new Map() });
  terms.spend(leaves.length * 2 ** leaves.length * STEPS_OF_PROGRAMME);
  return extremeExpectations(leaves.map(shareOf), truthTable(terms, ref, leaves));
}

/** Roughly: the programme's tableau is gone through this often for each of its rows. */
const STEPS_OF_PROGRAMME = 10;

/** The leaves of a term; undefined where they are too many for exact bounds. */
function fewLeaves(terms: Terms, ref: number): readonly number[] | undefined {
  const leaves: number[] = [];
  const met = new Set([ref]);
  for (const part of met) {
    const term = terms.at(part);
    if (term.op === "leaf") leaves.push(term.leaf);
    else for (const inner of term.parts) met.add(inner);
    if (leaves.length > EXACT_LEAVES) return undefined;
  }
  return leaves;
}

function hasRepeats(terms: Terms, ref: number): boolean {
  return [...countLeaves(terms, ref).values()].some((count) => count > 1);
}

/** How often each leaf stands in a term written out in full; more than twice is as good as twice. */
function countLeaves(
  terms: Terms,
  ref: number,
  memo = new Map<number, ReadonlyMap<number, number>>(),
): ReadonlyMap<number, number> {
  const known = memo.get(ref);
  if (known !== undefined) return known;
  const term = terms.at(ref);
  const counts = new Map<number, number>();
  if (term.op === "leaf") counts.set(term.leaf, 1);
  else {
    for (const [leaf, count] of term.parts.flatMap((part) => [...countLeaves(terms, part, memo)])) {
      counts.set(leaf, Math.min(2, (counts.get(leaf) ?? 0) + count));
    }
  }
  memo.set(ref, counts);
  return counts;
}

/** 1 for each outcome (bit i: leaf i holds) in which the term holds. */
function truthTable(terms: Terms, ref: number, leaves: readonly number[]): readonly number[] {
  return Array.from({ length: 2 ** leaves.length }, (_, outcome) => {
    const isHeld = (leaf: number): boolean => ((outcome >> leaves.indexOf(leaf)) & 1) === 1;
    return holds(terms, ref, { isHeld, memo: new Map() }) ? 1 : 0;
  });
}

type Outcome = { readonly isHeld: (leaf: number) => boolean; readonly memo: Map<number, boolean> };

function holds(terms: Terms, ref: number, outcome: Outcome): boolean {
  const known = outcome.memo.get(ref);
  if (known !== undefined) return known;
  const held = holdsAnew(terms, terms.at(ref), outcome);
  outcome.memo.set(ref, held);
  return held;
}

function holdsAnew(terms: Terms, term: Term, outcome: Outcome): boolean {
  if (term.op === "leaf") return outcome.isHeld(term.leaf);
  const isPartHeld = (part: number): boolean => holds(terms, part, outcome);
  if (term.op === "atLeast") return term.parts.filter(isPartHeld).length >= term.k;
  return term.op === "all" ? term.parts.every(isPartHeld) : term.parts.some(isPartHeld);
}

type Recursion = { readonly shareOf: (leaf: number) => number; readonly memo: Map<number, Interval> };

function intervalOf(terms: Terms, ref: number, recursion: Recursion): Interval {
  const known = recursion.memo.get(ref);
  if (known !== undefined) return known;
  const term = terms.at(ref);
  const interval = combine(term, recursion, () => partsOf(terms, term, recursion));
  recursion.memo.set(ref, interval);
  return interval;
}

function partsOf(terms: Terms, term: Term, recursion: Recursion): readonly Interval[] {
  return term.op === "leaf" ? [] : term.parts.map((part) => intervalOf(terms, part, recursion));
}

/** Fréchet's bounds for `all` and `any`; for `atLeast k`, Rüger's over every choice of the surest or the rarest parts. */
function combine(term: Term, { shareOf }: Recursion, parts: () => readonly Interval[]): Interval {
  if (term.op === "leaf") return { least: shareOf(term.leaf), greatest: shareOf(term.leaf) };
  const least = parts()
    .map((part) => part.least)
    .sort((a, b) => b - a);
  const greatest = parts()
    .map((part) => part.greatest)
    .sort((a, b) => a - b);
  if (term.op === "atLeast") return atLeastBounds(term.k, least, greatest);
  if (term.op === "any") return { least: least[0] ?? 0, greatest: Math.min(1, sum(greatest)) };
  return { least: Math.max(0, sum(least) - (least.length - 1)), greatest: greatest[0] ?? 1 };
}

/** `least` from the greatest down, `greatest` from the least up. */
function atLeastBounds(k: number, least: readonly number[], greatest: readonly number[]): Interval {
  const n = least.length;
  let [lower, upper] = [0, 1];
  let sumOfLeast = sum(least.slice(0, k - 1));
  for (let m = k; m <= n; m++) {
    sumOfLeast += least[m - 1] ?? 0;
    lower = Math.max(lower, (sumOfLeast - (k - 1)) / (m - k + 1));
  }
  let sumOfGreatest = sum(greatest.slice(0, n - k));
  for (let r = k - 1; r >= 0; r--) {
    sumOfGreatest += greatest[n - r - 1] ?? 0;
    upper = Math.min(upper, sumOfGreatest / (k - r));
  }
  return { least: lower, greatest: upper };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
