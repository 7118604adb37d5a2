import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compile, estimate } from "../../src/engine/index.ts";
import { lostIn, networkOf, shardsOf } from "./oracle/networks.ts";
import { leastOverAllBases, leastWithProof } from "./oracle/programme.ts";

function affectedIn(
  tenths: Readonly<Record<string, number>>,
  data: Parameters<typeof networkOf>[0]["services"][string],
) {
  return lostIn({ ...shardsOf(tenths), services: { data } }).affected;
}

test("both of two: the failures hit the same customers, or different ones", () => {
  // served between 0.6 + 0.7 − 1 = 0.3 and min = 0.6; point 0.42
  expect(affectedIn({ a: 6, b: 7 }, { all: ["a", "b"] })).toEqual([0.4, 0.58, 0.7]);
});

test("one of two: the failures hit the same customers, or as few as can be", () => {
  // served between max = 0.7 and 1; point 1 − 0.4·0.3 = 0.88
  expect(affectedIn({ a: 6, b: 7 }, { any: ["a", "b"] })).toEqual([0, 0.12, 0.3]);
});

test("two of three", () => {
  // l = max((0.5+0.5−1)/1, (1.5−1)/2) = 0.25; h = min(1.5/2, 1/1) = 0.75
  expect(affectedIn({ a: 5, b: 5, c: 5 }, { atLeast: 2, of: ["a", "b", "c"] })).toEqual([0.25, 0.5, 0.75]);
});

test("two of three, when one is rare", () => {
  // 0.9, 0.8, 0.1: l = max((1.7−1)/1, (1.8−1)/2) = 0.7; h = min(1.8/2, (0.8+0.1)/1) = 0.9
  // point: 0.9·0.8 + 0.1·(0.9·0.2 + 0.1·0.8) = 0.72 + 0.026 = 0.746
  expect(affectedIn({ a: 9, b: 8, c: 1 }, { atLeast: 2, of: ["a", "b", "c"] })).toEqual([0.1, 0.254, 0.3]);
});

test("bounds know that a leaf that stands twice is one leaf", () => {
  // a or (b and c): held at least 0.5, by the recursion 0; at most 1
  expect(affectedIn({ a: 5, b: 5, c: 5 }, { all: [{ any: ["a", "b"] }, { any: ["a", "c"] }] })).toEqual([
    0, 0.375, 0.5,
  ]);
});

test("beyond six leaves bounds come from the recursion", () => {
  const tenths = { a: 9, b: 9, c: 9, d: 9, e: 9, f: 9, g: 9 };
  // 7·0.9 − 6 = 0.3 to 0.9; point 1 − 0.9⁷
  expect(affectedIn(tenths, { all: Object.keys(tenths) })).toEqual([0.1, Math.round((1 - 0.9 ** 7) * 1e9) / 1e9, 0.7]);
  // each all of four: l = 4·0.9 − 3 = 0.6, h = 0.9; the any of them: l = 0.6, h = min(1, 1.8), though a stands in both
  const twice = { any: [{ all: ["a", "b", "c", "d"] }, { all: ["a", "e", "f", "g"] }] };
  expect(affectedIn(tenths, twice).filter((_, index) => index !== 1)).toEqual([0, 0.4]);
});

test("overload can collapse: the high of affected is all who are served worse", () => {
  const network = { nodes: ["a"], services: { data: "a" }, states: { a: 0.75 } };
  expect(lostIn(network)).toEqual({ affected: [0.25, 0.25, 1], impaired: [1, 1, 1] });
});

test("an unknown node is up for the low, as last known for the point, down for the high", () => {
  const network = { nodes: ["a"], services: { data: "a" } };
  const states = new Map([["a", { unknown: true, lastKnown: 0.25 } as const]]);
  expect(lostIn(network, states)).toEqual({ affected: [0, 0.75, 1], impaired: [0, 1, 1] });
});

test("a range of counts is taken low with low and high with high", () => {
  const { states, ...shards } = shardsOf({ a: 6, b: 7 });
  const network = networkOf({ ...shards, services: { data: { all: ["a", "b"] } } });
  const subscriptions = { low: 90, point: 100, high: 120 };
  const inventory = { ...network, segments: network.segments.map((segment) => ({ ...segment, subscriptions })) };
  // 90·0.4, 100·0.58, 120·0.7
  const { affected, base } = estimate(compile(inventory), new Map(Object.entries(states))).total;
  expect([affected.low, affected.point, affected.high].map((figure) => Math.round(figure * 1e6) / 1e6)).toEqual([
    36, 58, 84,
  ]);
  expect(base).toBe(100);
});

test("the programme by all bases and the programme with a proof agree", () => {
  const programmes = fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.record({
      marginals: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count }),
      isHeld: fc.array(fc.boolean(), { minLength: 2 ** count, maxLength: 2 ** count }),
    }),
  );
  fc.assert(
    fc.property(programmes, ({ marginals, isHeld }) => {
      expect(leastWithProof(marginals, isHeld)).toBeCloseTo(leastOverAllBases(marginals, isHeld), 9);
    }),
  );
});
