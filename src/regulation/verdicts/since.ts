import { type Instant, earliest, instantPlusMicroseconds } from "../../platform/instant.ts";
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
  let [notMet, met] = [-1, steps.length];
  while (met - notMet > 1) {
    const middle = Math.floor((notMet + met) / 2);
    if (judgeAt(steps[middle]?.at ?? end).verdict === "met") met = middle;
    else notMet = middle;
  }
  const next = steps[met]?.at ?? end;
  const before = steps[notMet]?.at;
  if (before === undefined) return next;
  const { willBeMet } = judgeAt(before);
  const projected = willBeMet === undefined ? undefined : instantPlusMicroseconds(before, willBeMet);
  return projected === undefined ? next : (earliest([projected, next]) ?? next);
}

function scopeUntil(scope: Scope, at: Instant): Scope {
  const courseOf = (part: Parameters<Scope["courseOf"]>[0]): Course => until(scope.courseOf(part), at);
  return { ...scope, course: until(scope.course, at), courseOf };
}
