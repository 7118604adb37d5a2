import { describe, expect, test } from "vitest";
import { figureAt, knownUntil, runUpTo, tellsOf, trendAt } from "../../src/dashboard/page/time/run.ts";
import { firstMillisecond } from "../../src/dashboard/page/data/first-millisecond.ts";

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

describe("of which moments a timeline tells", () => {
  const outage = { from: "2018-12-06T04:00:00Z", to: "2018-12-06T12:00:00Z" };
  const past = (clock: string) => ({ view: { at: `2018-12-06T${clock}:00Z`, to: outage.to }, moment: ms(clock) });

  test("of one in it, its ends included", () => {
    for (const clock of ["04:00", "05:00", "12:00"]) expect(tellsOf(outage, past(clock))).toBe(true);
  });

  test("of none outside it: the last that is shown of an outage is not how it is years later", () => {
    for (const clock of ["03:59", "12:01"]) expect(tellsOf(outage, past(clock))).toBe(false);
    const present = { view: { at: undefined, to: outage.to }, moment: Date.parse("2026-11-26T02:00:00Z") };
    expect(tellsOf(outage, present)).toBe(false);
    expect(knownUntil(outage, present)).toBe(ms("12:00"));
  });

  test("of the microsecond with which what was known then ends", () => {
    const at = "2018-12-06T05:00:00.123456Z";
    const looked = { view: { at, to: undefined }, moment: firstMillisecond(at) };
    expect(tellsOf({ from: outage.from, to: at }, looked)).toBe(true);
  });

  test("with the present it goes on after it was asked for", () => {
    const present = { view: { at: undefined, to: undefined }, moment: ms("12:01") };
    expect(tellsOf(outage, present)).toBe(true);
    expect(knownUntil(outage, present)).toBe(ms("12:01"));
  });
});
