import type { Range } from "../engine/index.ts";

/** What is said of a range, in no language yet. Counts are whole; `step`: what a count was rounded to. */
export type Claim =
  | { readonly kind: "nobody" }
  | { readonly kind: "about"; readonly count: number; readonly step: number }
  | { readonly kind: "more-than" | "up-to" | "fewer-than" | "at-least-found"; readonly count: number }
  | { readonly kind: "between"; readonly from: number; readonly to: number };

export type ClaimPolicy = {
  /** Significant digits, at most; above 0. */
  readonly digits: number;
  /** No number below it is said, only that there are fewer; null: exact small numbers too. */
  readonly fewest: number | null;
};

/** For those who manage an outage. */
export const INTERNAL: ClaimPolicy = { digits: 2, fewest: null };

/** For everybody: a small number may be known by name. */
export const PUBLIC: ClaimPolicy = { digits: 2, fewest: 1_000 };

/**
 * The best that may be said of a range (low ≤ point ≤ high, whole numbers). "About" has all its digits or is not said:
 * with one digit, of 25 to 40 million "about 30 million" leaves 5 to 55 million possible, sounds as sure as with two, and
 * "between 25 million and 40 million" says more.
 */
export function claimOf(range: Range, policy: ClaimPolicy): Claim {
  const { high } = range;
  if (high === 0) return { kind: "nobody" };
  if (policy.fewest !== null && high < policy.fewest) return { kind: "fewer-than", count: policy.fewest };
  const [finest] = roundingsOf(range.point, policy.digits);
  const candidates = [finest, betweenOf(range, policy)];
  return (
    candidates.find((claim) => claim !== undefined && supports(range, claim, policy)) ?? {
      kind: "up-to",
      count: roundedUp(high, policy.digits),
    }
  );
}

/** The claim of a wanted kind, the strongest that the range supports; undefined where it supports none. */
export function claimOfKind(kind: Claim["kind"], range: Range, policy: ClaimPolicy): Claim | undefined {
  return candidatesOf(kind, range, policy).find((claim) => supports(range, claim, policy));
}

function candidatesOf(kind: Claim["kind"], range: Range, policy: ClaimPolicy): readonly Claim[] {
  const { low, high } = range;
  switch (kind) {
    case "nobody":
      return [{ kind }];
    case "about":
      return roundingsOf(range.point, policy.digits);
    case "between":
      return [betweenOf(range, policy)].flatMap((claim) => claim ?? []);
    case "more-than":
    case "at-least-found":
      return [{ kind, count: roundedDown(low, stepOf(low, policy.digits)) }];
    case "up-to":
      return [{ kind, count: roundedUp(high, policy.digits) }];
    case "fewer-than":
      return [{ kind, count: Math.max(policy.fewest ?? 0, roundedUp(high + 1, policy.digits)) }];
  }
}

/**
 * Whether a claim may be made of a range, and so whether one that was made still holds; without a policy: whether it is
 * true. What a range supports, every range inside it with the same point does.
 */
export function supports(range: Range, claim: Claim, policy?: ClaimPolicy): boolean {
  return isTrue(range, claim) && (policy === undefined || isAllowed(claim, policy));
}

function isTrue({ low, point, high }: Range, claim: Claim): boolean {
  switch (claim.kind) {
    case "nobody":
      return high === 0;
    case "about":
      return high - low <= 2 * claim.step && roundsTo(point, claim);
    case "between":
      return claim.from <= low && high <= claim.to;
    case "more-than":
    case "at-least-found":
      return claim.count <= low;
    case "up-to":
      return high <= claim.count;
    case "fewer-than":
      return high < claim.count;
  }
}

function isAllowed(claim: Claim, { digits, fewest }: ClaimPolicy): boolean {
  const isFine = claim.kind !== "about" || claim.count / claim.step < 10 ** digits;
  return isFine && numbersIn(claim).every((count) => count >= (fewest ?? 1) && digitsOf(count) <= digits);
}

function numbersIn(claim: Claim): readonly number[] {
  if (claim.kind === "nobody") return [];
  return claim.kind === "between" ? [claim.from, claim.to] : [claim.count];
}

/** What a claim leaves possible, whole numbers; high may be Infinity. */
export function intervalOf(claim: Claim): { readonly low: number; readonly high: number } {
  switch (claim.kind) {
    case "nobody":
      return { low: 0, high: 0 };
    case "about": {
      // The point is at most half a step away, and the range goes at most two steps beyond the point.
      const far = 2.5 * claim.step;
      return { low: Math.max(0, Math.ceil(claim.count - far)), high: Math.floor(claim.count + far) };
    }
    case "between":
      return { low: claim.from, high: claim.to };
    case "more-than":
    case "at-least-found":
      return { low: claim.count, high: Infinity };
    case "up-to":
      return { low: 0, high: claim.count };
    case "fewer-than":
      return { low: 0, high: claim.count - 1 };
  }
}

type About = Extract<Claim, { readonly kind: "about" }>;

/**
 * "About" a point, from all digits down to one. The step is that of the last digit which the rounded number keeps: at two
 * digits 9,960,000 is 10 million, to the million, since it is at those digits that 10 million is read.
 */
function roundingsOf(point: number, digits: number): readonly About[] {
  if (point === 0) return [];
  const roundings: About[] = [];
  const coarsest = stepOf(rounded(point, stepOf(point, 1)), 1);
  for (let step = stepOf(point, digits); step <= coarsest; step *= 10) {
    const count = rounded(point, step);
    if (count / step < 10 ** digits) roundings.push({ kind: "about", count, step });
  }
  return roundings;
}

/**
 * Each bound with its own digits, so that a small low is not rounded down to nothing, but the lower one to no less than a
 * tenth of the upper one's step: what is finer is nothing beside the range, and "between 12 and 33 million" would be read as
 * 12 million. Where nothing is left of it there is nothing to be between.
 */
function betweenOf({ low, high }: Range, { digits }: ClaimPolicy): Claim | undefined {
  const to = roundedUp(high, digits);
  const from = roundedDown(low, Math.max(stepOf(low, digits), stepOf(to, digits) / 10));
  return from < to ? { kind: "between", from, to } : undefined;
}

function roundsTo(point: number, { count, step }: About): boolean {
  return count - step / 2 <= point && point < count + step / 2;
}

/** What the last kept digit of a count stands for: a million of 32,300,000 at two digits; of a whole number at least 1. */
function stepOf(count: number, digits: number): number {
  return 10 ** Math.max(0, String(Math.trunc(count)).length - digits);
}

function rounded(count: number, step: number): number {
  return Math.round(count / step) * step;
}

function roundedDown(count: number, step: number): number {
  return Math.floor(count / step) * step;
}

function roundedUp(count: number, digits: number): number {
  const step = stepOf(count, digits);
  return Math.ceil(count / step) * step;
}

function digitsOf(count: number): number {
  return String(count).replace(/0+$/, "").length;
}

/** What a count was rounded to at the most: zeros at its end are not known to be digits of it. */
export function coarsestStep(count: number): number {
  return 10 ** (/0*$/.exec(String(count))?.[0].length ?? 0);
}
