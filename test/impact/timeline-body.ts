import { expect } from "vitest";
import { z } from "zod";
import type { Answer } from "../support/service.ts";
import { microsOf } from "./micros.ts";

const Range = z.strictObject({ low: z.int(), point: z.int(), high: z.int() });
const Hours = z.strictObject({ low: z.number(), point: z.number(), high: z.number() });
const Point = z.strictObject({ at: z.string(), affected: Range, impaired: Range, base: z.int() });
export type Point = z.infer<typeof Point>;

const sums = { customerHours: Hours, impairedHours: Hours, everAffected: Range, peak: Point.nullable() };
const Timeline = z.strictObject({
  from: z.string(),
  to: z.string(),
  knownAt: z.string().optional(),
  sequence: z.int().optional(),
  engine: z.literal("1"),
  points: z.array(Point),
  ...sums,
  by: z.string().optional(),
  rows: z.array(z.strictObject({ key: z.string(), name: z.string(), ...sums, points: z.array(Point) })).optional(),
});
export type TimelineBody = z.infer<typeof Timeline>;

export function parseTimeline({ status, body }: Answer): TimelineBody {
  expect(status, JSON.stringify(body)).toBe(200);
  return Timeline.parse(body);
}

/** What holds at a moment: the last point that is not after it. */
export function pointAt(points: readonly Point[], at: string): Point | undefined {
  return points.findLast((point) => microsOf(point.at) <= microsOf(at));
}

/** Customers times hours, as somebody would reckon who only has the points. */
export function hoursOf(points: readonly Point[], to: string, bound: "low" | "point" | "high"): number {
  return points.reduce((sum, point, index) => {
    const next = points[index + 1]?.at ?? to;
    return sum + (point.affected[bound] * (microsOf(next) - microsOf(point.at))) / 3.6e9;
  }, 0);
}
