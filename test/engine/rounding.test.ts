import { expect, test } from "vitest";
import { compile, estimate, report } from "../../src/engine/index.ts";
import { apportion, roundRange, settle } from "../../src/engine/rounding.ts";
import { networkOf } from "./oracle/networks.ts";

test("a figure within a millionth of a whole number is that number", () => {
  expect([settle(7.000_000_9), settle(6.999_999_1), settle(0.000_000_9)]).toEqual([7, 7, 0]);
  expect([settle(7.000_001_1), settle(6.999_998_9)]).toEqual([7.000_001_1, 6.999_998_9]);
});

test("low is rounded down, point to nearest, high up", () => {
  expect(roundRange({ low: 2.9, point: 3.5, high: 4.1 })).toEqual({ low: 2, point: 4, high: 5 });
  expect(roundRange({ low: 2.2, point: 2.49, high: 2.6 })).toEqual({ low: 2, point: 2, high: 3 });
});

test("what arithmetic leaves behind does not widen a range", () => {
  expect(roundRange({ low: 2.999_999_999, point: 3, high: 3.000_000_001 })).toEqual({ low: 3, point: 3, high: 3 });
});

test("parts add up to their whole, the largest remainders rounded up", () => {
  // 1.2 + 2.7 + 3.6 = 7.5, reported 8: two are missing from 1 + 2 + 3, and go to .7 and .6
  expect(apportion(8, [1.2, 2.7, 3.6])).toEqual([1, 3, 4]);
  expect(apportion(7, [1.2, 2.7, 3.6])).toEqual([1, 3, 3]);
});

test("of equal remainders the earlier goes up", () => {
  expect(apportion(2, [0.5, 0.5, 0.5, 0.5])).toEqual([1, 1, 0, 0]);
});

test("parts that are whole stay as they are", () => {
  expect(apportion(6, [1, 2, 2.999_999_999_9])).toEqual([1, 2, 3]);
});

test("a whole without parts has none", () => {
  expect(apportion(0, [])).toEqual([]);
});

test("areas share out from the top, a parent being its children and its own", () => {
  // half of 3 + 1 + 1 + 1: country 3 of its own 1.5 of 3, and three districts with 0.5 each
  const districts = ["d1", "d2", "d3"].map((id) => ({ id, parent: "country" }));
  const network = networkOf({ nodes: ["a"], services: { data: "a" } });
  const [segment] = network.segments;
  if (segment === undefined) throw new Error("no segment");
  const inventory = {
    ...network,
    areas: [{ id: "country" }, ...districts],
    segments: ["country", "d1", "d2", "d3"].map((area) => ({
      ...segment,
      area,
      subscriptions: area === "country" ? 3 : 1,
    })),
  };
  const { total, byArea } = report(estimate(compile(inventory), new Map([["a", 0.5]])));
  // 1.5 + 3·0.5 = 3: floors leave 2 missing, to the country's own (first) and to the first district
  expect(total.affected.point).toBe(3);
  expect(byArea.map(({ key, affected }) => [key, affected.point])).toEqual([
    ["country", 3],
    ["d1", 1],
    ["d2", 0],
    ["d3", 0],
  ]);
});

test("what a cause restores is the difference of two reported figures", () => {
  const inventory = networkOf({ nodes: ["a", "b"], services: { data: { all: ["a", "b"] } } });
  const states = new Map([
    ["a", 0.5],
    ["b", 0.25],
  ]);
  // 1 − 0.5·0.25 = 0.875 lost; 0.5 without b's failure, 0.75 without a's
  const { causes } = report(estimate(compile(inventory), states));
  expect(causes.map(({ leaf, restores }) => [leaf, restores.affected])).toEqual([
    ["b", 375_000],
    ["a", 125_000],
  ]);
});
