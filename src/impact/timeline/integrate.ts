import type { Figures, Range } from "../../engine/index.ts";
import { type Instant, compareInstants, exactMicroseconds, plusSeconds } from "../../platform/instant.ts";

/** What holds from a moment on, until the next. */
export type FiguredStep = Figures & { readonly at: Instant };

export type Interval = { readonly from: Instant; readonly to: Instant };

/** What a stretch of time comes to. */
export type Sums = {
  /** Customers times hours: of affected, and of impaired. */
  readonly customerHours: Range;
  readonly impairedHours: Range;
  /** How many different customers were affected at any time: low and point as the most at once, high as if nobody was twice. */
  readonly everAffected: Range;
  /** When most were affected, or where nobody was, impaired, by the best estimate; the first time that it was so. */
  readonly peak: FiguredStep | undefined;
};

/** Steps as they are within an interval: the first from its beginning on, those that begin in it, up to its end. */
export function within<Step extends Pick<FiguredStep, "at">>(
  steps: readonly Step[],
  { from, to }: Interval,
): readonly Step[] {
  const start = steps.findLastIndex(({ at }) => compareInstants(at, from) <= 0);
  const inside = steps.slice(Math.max(0, start)).filter(({ at }) => compareInstants(at, to) <= 0);
  const [first, ...others] = inside;
  if (first === undefined) return [];
  return [compareInstants(first.at, from) < 0 ? { ...first, at: from } : first, ...others];
}

/** Sums over the steps of an interval, as `within` gives them: exact, of reported whole figures. */
export function sumsOf(steps: readonly FiguredStep[], to: Instant): Sums {
  const times = [...steps.map(({ at }) => exactMicroseconds(at)), exactMicroseconds(to)];
  const hours = (outcome: "affected" | "impaired", bound: keyof Range): number => {
    let sum = 0n;
    for (const [index, step] of steps.entries()) {
      const count = step[outcome][bound];
      if (count !== 0) sum += BigInt(count) * ((times[index + 1] ?? 0n) - (times[index] ?? 0n));
    }
    return Number(sum) / MICROSECONDS_OF_AN_HOUR;
  };
  const hoursOf = (outcome: "affected" | "impaired"): Range => ({
    low: hours(outcome, "low"),
    point: hours(outcome, "point"),
    high: hours(outcome, "high"),
  });
  return {
    customerHours: hoursOf("affected"),
    impairedHours: hoursOf("impaired"),
    everAffected: everAffected(steps),
    peak: peakOf(steps),
  };
}

const MICROSECONDS_OF_AN_HOUR = 3_600_000_000;

function everAffected(steps: readonly FiguredStep[]): Range {
  let [low, point, rises, last, base] = [0, 0, 0, 0, 0];
  for (const { affected, base: all } of steps) {
    low = Math.max(low, affected.low);
    point = Math.max(point, affected.point);
    rises += Math.max(0, affected.high - last);
    last = affected.high;
    base = Math.max(base, all);
  }
  return { low, point, high: Math.min(rises, base) };
}

function peakOf(steps: readonly FiguredStep[]): FiguredStep | undefined {
  const [first, ...others] = steps;
  if (first === undefined) return undefined;
  return others.reduce((peak, step) => (isMore(step, peak) ? step : peak), first);
}

/** Whether more are affected by the best estimate, or as many and more impaired. */
export function isMore(one: Figures, other: Figures): boolean {
  if (one.affected.point !== other.affected.point) return one.affected.point > other.affected.point;
  return one.impaired.point > other.impaired.point;
}

/** The figures at every so many seconds of an interval, from its first moment at which there are any. */
export function everySeconds(
  steps: readonly FiguredStep[],
  { from, to }: Interval,
  seconds: number,
): readonly FiguredStep[] {
  const points: FiguredStep[] = [];
  let index = 0;
  for (let at = from; compareInstants(at, to) <= 0; at = plusSeconds(at, seconds)) {
    while (index + 1 < steps.length && compareInstants(steps[index + 1]?.at ?? "", at) <= 0) index += 1;
    const step = steps[index];
    if (step !== undefined && compareInstants(step.at, at) <= 0) points.push({ ...step, at });
  }
  return points;
}
