import { baseOf, ever, everAllOut } from "./course.ts";
import { areasOfKind, areasOfRemoteness } from "./places.ts";
import { type Reading, amount, truths, words } from "./reading.ts";
import type { Scope } from "./scope.ts";

/** The same in each area of these kinds that is known to have customers. */
export function scopesIn(scope: Scope, kinds: readonly string[]): readonly Scope[] {
  const inEach = areasOfKind(scope.situation.document, kinds).map(({ id }): Scope => {
    const part = { ...scope.part, area: id };
    return { ...scope, part, course: scope.courseOf(part) };
  });
  return inEach.filter(({ course }) => baseOf(course) > 0);
}

/** Whether all was ever out in an area of these kinds; where none is known to have customers, only if all was out everywhere. */
export function allOutIn(kinds: readonly string[]): (scope: Scope) => Reading | undefined {
  return (scope) => {
    const { course, outcome, part } = scope;
    const everywhere = everAllOut(course, outcome);
    if (everywhere.low === 0 || part.area !== undefined) return truths(everywhere);
    const areas = scopesIn(scope, kinds);
    if (areas.length === 0) return undefined;
    const each = areas.map((one) => everAllOut(one.course, outcome));
    return truths(ever((bound) => each.some((one) => one[bound] === 0)));
  };
}

export function remoteness({ situation, part }: Scope): Reading | undefined {
  if (part.remoteness === undefined) return undefined;
  return words(areasOfRemoteness(situation.document, part.remoteness).size === 0 ? [] : [part.remoteness]);
}

export function prefectures(scope: Scope): Reading | undefined {
  const served = scopesIn({ ...scope, part: {} }, ["prefecture"]);
  return served.length === 0 ? undefined : amount(served.length);
}
