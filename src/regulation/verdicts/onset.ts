import type { Comparison, Condition } from "../condition.ts";
import { BOUNDS, type Bound, type Growth, OPPOSITE, type Reading, type Truths } from "../measures/reading.ts";

/**
 * From when on something holds if nothing changes: in microseconds from the moment that it is judged at, 0 where it holds
 * already, Infinity where it never will. Never ends: an outage only grows.
 */
export type Onset = number;

/** The same where something is not known: taken for not so, and taken for so. `surely` is never before `possibly`. */
export type Onsets = { readonly surely: Onset; readonly possibly: Onset };

/** By the low, the best and the high bound of what is measured. `low` is never before `point`, nor `point` before `high`. */
export type OnsetRange = { readonly low: Onsets; readonly point: Onsets; readonly high: Onsets };

/** What is read of an outage, by field; undefined: not known. */
export type Readings = (field: string) => Reading | undefined;

const NEVER = Number.POSITIVE_INFINITY;
const UNKNOWN: Onsets = { surely: NEVER, possibly: 0 };

/** From when on a condition holds. Pure; monotone in every measure. */
export function onsetsOf(condition: Condition, readings: Readings): OnsetRange {
  if ("field" in condition) return onsetsOfComparison(condition, readings(condition.field));
  const parts = ("all" in condition ? condition.all : condition.any).map((part) => onsetsOf(part, readings));
  const choose = "all" in condition ? Math.max : Math.min;
  return byBound((bound) => ({
    surely: choose(...parts.map((part) => part[bound].surely)),
    possibly: choose(...parts.map((part) => part[bound].possibly)),
  }));
}

/** Whether it is known that something holds, or that it does not, by each bound. */
export function isKnown(range: OnsetRange): boolean {
  return BOUNDS.every((bound) => (range[bound].surely === 0) === (range[bound].possibly === 0));
}

/** Precondition: the reading is of the kind that is compared with; a checked pack and checked answers see to it. */
export function onsetsOfComparison(comparison: Comparison, reading: Reading | undefined): OnsetRange {
  if (reading === undefined) return byBound(() => UNKNOWN);
  const range = byBound((bound) => always(onsetAt(comparison, reading, bound)));
  return reading.kind === "amount" && reading.isAtLeast === true
    ? byBound((bound) => ({ ...range[bound], possibly: 0 }))
    : range;
}

function byBound(of: (bound: Bound) => Onsets): OnsetRange {
  return { low: of("low"), point: of("point"), high: of("high") };
}

function always(onset: Onset): Onsets {
  return { surely: onset, possibly: onset };
}

function onsetAt({ op, value }: Comparison, reading: Reading, bound: Bound): Onset {
  if (reading.kind === "amount")
    return typeof value === "number" && (op === ">=" || op === ">") ? reached(reading[bound], op, value) : NEVER;
  if (reading.kind === "truth") return value === false ? denied(reading, bound) : reading[bound];
  const wanted = Array.isArray(value) ? value : [value];
  return reading.words.some((word) => wanted.includes(word)) ? 0 : NEVER;
}

/** What must not be so is sure where not even the high bound has it. Taken for lasting: nothing that a rule denies begins by time alone. */
function denied(truths: Truths, bound: Bound): Onset {
  return truths[OPPOSITE[bound]] === 0 ? NEVER : 0;
}

/** Bars have at most six decimals. */
const DECIMALS = 1_000_000n;

/** The first whole microsecond at which a growing amount passes a bar, exactly. */
function reached({ reached: sure, running, perMicrosecond, scale }: Growth, op: ">=" | ">", bar: number): Onset {
  const least = BigInt(Math.round(bar * Number(DECIMALS))) * scale + (op === ">" ? 1n : 0n);
  if (sure * DECIMALS >= least || running * DECIMALS >= least) return 0;
  if (perMicrosecond === 0n) return NEVER;
  const rate = perMicrosecond * DECIMALS;
  const onset = (least - running * DECIMALS + rate - 1n) / rate;
  // Beyond what can be told to the microsecond, 285 years, nothing is projected.
  return onset > BigInt(Number.MAX_SAFE_INTEGER) ? NEVER : Number(onset);
}
