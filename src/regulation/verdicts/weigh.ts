import type { Condition } from "../condition.ts";
import { baseOf, everHit } from "../measures/course.ts";
import type { CourseOf } from "../measures/courses.ts";
import { areasOfKind } from "../measures/places.ts";
import type { ProviderScope } from "../measures/providers.ts";
import { truth } from "../measures/reading.ts";
import { readingsOf } from "../measures/readings.ts";
import type { Part, Scope, Situation } from "../measures/scope.ts";
import type { Rule } from "../pack.ts";
import { GUARD, type Judgement, VERDICTS, judge } from "./judge.ts";
import type { Readings } from "./onset.ts";

/** Of whom a rule is held against what. */
export type Case = {
  readonly situation: Situation;
  readonly provider: ProviderScope;
  /** Where its customers are taken to be, and where they are counted. */
  readonly country: string;
  readonly counted: string;
  readonly courseOf: CourseOf;
  readonly isMet: (rule: string) => boolean;
};

/** How a rule stands for a provider, and of which service in which area it stands so. */
export type Weighed = { readonly judgement: Judgement; readonly scope: Scope; readonly readings: Readings };

/** The gravest of a rule's judgements over the services and areas that it is about; a text: why it does not apply. */
export function weigh(rule: Rule, conditions: Condition, given: Case): Weighed | string {
  const scopes = scopesOf(rule, given);
  if (typeof scopes === "string") return scopes;
  const weighed = scopes.map((scope) => {
    const readings = withGuard(readingsOf(scope), rule, given.isMet);
    return { scope, readings, judgement: judge(rule, conditions, { readings, isMet: given.isMet }) };
  });
  return weighed.reduce((gravest, one) => (isGraver(one, gravest) ? one : gravest));
}

/** Whether a rule that this one gives way to is met is known at once. */
function withGuard(readings: Readings, { supersededBy = [] }: Rule, isMet: Case["isMet"]): Readings {
  return (field) => (field === GUARD ? truth(supersededBy.some(isMet)) : readings(field));
}

/**
 * Met before uncertain, unknown, not met; of those alike the one that is met sooner, or may be, or that hits more: a service
 * that works says nothing of why a rule is not met yet.
 */
function isGraver(one: Weighed, other: Weighed): boolean {
  const [ours, theirs] = [gravityOf(one), gravityOf(other)];
  const differing = ours.findIndex((gravity, index) => gravity !== theirs[index]);
  return (ours[differing] ?? 0) < (theirs[differing] ?? 0);
}

/** The less the graver. */
function gravityOf({ judgement: { verdict, onsets }, scope: { course, outcome } }: Weighed): readonly number[] {
  return [VERDICTS.indexOf(verdict), onsets.point.surely, onsets.high.possibly, -everHit(course, outcome).high];
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
  const [first, ...others] = parts.map((part) => scopeOf(rule, given, part)).filter(({ course }) => baseOf(course) > 0);
  if (first === undefined) return NOBODY[rule.reads.whose];
  return [first, ...others];
}

function scopeOf({ reads }: Rule, { situation, provider, country, counted, courseOf }: Case, part: Part): Scope {
  const holding = { operators: operatorsOf(reads, provider), country: counted };
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

function operatorsOf({ whose }: Rule["reads"], { own, network }: ProviderScope): ReadonlySet<string> {
  const sets = { own, network, hosted: network.difference(own) };
  return sets[whose];
}

/** Every service for itself, in every area for itself where the rule says so. */
function partsOf({ reads }: Rule, { situation: { document } }: Case): readonly Part[] {
  const { services: kinds, each = [], remoteness } = reads;
  const services = document.services.filter(
    ({ kind, customerFacing = true }) => customerFacing && kinds.includes(kind),
  );
  // Who has not said in the inventory how emergency calls are made is asked about them.
  const isAny = kinds.length === 0 || (services.length === 0 && kinds.includes("emergency"));
  const ofServices = isAny ? [{}] : services.map(({ id }) => ({ services: new Set([id]) }));
  const areas = areasOfKind(document, each);
  const isToldApart = document.areas.some((area) => area.remoteness !== undefined);
  return ofServices.flatMap((part) =>
    (areas.length === 0 ? [undefined] : areas).map((area) => ({
      ...part,
      area: area?.id,
      remoteness: isToldApart ? remoteness : undefined,
    })),
  );
}
