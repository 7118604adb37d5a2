import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Claim,
  type ClaimPolicy,
  INTERNAL,
  PUBLIC,
  claimOf,
  claimOfKind,
  intervalOf,
  supports,
} from "../../src/impact/claim.ts";
import { KINDS, anyPolicy, anyRange, anyRangeInside, numbersIn, runs, seed } from "./any-range.ts";

const range = (low: number, point = low, high = point) => ({ low, point, high });
const about = (count: number, step: number) => ({ kind: "about", count, step }) as const;
const between = (from: number, to: number) => ({ kind: "between", from, to }) as const;
const upTo = (count: number) => ({ kind: "up-to", count }) as const;

describe("of a range is said to those who manage an outage", () => {
  test.each([
    ["nobody where it is surely nobody", range(0), { kind: "nobody" }],
    ["a small number as it is", range(7), about(7, 1)],
    ["a number that nothing is uncertain about, rounded", range(32_300_000), about(32_000_000, 1_000_000)],
    ["that it is about a number, up to two steps wide", range(31_300_000, 32_300_000, 33_300_000), about(32e6, 1e6)],
    ["its ends, one line wider", range(31_299_999, 32_300_000, 33_300_000), between(31e6, 34e6)],
    ["its ends, far apart", range(3_657_000, 8_075_000, 32_300_000), between(3_600_000, 33_000_000)],
    ["10 million to the million from 9,950,000 on", range(9_500_000, 9_960_000, 11_500_000), about(10e6, 1e6)],
    ["9.9 million to the hundred thousand below it", range(9_500_000, 9_940_000, 11_500_000), between(9.5e6, 12e6)],
    ["no one-digit number: the ends say more", range(25_000_000, 32_000_000, 40_000_000), between(25e6, 40e6)],
    ["a low end to no less than a tenth of the upper step", range(457_000, 8_075_000, 32_300_000), between(4e5, 33e6)],
    ["the upper end alone where the low one is nothing beside it", range(57_000, 8_075_000, 32_300_000), upTo(33e6)],
    ["the upper end alone where it may be nobody", range(0, 0, 4_410), upTo(4_500)],
    ["the upper end alone where it may be nobody, though it is somebody", range(0, 2_000, 4_410), upTo(4_500)],
  ] as const)("%s", (_what, given, claim) => expect(claimOf(given, INTERNAL)).toEqual(claim));
});

describe("to the public is said", () => {
  test.each([
    ["nobody where it is surely nobody", range(0), { kind: "nobody" }],
    ["no number below a thousand", range(3), { kind: "fewer-than", count: 1_000 }],
    ["no number below a thousand up to the last", range(990, 995, 999), { kind: "fewer-than", count: 1_000 }],
    ["a thousand", range(1_000), about(1_000, 100)],
    ["no low end below a thousand", range(900, 2_000, 3_000), upTo(3_000)],
    ["no point below a thousand", range(985, 990, 1_000), upTo(1_000)],
  ] as const)("%s", (_what, given, claim) => expect(claimOf(given, PUBLIC)).toEqual(claim));
});

const WIDE = range(3_657_000, 8_075_000, 32_300_000);

describe("whoever wants a kind of claim gets the strongest of it", () => {
  test.each([
    ["more-than", WIDE, INTERNAL, 3_600_000],
    ["at-least-found", WIDE, INTERNAL, 3_600_000],
    ["up-to", WIDE, INTERNAL, 33_000_000],
    ["fewer-than", WIDE, INTERNAL, 33_000_000],
    ["fewer-than", range(0, 0, 33_000_000), INTERNAL, 34_000_000],
    ["fewer-than", range(0, 0, 3), INTERNAL, 4],
    ["fewer-than", range(0, 0, 3), PUBLIC, 1_000],
  ] as const)("%s of %j", (kind, given, policy, count) => {
    expect(claimOfKind(kind, given, policy)).toEqual({ kind, count });
  });

  test("about with fewer digits where all are too many", () => {
    expect(claimOfKind("about", range(25e6, 32e6, 40e6), INTERNAL)).toEqual(about(30e6, 10e6));
    expect(claimOfKind("about", range(9e6, 9.6e6, 10.6e6), INTERNAL)).toEqual(about(10e6, 1e6));
    expect(claimOfKind("between", range(32_300_000), INTERNAL)).toEqual(between(32e6, 33e6));
  });

  test.each([
    ["about", WIDE, INTERNAL],
    ["about", range(0, 0, 9), INTERNAL],
    ["between", range(32e6), INTERNAL],
    ["between", range(900, 2_000, 3_000), PUBLIC],
    ["more-than", range(0, 5, 9), INTERNAL],
    ["more-than", range(999, 2_000, 3_000), PUBLIC],
    ["up-to", range(0), INTERNAL],
    ["up-to", range(3), PUBLIC],
    ["nobody", range(0, 0, 1), INTERNAL],
  ] as const)("and nothing where it supports none: %s of %j", (kind, given, policy) => {
    expect(claimOfKind(kind, given, policy)).toBeUndefined();
  });
});

describe("a range supports", () => {
  test.each([
    ["a point at the border of the rounding, but not beyond", about(10, 10), range(5), range(4)],
    ["what is rounded, and not what is rounded up", about(10, 10), range(14), range(15)],
    ["a width of two steps, and not more", about(100, 10), range(90, 100, 110), range(90, 100, 111)],
    ["a number that is not exceeded", upTo(5), range(0, 0, 5), range(0, 0, 6)],
    ["a number that is never reached", { kind: "fewer-than", count: 5 }, range(0, 0, 4), range(0, 0, 5)],
    ["a number that is reached", { kind: "more-than", count: 5 }, range(5, 8, 9), range(4, 8, 9)],
    ["a number that was found", { kind: "at-least-found", count: 5 }, range(5, 8, 9), range(4, 8, 9)],
    ["a low end", between(5, 9), range(5, 8, 9), range(4, 8, 9)],
    ["an upper end", between(5, 9), range(5, 8, 9), range(5, 8, 10)],
  ] as const)("%s", (_what, claim, good, bad) => {
    expect([supports(good, claim), supports(bad, claim)]).toEqual([true, false]);
  });

  test("no more digits and no smaller numbers than a policy has", () => {
    const exact = range(32_340_000);
    expect(supports(exact, about(32_300_000, 100_000))).toBe(true);
    expect(supports(exact, about(32_300_000, 100_000), INTERNAL)).toBe(false);
    expect(supports(range(32_010_000), about(32_000_000, 100_000), INTERNAL)).toBe(false);
    expect(supports(range(5), upTo(9), INTERNAL)).toBe(true);
    expect(supports(range(5), upTo(9), PUBLIC)).toBe(false);
  });
});

const property = <Given>(arbitrary: fc.Arbitrary<Given>, holds: (given: Given) => void): void =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: runs, seed });

const digitsOf = (count: number): number => Number(count.toExponential().split("e")[0]?.replace(".", "").length);

/** All that may be said of a range. */
const claimsOf = (given: Parameters<typeof claimOf>[0], policy: ClaimPolicy): readonly Claim[] => [
  claimOf(given, policy),
  ...KINDS.flatMap((kind) => claimOfKind(kind, given, policy) ?? []),
];

describe(`of any range, by any policy (seed ${seed}, ${runs} runs),`, () => {
  test("no claim is made that the range does not support", () => {
    property(fc.tuple(anyRange, anyPolicy), ([given, policy]) => {
      for (const claim of claimsOf(given, policy)) expect(supports(given, claim, policy), claim.kind).toBe(true);
    });
  });

  test("a claim leaves the point possible, and all of the range that it tells an end of", () => {
    property(fc.tuple(anyRange, anyPolicy), ([given, policy]) => {
      for (const claim of claimsOf(given, policy)) {
        const { low, high } = intervalOf(claim);
        expect(low, claim.kind).toBeLessThanOrEqual(given.low);
        expect(high, claim.kind).toBeGreaterThanOrEqual(given.high);
      }
    });
  });

  test("nothing is said with more digits than the policy has, nor of fewer than it tells", () => {
    property(fc.tuple(anyRange, anyPolicy), ([given, policy]) => {
      for (const claim of claimsOf(given, policy)) {
        for (const number of numbersIn(claim)) {
          expect(digitsOf(number), claim.kind).toBeLessThanOrEqual(policy.digits);
          expect(number, claim.kind).toBeGreaterThanOrEqual(policy.fewest ?? 1);
        }
        if (claim.kind === "about") expect(claim.count % claim.step).toBe(0);
      }
    });
  });

  test("what is said of a range may be said of every range inside it with the same point", () => {
    property(fc.tuple(anyRangeInside, anyPolicy), ([[given, inside], policy]) => {
      for (const claim of claimsOf(given, policy)) expect(supports(inside, claim, policy), claim.kind).toBe(true);
    });
  });

  test("the best claim leaves no more possible than its rounding, and an end not by more than a unit of its last digit", () => {
    property(fc.tuple(anyRange, anyPolicy), ([given, policy]) => {
      const claim = claimOf(given, policy);
      const { low, high } = intervalOf(claim);
      const off = 10 ** (1 - policy.digits);
      if (claim.kind === "about") expect(high - low).toBeLessThanOrEqual(5 * claim.step);
      else if (claim.kind === "fewer-than") expect(high + 1).toBe(policy.fewest);
      else expect(high - given.high).toBeLessThanOrEqual(Math.max(1, given.high * off));
      if (claim.kind === "between") expect(given.low - low).toBeLessThan(Math.max(1, given.low * off, high * off) + 1);
    });
  });
});
