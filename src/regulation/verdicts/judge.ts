import type { Reads, Rule } from "../pack.ts";
import type { Condition } from "../condition.ts";
import { truth } from "../measures/reading.ts";
import { type OnsetRange, type Onset, type Readings, isKnown, onsetsOf } from "./onset.ts";

/**
 * met, not-met; uncertain: the range straddles the bar; unknown: something that decides it is not known; superseded: another
 * rule is met that it gives way to.
 */
export const VERDICTS = ["met", "uncertain", "unknown", "superseded", "not-met"] as const;
export type VerdictName = (typeof VERDICTS)[number];

/** The less, the nearer to what must be reported: a draft binds nobody, so what is in force comes first. */
export function nearnessOf({
  verdict,
  proposed,
}: {
  readonly verdict: VerdictName;
  readonly proposed: boolean;
}): number {
  return VERDICTS.indexOf(verdict) + (proposed ? VERDICTS.length : 0);
}

/** How a rule stands, and will if nothing changes. */
export type Judgement = {
  readonly verdict: VerdictName;
  readonly onsets: OnsetRange;
  /** Microseconds from now until it is met for sure, and until it may be; undefined where that is now or never. */
  readonly willBeMet: Onset | undefined;
  readonly mayBeMet: Onset | undefined;
  /** Whether it is met by the best estimate alone. */
  readonly isMetByBestEstimate: boolean;
  /** Fields of which something is to be known for it to be decided. */
  readonly missing: readonly string[];
  readonly supersededBy: string | undefined;
};

export type Circumstances = {
  readonly readings: Readings;
  /** Rules that are met. */
  readonly isMet: (rule: string) => boolean;
  /** When those that are not will be; undefined: as far as is known, never. */
  readonly willBeMet?: (rule: string) => Onset | undefined;
};

/** What a rule says of an outage. `conditions`: the rule's own, or what counsel confirmed in their stead. Pure. */
export function judge(rule: Rule, conditions: Condition, circumstances: Circumstances): Judgement {
  const { readings, isMet } = circumstances;
  const onsets = onsetsOf(conditions, withoutGuard(readings));
  const isUnsettled = rule.unsettled !== undefined && conditions === rule.conditions;
  const alone = verdictAlone(onsets, rule.reads.decides, isUnsettled);
  const supersededBy = alone === "not-met" ? undefined : rule.supersededBy?.find(isMet);
  const verdict = supersededBy === undefined ? alone : "superseded";
  const projected = projectionOf(verdict, onsets, rule.reads.decides);
  return {
    verdict,
    onsets,
    ...(isUnsettled ? NOT_PROJECTED : projectionBefore(onsetOfOther(rule, circumstances), projected)),
    isMetByBestEstimate: onsets.point.surely === 0,
    missing: verdict === "unknown" ? missingIn(conditions, readings) : [],
    supersededBy,
  };
}

type Projection = Pick<Judgement, "willBeMet" | "mayBeMet">;

const NOT_PROJECTED: Projection = { willBeMet: undefined, mayBeMet: undefined };

function projectionOf(verdict: VerdictName, { low, high }: OnsetRange, decides: Reads["decides"]): Projection {
  if (verdict === "met" || verdict === "superseded") return NOT_PROJECTED;
  const deciding = decides === "upper-bound" ? high : low;
  return {
    willBeMet: later(deciding.surely),
    mayBeMet: verdict === "not-met" ? later(high.possibly) : undefined,
  };
}

/** When the first of the rules that it gives way to will be met. */
function onsetOfOther({ supersededBy = [] }: Rule, { willBeMet }: Circumstances): Onset {
  return Math.min(...supersededBy.map((other) => willBeMet?.(other) ?? Number.POSITIVE_INFINITY));
}

/** From then on it is superseded, and no more met. */
function projectionBefore(other: Onset, { willBeMet, mayBeMet }: Projection): Projection {
  const before = (onset: Onset | undefined) => (onset !== undefined && onset < other ? onset : undefined);
  return { willBeMet: before(willBeMet), mayBeMet: before(mayBeMet) };
}

/** What a rule reads of the rule that it gives way to. */
export const GUARD = "is_major_outage";

/** Left out of the conditions, so that the same outage passes from met to superseded, and never back to not met. */
function withoutGuard(readings: Readings): Readings {
  return (field) => (field === GUARD ? truth(false) : readings(field));
}

function verdictAlone(onsets: OnsetRange, decides: Reads["decides"], isUnsettled: boolean): VerdictName {
  const { low, high } = onsets;
  const least = decides === "upper-bound" ? high : low;
  if (high.possibly > 0) return "not-met";
  if (isUnsettled) return "unknown";
  if (least.surely === 0) return "met";
  if (decides === "upper-bound") return "unknown";
  return isKnown(onsets) ? "uncertain" : "unknown";
}

function later(onset: Onset): Onset | undefined {
  return onset > 0 && Number.isFinite(onset) ? onset : undefined;
}

/** Fields that are not known and bear on the outcome, in the order written. */
function missingIn(condition: Condition, readings: Readings): readonly string[] {
  if ("field" in condition) return isKnown(onsetsOf(condition, readings)) ? [] : [condition.field];
  const parts = "all" in condition ? condition.all : condition.any;
  const decided = parts.some((part) => {
    const { low, high } = onsetsOf(part, readings);
    return "all" in condition ? high.possibly > 0 : low.surely === 0;
  });
  return decided ? [] : [...new Set(parts.flatMap((part) => missingIn(part, readings)))];
}
