import { type Instant, earliest, instantPlusMicroseconds } from "../../platform/instant.ts";
import { END_OF_TIME } from "../../platform/ledger/repository.ts";
import { type Course, until } from "../measures/course.ts";
import { readingsOf } from "../measures/readings.ts";
import type { Scope } from "../measures/scope.ts";
import type { Condition } from "../condition.ts";
import type { Rule } from "../pack.ts";
import { type Judgement, judge } from "./judge.ts";

/**
 * From when on a rule has been met: the first microsecond at which the outage, as it had gone until then, met it. What people
 * said later counts from the beginning. Precondition: it is met now. A verdict is never taken back while an outage only grows,
 * so the last step at whose beginning it was not met is found by halving, and what was projected then is when it was.
 */
export function metSince(rule: Rule, conditions: Condition, scope: Scope): Instant {
  const { steps, end } = scope.course;
  const judgeAt = (at: Instant): Judgement =>
    judge(rule, conditions, { readings: readingsOf(scopeUntil(scope, at)), isMet: () => false });
  const met = firstThat(steps, ({ at }) => judgeAt(at).verdict === "met");
  const next = steps[met]?.at ?? end;
  const before = steps[met - 1]?.at;
  return before === undefined ? next : (earliest([projectedFrom(before, judgeAt(before)), next]) ?? next);
}

function projectedFrom(at: Instant, { willBeMet }: Judgement): Instant {
  return (willBeMet === undefined ? undefined : instantPlusMicroseconds(at, willBeMet)) ?? END_OF_TIME;
}

/** The position of the first for which something holds that then holds for all; as many as there are where it holds for none. */
function firstThat<One>(all: readonly One[], holds: (one: One) => boolean): number {
  let [without, first] = [-1, all.length];
  while (first - without > 1) {
    const middle = Math.floor((without + first) / 2);
    if (all.slice(middle, middle + 1).some(holds)) first = middle;
    else without = middle;
  }
  return first;
}

function scopeUntil(scope: Scope, at: Instant): Scope {
  const courseOf = (part: Parameters<Scope["courseOf"]>[0]): Course => until(scope.courseOf(part), at);
  return { ...scope, course: until(scope.course, at), courseOf };
}
