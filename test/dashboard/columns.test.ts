import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIGURES, columnsOf } from "../../src/dashboard/page/time/columns.ts";
import { customerHours } from "../../src/dashboard/page/time/hours.ts";
import { figureAt } from "../../src/dashboard/page/time/run.ts";
import { momentAt, pointAt } from "./points.ts";

const points = [
  pointAt("00:00", 0),
  pointAt("04:00", 90),
  pointAt("10:00", { low: 1, point: 2, high: 3 }, { low: 4, point: 5, high: 6 }),
];
const span = (from: string, to: string) => ({ from: momentAt(from), to: momentAt(to) });
const seconds = (...clocks: readonly string[]) => clocks.map((clock) => momentAt(clock) / 1000);

describe("the columns of a chart", () => {
  test("each figure holds from its point on, the last until the end", () => {
    const [times, ...figures] = columnsOf(points, span("00:00", "12:00"), momentAt("12:00"));
    expect(times).toEqual(seconds("00:00", "04:00", "10:00", "12:00"));
    expect(figures[FIGURES.indexOf("affected.point")]).toEqual([0, 90, 2, 2]);
    expect(figures[FIGURES.indexOf("affected.low")]).toEqual([0, 90, 1, 1]);
    expect(figures[FIGURES.indexOf("affected.high")]).toEqual([0, 90, 3, 3]);
    expect(figures[FIGURES.indexOf("impaired.low")]).toEqual([0, 90, 4, 4]);
    expect(figures[FIGURES.indexOf("impaired.point")]).toEqual([0, 90, 5, 5]);
    expect(figures[FIGURES.indexOf("impaired.high")]).toEqual([0, 90, 6, 6]);
  });

  test("what came before what is shown holds at its start", () => {
    const [times, figure] = columnsOf(points, span("05:00", "12:00"), momentAt("12:00"));
    expect(times).toEqual(seconds("05:00", "10:00", "12:00"));
    expect(figure).toEqual([90, 3, 3]);
  });

  test("nothing is drawn of what is not known yet", () => {
    const [times] = columnsOf(points, span("00:00", "12:00"), momentAt("06:00"));
    expect(times).toEqual(seconds("00:00", "04:00", "06:00"));
  });

  test("of nothing there is nothing to draw", () => {
    expect(columnsOf([], span("00:00", "12:00"), momentAt("12:00")).map((column) => column.length)).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});

describe("customer-hours", () => {
  test("they are the affected times the hours for which each figure held", () => {
    expect(customerHours(points, span("00:00", "12:00"))).toEqual({ low: 542, point: 544, high: 546 });
  });

  test("until a moment within they are those of so far", () => {
    expect(customerHours(points, span("00:00", "04:30")).point).toBe(45);
    expect(customerHours(points, span("05:00", "06:00")).point).toBe(90);
  });

  test("they add up minute by minute, whatever happened when", () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 599 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 600 }), (changes, until) => {
        const clock = (minute: number) => `0${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
        const some = changes.toSorted((a, b) => a - b).map((minute) => pointAt(clock(minute), minute));
        const start = momentAt("00:00");
        const each = Array.from({ length: until }, (_, minute) => figureAt(some, start + minute * 60_000));
        const sum = each.reduce((total, figure) => total + (figure?.affected.point ?? 0), 0) / 60;
        expect(customerHours(some, { from: start, to: start + until * 60_000 }).point).toBeCloseTo(sum, 6);
      }),
    );
  });
});
