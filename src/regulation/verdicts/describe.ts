import type { Instant } from "../../platform/instant.ts";
import { instantPlusMicroseconds } from "../../platform/instant.ts";
import { type Condition, type Comparison, comparisonsIn } from "../condition.ts";
import { findField } from "../measures/fields.ts";
import { type Reading, valueNow } from "../measures/reading.ts";
import type { Pack, Rule } from "../pack.ts";
import type { ComparedAnswer, VerdictAnswer } from "./answer.ts";
import { type Onsets, isKnown, onsetsOfComparison } from "./onset.ts";
import { type Confirmed, reasonOf } from "./reason.ts";
import { metSince } from "./since.ts";
import type { Weighed } from "./weigh.ts";

export type Judged = {
  readonly pack: Pick<Pack, "id" | "version">;
  readonly rule: Rule;
  /** The rule's own, or what counsel confirmed. */
  readonly conditions: Condition;
  readonly toBeConfirmed: boolean;
  /** What counsel says of the rule. */
  readonly confirmation: Confirmed | undefined;
  readonly weighed: Weighed;
  /** When it was judged: the outage is known up to here. */
  readonly at: Instant;
};

/** A verdict with all that it stands on. */
export function describeVerdict({ pack, rule, conditions, weighed, at, ...counsel }: Judged): VerdictAnswer {
  const { judgement, scope, readings } = weighed;
  const compared = comparisonsIn(conditions).map((one) => describeCompared(one, readings(one.field), at));
  const [service = null] = scope.part.services ?? [];
  const { id, name, kind } = scope.provider;
  const { regime, regulator, instrument, clause, obligation, source, confidence, proposed, reads, unsettled } = rule;
  const stated: Omit<VerdictAnswer, "reason"> = {
    rule: rule.id,
    pack: { id: pack.id, version: pack.version },
    regime,
    regulator,
    instrument,
    clause,
    obligation,
    provider: { id, name, kind },
    jurisdiction: scope.country,
    service,
    area: scope.part.area ?? null,
    verdict: judgement.verdict,
    decides: reads.decides,
    isMetByBestEstimate: judgement.isMetByBestEstimate,
    compared,
    missing: judgement.missing,
    supersededBy: judgement.supersededBy ?? null,
    metSince: judgement.verdict === "met" ? metSince(rule, conditions, scope) : null,
    willBeMetAt: momentAfter(at, judgement.willBeMet),
    mayBeMetAt: momentAfter(at, judgement.mayBeMet),
    proposed,
    toBeConfirmed: counsel.toBeConfirmed,
    confidence,
    unsettled: conditions === rule.conditions ? (unsettled ?? null) : null,
    source,
  };
  return { ...stated, reason: reasonOf(stated, { conditions, confirmation: counsel.confirmation }) };
}

function momentAfter(at: Instant, microseconds: number | undefined): Instant | null {
  return microseconds === undefined || !Number.isFinite(microseconds)
    ? null
    : (instantPlusMicroseconds(at, microseconds) ?? null);
}

function describeCompared(comparison: Comparison, reading: Reading | undefined, at: Instant): ComparedAnswer {
  const { field, op, value: bar } = comparison;
  const { name, what, unit } = findField(field) ?? { name: field, what: field, unit: "" };
  const onsets = onsetsOfComparison(comparison, reading);
  const { low, point, high } = onsets;
  return {
    field,
    name,
    what,
    unit,
    op,
    bar,
    value: valueOf(reading),
    holds: isKnown(onsets) ? { low: holds(low), point: holds(point), high: holds(high) } : null,
    willHoldAt: point.surely === 0 ? null : momentAfter(at, point.surely),
    origins: reading?.origins ?? [],
  };
}

function holds({ surely }: Onsets): boolean {
  return surely === 0;
}

function valueOf(reading: Reading | undefined): ComparedAnswer["value"] {
  if (reading?.kind === "words") return reading.words;
  if (reading?.kind !== "amount") return null;
  const { low, point, high } = reading;
  return { low: valueNow(low), point: valueNow(point), high: valueNow(high) };
}
