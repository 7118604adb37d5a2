import { describe, expect, test } from "vitest";
import { figureAt, runUpTo, trendAt } from "../../src/dashboard/page/time/run.ts";

const range = (count: number) => ({ low: count, point: count, high: count });
const point = (at: string, affected: number, impaired = affected) => ({
  at: `2018-12-06T${at}:00Z`,
  affected: range(affected),
  impaired: range(impaired),
  base: 100,
});
const ms = (at: string): number => Date.parse(`2018-12-06T${at}:00Z`);

const day = [point("00:00", 0), point("04:39", 90), point("05:10", 100), point("21:30", 0, 50), point("23:00", 0)];

describe("since when and which way", () => {
  test("what held at a moment is the last figure before it", () => {
    expect(figureAt(day, ms("04:38"))?.affected.point).toBe(0);
    expect(figureAt(day, ms("04:39"))?.affected.point).toBe(90);
    expect(figureAt([], ms("04:39"))).toBeUndefined();
  });

  test("an outage runs from when the first was hit, through changes, for as long as anybody is served worse", () => {
    expect(runUpTo(day, ms("05:00"))).toEqual({ from: "2018-12-06T04:39:00Z", isCutOff: false });
    expect(runUpTo(day, ms("22:00"))).toEqual({ from: "2018-12-06T04:39:00Z", isCutOff: false });
  });

  test("while nobody is hit nothing runs", () => {
    expect(runUpTo(day, ms("04:00"))).toBeUndefined();
    expect(runUpTo(day, ms("23:30"))).toBeUndefined();
    expect(runUpTo([], ms("05:00"))).toBeUndefined();
  });

  test("what ran before the first figure may have begun earlier", () => {
    expect(runUpTo(day.slice(1), ms("05:00"))).toEqual({ from: "2018-12-06T04:39:00Z", isCutOff: true });
  });

  test("the way is told by the hour before", () => {
    expect(trendAt(day, ms("05:00"))).toEqual({ way: "rising", before: 0 });
    expect(trendAt(day, ms("06:30"))).toEqual({ way: "steady", before: 100 });
    expect(trendAt(day, ms("22:00"))).toEqual({ way: "falling", before: 100 });
  });

  test("where nobody is affected at either time it is told by those served worse", () => {
    expect(trendAt(day, ms("23:30"))).toEqual({ way: "falling", before: 50 });
  });

  test("nothing is said of an hour that is not known", () => {
    expect(trendAt(day, ms("00:30"))).toBeUndefined();
  });
});
