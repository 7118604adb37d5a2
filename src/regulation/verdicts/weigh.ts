import { type Inventory, isCustomerFacing } from "../../inventory/document.ts";
import type { Condition } from "../condition.ts";
import { scopesIn } from "../measures/by-area.ts";
import { baseOf, everHit } from "../measures/course.ts";
import type { CourseOf } from "../measures/courses.ts";
import { EVERYWHERE, countryByArea } from "../measures/places.ts";
import { type ProviderScope, operatorsCounted } from "../measures/providers.ts";
import { truth } from "../measures/reading.ts";
import { readingsOf } from "../measures/readings.ts";
import type { Part, Scope, Situation } from "../measures/scope.ts";
import type { Rule } from "../pack.ts";
import { type Circumstances, GUARD, type Judgement, VERDICTS, judge } from "./judge.ts";
import type { Onset, Readings } from "./onset.ts";

/** Of whom a rule is held against what. */
export type Case = {
  readonly situation: Situation;
  readonly provider: ProviderScope;
  /** Where its customers are taken to be, and where they are counted. */
  readonly country: string;
  readonly counted: string;
  readonly courseOf: CourseOf;
} & Pick<Circumstances, "isMet" | "willBeMet">;

/** How a rule stands for a provider, and of which service in which area it stands so. */
export type Weighed = { readonly judgement: Judgement; readonly scope: Scope; readonly readings: Readings };

/** The gravest of a rule's judgements over the services and areas that it is about; a text: why it does not apply. */
export function weigh(rule: Rule, conditions: Condition, given: Case): Weighed | string {
  const scopes = scopesOf(rule, given);
  if (typeof scopes === "string") return scopes;
  const weighed = scopes.map((scope) => {
    const readings = withGuard(readingsOf(scope), rule, given.isMet);
    return { scope, readings, judgement: judge(rule, conditions, { ...given, readings }) };
  });
  const gravest = weighed.reduce((most, one) => (isGraver(one, most) ? one : most));
  const judgements = weighed.map(({ judgement }) => judgement);
  return { ...gravest, judgement: withSoonest(gravest.judgement, judgements) };
}

/** A rule will be met as soon as it is of any service in any area, though as yet it stands gravest of another. */
function withSoonest(gravest: Judgement, all: readonly Judgement[]): Judgement {
  if (gravest.verdict === "met" || gravest.verdict === "superseded") return gravest;
  return {
    ...gravest,
    willBeMet: soonest(all.map(({ willBeMet }) => willBeMet)),
    mayBeMet: gravest.verdict === "not-met" ? soonest(all.map(({ mayBeMet }) => mayBeMet)) : undefined,
  };
}

function soonest(onsets: readonly (Onset | undefined)[]): Onset | undefined {
  const ahead = onsets.flatMap((onset) => onset ?? []);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

/** Whether a rule that this one gives way to is met is known at once. */
function withGuard(readings: Readings, { supersededBy = [] }: Rule, isMet: Case["isMet"]): Readings {
  return (field) => (field === GUARD ? truth(supersededBy.some(isMet)) : readings(field));
}

/**
 * Met before uncertain, unknown, not met; of those alike what the best estimate meets, then what is or may be met sooner, then
 * what hits more: a service that works says nothing of why a rule is not met yet.
 */
function isGraver(one: Weighed, other: Weighed): boolean {
  const [graver, less] = [gravityOf(one), gravityOf(other)];
  const index = graver.findIndex((part, place) => part !== less[place]);
  return index >= 0 && (graver[index] ?? 0) < (less[index] ?? 0);
}

/** Less is graver, by the first that differs. */
function gravityOf({ judgement, scope: { course, outcome } }: Weighed): readonly number[] {
  const { verdict, isMetByBestEstimate, willBeMet, mayBeMet, onsets } = judgement;
  const never = Number.POSITIVE_INFINITY;
  const byBestEstimate = isMetByBestEstimate ? 0 : 1;
  const hit = -everHit(course, outcome).high;
  return [VERDICTS.indexOf(verdict), byBestEstimate, willBeMet ?? never, mayBeMet ?? never, onsets.point.surely, hit];
}

type Scopes = readonly [Scope, ...Scope[]];

const NOBODY = {
  own: "it has no customers there who have such a service",
  network: "its network has no customers there who have such a service",
  hosted: "no provider on its network has customers there who have such a service",
} as const;

function scopesOf(rule: Rule, given: Case): Scopes | string {
  const parts = partsOf(rule, given);
  if (parts.length === 0) return `no service of the inventory is ${rule.reads.services.join(" or ")}`;
  const scopes = parts.map((part) => scopeOf(rule, given, part)).filter(({ course }) => baseOf(course) > 0);
  const [first, ...others] = scopes.flatMap((scope) => byArea(rule, scope));
  if (first === undefined) return NOBODY[rule.reads.whose];
  return [first, ...others];
}

/** In every area for itself where the rule says so; in all at once where none such is known to have customers. */
function byArea({ reads: { each = [] } }: Rule, scope: Scope): readonly Scope[] {
  const peopled = scopesIn(scope, each);
  return peopled.length === 0 ? [scope] : peopled;
}

function scopeOf({ reads }: Rule, { situation, provider, country, counted, courseOf }: Case, part: Part): Scope {
  const holding = { operators: operatorsCounted(provider, reads.whose), country: counted };
  return {
    situation,
    provider,
    country,
    outcome: reads.counts,
    part,
    course: courseOf(holding, part),
    courseOf: (other) => courseOf(holding, other),
  };
}

/** Every service for itself. */
function partsOf({ reads }: Rule, { situation: { document }, counted }: Case): readonly Part[] {
  const { services: kinds } = reads;
  const services = document.services.filter((one) => isCustomerFacing(one) && kinds.includes(one.kind));
  const remoteness = isToldApart(document, counted) ? reads.remoteness : undefined;
  // Who has not said in the inventory how emergency calls are made is asked about them.
  const isAny = kinds.length === 0 || (services.length === 0 && kinds.includes("emergency"));
  return isAny ? [{ remoteness }] : services.map(({ id }) => ({ services: new Set([id]), remoteness }));
}

/** Whether it is known of any area there how remote it is. */
function isToldApart(document: Inventory, counted: string): boolean {
  const countries = countryByArea(document);
  const isThere = (id: string): boolean => counted === EVERYWHERE || (countries.get(id) ?? counted) === counted;
  return document.areas.some(({ id, remoteness }) => remoteness !== undefined && isThere(id));
}
