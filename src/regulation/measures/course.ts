import type { Range } from "../../engine/index.ts";
import { type FiguredStep, sumsOf } from "../../impact/timeline/integrate.ts";
import { type Instant, compareInstants, exactMicroseconds } from "../../platform/instant.ts";
import type { Bound, Growth, Truths } from "./reading.ts";

/** How many of a part of the base were hit, over time: each step holds until the next, the last until `end`. */
export type Course = {
  readonly steps: readonly FiguredStep[];
  /** Now, or when the incident was over. */
  readonly end: Instant;
  /** Whether the last step still holds. */
  readonly isRunning: boolean;
};

/** An outage as it had gone until a moment in it, going on. */
export function until({ steps, end, isRunning }: Course, at: Instant): Course {
  if (compareInstants(at, end) >= 0) return { steps, end, isRunning };
  return {
    steps: steps.slice(0, steps.findLastIndex((step) => compareInstants(step.at, at) <= 0) + 1),
    end: at,
    isRunning: true,
  };
}

export type Outcome = "affected" | "impaired";

/** One bound of one outcome. */
export type Count = { readonly outcome: Outcome; readonly bound: Bound };

type Stretch = { readonly from: bigint; readonly to: bigint; readonly isRunning: boolean };

const timesByCourse = new WeakMap<Course, readonly bigint[]>();

/** When each step begins, and the last ends. An outage that flaps has thousands, and every rule reads of them. */
function timesOf(course: Course): readonly bigint[] {
  const known = timesByCourse.get(course);
  if (known !== undefined) return known;
  const times = [...course.steps.map(({ at }) => at), course.end].map(exactMicroseconds);
  timesByCourse.set(course, times);
  return times;
}

/** Stretches of time without a break in which something holds of the steps. */
function stretchesOf(course: Course, holds: (step: FiguredStep) => boolean): readonly Stretch[] {
  const { steps, isRunning } = course;
  const times = timesOf(course);
  const stretches: Stretch[] = [];
  for (const [index, step] of steps.entries()) {
    if (!holds(step)) continue;
    const [from = 0n, to = 0n] = times.slice(index, index + 2);
    const last = stretches.at(-1);
    const begun = last?.to === from ? stretches.pop() : undefined;
    stretches.push({ from: begun?.from ?? from, to, isRunning: index === steps.length - 1 && isRunning });
  }
  return stretches;
}

function isHit({ outcome, bound }: Count): (step: FiguredStep) => boolean {
  return (step) => step[outcome][bound] > 0;
}

function isAllOut({ outcome, bound }: Count): (step: FiguredStep) => boolean {
  return ({ base, ...step }) => base > 0 && step[outcome][bound] >= base;
}

const MICROSECONDS_OF_A_MINUTE = 60_000_000n;
const NOTHING: Growth = { reached: 0n, running: 0n, perMicrosecond: 0n, scale: MICROSECONDS_OF_A_MINUTE };

/** In minutes: from when the first was hit until the last was back, or now. */
export function spanOf(course: Course, count: Count): Growth {
  const stretches = stretchesOf(course, isHit(count));
  const [first, last] = [stretches[0], stretches.at(-1)];
  return first === undefined || last === undefined ? NOTHING : lasting({ ...last, from: first.from });
}

/** In minutes: the longest stretch without a break in which all were out, or anybody was. */
export function longestOf(course: Course, count: Count, who: "all" | "anybody"): Growth {
  const stretches = stretchesOf(course, who === "all" ? isAllOut(count) : isHit(count)).map(lasting);
  const last = stretches.at(-1) ?? NOTHING;
  const reached = stretches.reduce((most, one) => (one.running > most ? one.running : most), 0n);
  return { ...last, reached };
}

function lasting({ from, to, isRunning }: Stretch): Growth {
  const length = to - from;
  return { reached: length, running: length, perMicrosecond: isRunning ? 1n : 0n, scale: MICROSECONDS_OF_A_MINUTE };
}

/** Reported whole numbers, summed over time exactly, in users times minutes. */
export function integralOf(course: Course, { outcome, bound }: Count): Growth {
  const { steps, isRunning } = course;
  const times = timesOf(course);
  const sum = steps.reduce(
    (total, step, index) => total + BigInt(step[outcome][bound]) * ((times[index + 1] ?? 0n) - (times[index] ?? 0n)),
    0n,
  );
  const perMicrosecond = isRunning ? BigInt(steps.at(-1)?.[outcome][bound] ?? 0) : 0n;
  return { reached: sum, running: sum, perMicrosecond, scale: MICROSECONDS_OF_A_MINUTE };
}

export function perHour(growth: Growth): Growth {
  return { ...growth, scale: growth.scale * 60n };
}

/**
 * Different users at any time, by the definition of ever affected; the high at least the most at once: where counts are ranges
 * more may be hit than the base is by the best estimate, to which that definition holds it.
 */
export function everHit({ steps, end }: Course, outcome: Outcome): Range {
  const meant = steps.map((step) => ({ ...step, affected: step[outcome] }));
  const { low, point, high } = sumsOf(meant, end).everAffected;
  return { low, point, high: meant.reduce((most, { affected }) => Math.max(most, affected.high), high) };
}

/** The most that there were at once of that part of the base. */
export function baseOf({ steps }: Course): number {
  return steps.reduce((most, { base }) => Math.max(most, base), 0);
}

/** Whether it ever was so, by each bound. */
export function ever(of: (bound: Bound) => boolean): Truths {
  const onset = (bound: Bound): number => (of(bound) ? 0 : Number.POSITIVE_INFINITY);
  return { low: onset("low"), point: onset("point"), high: onset("high") };
}

/** Whether anybody was ever hit. */
export function everAnybody({ steps }: Course, outcome: Outcome): Truths {
  return ever((bound) => steps.some(isHit({ outcome, bound })));
}

/** Whether all were ever out at once. */
export function everAllOut({ steps }: Course, outcome: Outcome): Truths {
  return ever((bound) => steps.some(isAllOut({ outcome, bound })));
}
