import type { Point, Range } from "../data/answers.ts";
import type { Span } from "./window.ts";
import { HOUR_MILLISECONDS } from "../data/durations.ts";

/** Affected customers times hours within a time, by points of which each holds until the next: as the service works it out. */
export function customerHours(points: readonly Point[], span: Span): Range {
  const sum = { low: 0, point: 0, high: 0 };
  for (const [index, { at, affected }] of points.entries()) {
    const next = points[index + 1];
    const from = Math.max(Date.parse(at), span.from);
    const to = Math.min(next === undefined ? span.to : Date.parse(next.at), span.to);
    const hours = Math.max(0, to - from) / HOUR_MILLISECONDS;
    sum.low += affected.low * hours;
    sum.point += affected.point * hours;
    sum.high += affected.high * hours;
  }
  return sum;
}
