import { describe, expect, test } from "vitest";
import type { FiguredStep } from "../../../src/impact/timeline/integrate.ts";
import { plusMilliseconds } from "../../../src/platform/instant.ts";
import {
  type Course,
  everAllOut,
  everAnybody,
  everHit,
  integralOf,
  longestOf,
  perHour,
  spanOf,
} from "../../../src/regulation/measures/course.ts";
import { valueNow } from "../../../src/regulation/measures/reading.ts";
import { BEGAN } from "../outage.ts";

const at = (minutes: number): string => plusMilliseconds(BEGAN, minutes * 60_000);

function step(minutes: number, point: number, high = point): FiguredStep {
  const affected = { low: point, point, high };
  return { at: at(minutes), affected, impaired: { low: high, point: high, high }, base: 100 };
}

/** All out for ten minutes, back for five, forty out for twenty, all out since then for five. */
const course: Course = {
  steps: [step(0, 100), step(10, 0), step(15, 40, 60), step(35, 100)],
  end: at(40),
  isRunning: true,
};
const point = { outcome: "affected", bound: "point" } as const;

describe("the course of an outage", () => {
  test("lasts from when the first was hit until the last was back, gaps included", () => {
    expect(valueNow(spanOf(course, point))).toBe(40);
    const over = { ...course, steps: [...course.steps, step(38, 0)], isRunning: false };
    expect(valueNow(spanOf(over, point))).toBe(38);
  });

  test("grows while somebody is hit, and only then", () => {
    expect(spanOf(course, point).perMicrosecond).toBe(1n);
    expect(spanOf({ ...course, steps: [...course.steps, step(38, 0)] }, point).perMicrosecond).toBe(0n);
    expect(spanOf({ ...course, isRunning: false }, point).perMicrosecond).toBe(0n);
  });

  test("hits no fewer than the most at once, also where the base itself is a range", () => {
    const affected = { low: 90, point: 100, high: 115 };
    const ranged = { at: at(0), affected, impaired: affected, base: 100 };
    expect(everHit({ ...course, steps: [ranged] }, "affected")).toEqual(affected);
    expect(everHit({ ...course, steps: [ranged, step(5, 0), step(6, 100)] }, "affected").high).toBe(115);
  });

  test("its longest stretch of all, and of anybody, is without a break", () => {
    expect(valueNow(longestOf(course, point, "all"))).toBe(10);
    expect(valueNow(longestOf(course, point, "anybody"))).toBe(25);
    const { running, perMicrosecond } = longestOf(course, point, "all");
    expect({ running, perMicrosecond }).toEqual({ running: 300_000_000n, perMicrosecond: 1n });
  });

  test("user-minutes are summed exactly over reported whole numbers, and go on at the present rate", () => {
    const minutes = integralOf(course, point);
    expect(valueNow(minutes)).toBe(100 * 10 + 40 * 20 + 100 * 5);
    expect(minutes.perMicrosecond).toBe(100n);
    expect(valueNow(perHour(minutes))).toBeCloseTo(2300 / 60, 12);
  });

  test("different users are the most at once, at most as if nobody was twice", () => {
    expect(everHit(course, "affected")).toEqual({ low: 100, point: 100, high: 100 });
    const part = { ...course, steps: [step(0, 30), step(10, 0), step(15, 40, 60)] };
    expect(everHit(part, "affected")).toEqual({ low: 40, point: 40, high: 90 });
    expect(everHit(part, "impaired")).toEqual({ low: 60, point: 60, high: 90 });
  });

  test("by each bound it is known whether anybody was, and whether all were", () => {
    const part = { ...course, steps: [step(0, 0, 100)] };
    const never = Number.POSITIVE_INFINITY;
    expect(everAnybody(part, "affected")).toEqual({ low: never, point: never, high: 0 });
    expect(everAllOut(part, "affected")).toEqual({ low: never, point: never, high: 0 });
    expect(everAllOut({ ...part, steps: [step(0, 99)] }, "affected").high).toBe(never);
  });
});
