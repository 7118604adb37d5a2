import { expect, test } from "vitest";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import { timeLabels } from "../../src/dashboard/page/time/axis.ts";
import { cellOf, csvOf } from "../../src/dashboard/page/time/csv.ts";
import { wrapped } from "../../src/dashboard/page/time/wrap.ts";
import { momentAt, pointAt } from "./points.ts";

test("points are rows of CSV, with times as the service says them", () => {
  const points = [pointAt("04:39", { low: 1, point: 2, high: 3 }, { low: 4, point: 5, high: 6 })];
  expect(csvOf(points)).toBe(
    "at,affectedLow,affectedPoint,affectedHigh,impairedLow,impairedPoint,impairedHigh,base\r\n" +
      "2018-12-06T04:39:00Z,1,2,3,4,5,6,100\r\n",
  );
});

test("a cell of CSV that holds a comma, a quote or a line is quoted", () => {
  expect(cellOf("plain")).toBe("plain");
  expect(cellOf('a "b", c')).toBe('"a ""b"", c"');
  expect(cellOf("a\nb")).toBe('"a\nb"');
});

test("a text without a blank is broken where it no longer fits", () => {
  const fits = (line: string): boolean => line.length <= 4;
  expect(wrapped("abcdefghij", fits)).toEqual(["abcd", "efgh", "ij"]);
  expect(wrapped("", fits)).toEqual([]);
  expect(wrapped("ab", () => false)).toEqual(["a", "b"]);
});

test("an axis names the day once, by the clocks that are read", () => {
  const ticks = [momentAt("20:00"), momentAt("22:00"), momentAt("23:59") + 60_000].map((moment) => moment / 1000);
  expect(timeLabels(ticks, createFormat("en-GB", "UTC"))).toEqual(["20:00\n6 Dec", "22:00", "00:00\n7 Dec"]);
  expect(timeLabels(ticks, createFormat("en-GB", "Asia/Tokyo"))).toEqual(["05:00\n7 Dec", "07:00", "09:00"]);
});

test("an axis of days has no clocks", () => {
  const days = [0, 1, 2].map((day) => momentAt("00:00") / 1000 + day * 86_400);
  expect(timeLabels(days, createFormat("en-GB", "UTC"))).toEqual(["6 Dec", "7 Dec", "8 Dec"]);
});
