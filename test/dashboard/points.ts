import type { Point } from "../../src/dashboard/page/data/answers.ts";

type Range = Point["affected"];

function rangeOf(count: number | Range): Range {
  return typeof count === "number" ? { low: count, point: count, high: count } : count;
}

/** A point of 6 Dec 2018, at a clock. */
export function pointAt(clock: string, affected: number | Range, impaired = affected): Point {
  return { at: `2018-12-06T${clock}:00Z`, affected: rangeOf(affected), impaired: rangeOf(impaired), base: 100 };
}

export function momentAt(clock: string): number {
  return Date.parse(`2018-12-06T${clock}:00Z`);
}
