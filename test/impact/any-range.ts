import * as fc from "fast-check";
import type { Claim, ClaimPolicy } from "../../src/impact/claim.ts";
import type { Range } from "../../src/engine/index.ts";

/** Small counts, those of countries, and those at the border of a decade. */
const counts = fc.oneof(
  fc.nat(1_200),
  fc.nat(40_000_000),
  fc.nat(2_000_000_000),
  fc
    .tuple(fc.nat(10), fc.integer({ min: -60_000, max: 60_000 }))
    .map(([tens, beside]) => Math.max(0, 10 ** tens + Math.trunc((10 ** tens * beside) / 1_000_000))),
);

/** Wide ones, and those as narrow as a rounding or two. */
export const anyRange: fc.Arbitrary<Range> = fc.oneof(
  fc
    .tuple(counts, counts, counts)
    .map((three) => three.toSorted((a, b) => a - b))
    .map(([low = 0, point = 0, high = 0]) => ({ low, point, high })),
  fc
    .tuple(counts, fc.double({ min: 0, max: 0.06, noNaN: true }), fc.double({ min: 0, max: 0.06, noNaN: true }))
    .map(([point, below, above]) => ({
      low: Math.floor(point * (1 - below)),
      point,
      high: Math.ceil(point * (1 + above)),
    })),
  counts.map((point) => ({ low: point, point, high: point })),
);

/** A range and one inside it with the same point. */
export const anyRangeInside: fc.Arbitrary<readonly [Range, Range]> = fc
  .tuple(anyRange, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([range, below, above]) => {
    const { low, point, high } = range;
    const inside = {
      low: low + Math.floor((point - low) * below),
      point,
      high: high - Math.floor((high - point) * above),
    };
    return [range, inside];
  });

export const anyPolicy: fc.Arbitrary<ClaimPolicy> = fc.record({
  digits: fc.integer({ min: 1, max: 4 }),
  fewest: fc.constantFrom(null, 100, 1_000, 10_000),
});

export const KINDS: readonly Claim["kind"][] = [
  "nobody",
  "about",
  "between",
  "up-to",
  "more-than",
  "at-least-found",
  "fewer-than",
];

/** The numbers that are said. */
export function numbersIn(claim: Claim): readonly number[] {
  const { kind: _kind, step: _step, ...numbers } = { step: 0, ...claim };
  return Object.values(numbers);
}

export const runs = process.env["LONG"] === "1" ? 20_000 : Number(process.env["RUNS"] ?? 2_000);
export const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
