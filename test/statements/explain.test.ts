import { expect, test } from "vitest";
import { explanationsOf } from "../../src/statements/drift/explain.ts";

const exactly = (lines: number) => ({ low: lines, point: lines, high: lines });
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
