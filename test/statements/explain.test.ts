import { expect, test } from "vitest";
import { type Counted, explanationsOf } from "../../src/statements/drift/explain.ts";

const exactly = (count: number) => ({ low: count, point: count, high: count });

const operator = (key: string, kind: "mno" | "brand" | "mvno", count: number) => ({
  key,
  name: key,
  kind,
  country: "GB",
  affected: exactly(count),
  impaired: exactly(count),
  base: count,
});

/** Nobody of the brand, of another network's customers, or of machines is hit. */
const ONLY_OWN: Counted = {
  affected: exactly(690_000),
  impaired: exactly(690_000),
  base: 1_380_000,
  byOperator: [operator("Host", "mno", 690_000), operator("Brand", "brand", 0), operator("Guest", "mvno", 0)],
  byService: [],
  byCustomerClass: [],
};

test("a figure that is ours is no other way to count", () => {
  expect(explanationsOf(exactly(690_000), ONLY_OWN)).toEqual(["agrees with ours"]);
  expect(explanationsOf(exactly(700_000), ONLY_OWN)).toEqual(["agrees with ours"]);
});

test("a brand so small that it makes no difference is not counted twice, unless that comes nearer", () => {
  const counted = { ...ONLY_OWN, byOperator: [operator("Host", "mno", 680_000), operator("Brand", "brand", 10_000)] };
  expect(explanationsOf(exactly(690_000), counted)).toEqual(["agrees with ours"]);
  expect(explanationsOf(exactly(700_000), counted)[0]).toMatch(/^counts Brand twice/);
});

test("where nobody is hit, no figure is explained by nobody", () => {
  const counted = { ...ONLY_OWN, affected: exactly(0), impaired: exactly(0), byOperator: [], base: 0 };
  expect(explanationsOf(exactly(0), counted)).toEqual([]);
  expect(explanationsOf(exactly(5), counted)).toEqual([]);
});

const row = (key: string, kind: string, lines: number) => ({
  key,
  name: key,
  kind,
  affected: exactly(lines),
  impaired: exactly(lines),
  base: lines,
});

/** O2's outage of 6 December 2018 while nobody has data. */
const O2 = {
  affected: exactly(32_300_000),
  impaired: exactly(32_300_000),
  base: 32_300_000,
  byOperator: [row("o2", "mno", 22_400_000), row("giffgaff", "brand", 2_600_000), row("mvnos", "mvno", 7_300_000)],
  byService: [{ ...row("data", "data", 32_300_000), customerFacing: true }],
  byCustomerClass: [row("consumer", "class", 28_800_000), row("iot", "class", 3_500_000)],
};

test("a figure is explained by what it was rounded from, however few digits it has, and not by what is further off", () => {
  expect(explanationsOf({ point: 7_000_000 }, O2)).toEqual(["counts other brands on the network only"]);
  expect(explanationsOf({ point: 31_000_000 }, O2)).toEqual([]);
  expect(explanationsOf({ point: 7_010_000 }, O2)).toEqual([]);
});

test("ways to count that come to the same explain nothing more", () => {
  expect(explanationsOf({ point: 32_100_000 }, O2)).toEqual(["agrees with ours"]);
});
