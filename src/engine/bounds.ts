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
  const occurrences = countLeaves(terms, ref);
  const repeats = [...occurrences.values()].some((count) => count > 1);
  if (!repeats || occurrences.size > EXACT_LEAVES) return intervalOf(terms, ref, { shareOf, memo: new Map() });
  const leaves = [...occurrences.keys()];
  return extremeExpectations(leaves.map(shareOf), truthTable(terms, ref, leaves));
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
  return Array.from({ length: 2 ** leaves.length }, (_, outcome) =>
    holds(terms, ref, (leaf) => ((outcome >> leaves.indexOf(leaf)) & 1) === 1) ? 1 : 0,
  );
}

function holds(terms: Terms, ref: number, isHeld: (leaf: number) => boolean): boolean {
  const term = terms.at(ref);
  if (term.op === "leaf") return isHeld(term.leaf);
  if (term.op === "atLeast") return term.parts.filter((part) => holds(terms, part, isHeld)).length >= term.k;
  const isPartHeld = (part: number): boolean => holds(terms, part, isHeld);
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
  const lower = Array.from({ length: n - k + 1 }, (_, i) => (sum(least.slice(0, k + i)) - (k - 1)) / (i + 1));
  const upper = Array.from({ length: k }, (_, r) => sum(greatest.slice(0, n - r)) / (k - r));
  return { least: Math.max(0, ...lower), greatest: Math.min(1, ...upper) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
