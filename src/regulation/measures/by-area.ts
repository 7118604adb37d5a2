import { type Course, baseOf, ever, everAllOut } from "./course.ts";
import { areasOfKind, areasOfRemoteness } from "./places.ts";
import { type Reading, type Truths, amount, words } from "./reading.ts";
import type { Scope } from "./scope.ts";

/** What a part went through in each area of these kinds that is known to have customers. */
export function coursesIn({ situation, part, courseOf }: Scope, kinds: readonly string[]): readonly Course[] {
  const courses = areasOfKind(situation.document, kinds).map(({ id }) => courseOf({ ...part, area: id }));
  return courses.filter((one) => baseOf(one) > 0);
}

function estimated(truths: Truths): Reading {
  return { kind: "truth", ...truths, origins: [{ kind: "estimate" }] };
}

/** Whether all was ever out in an area of these kinds; where none is known to have customers, only if all was out everywhere. */
export function allOutIn(kinds: readonly string[]): (scope: Scope) => Reading | undefined {
  return (scope) => {
    const { course, outcome, part } = scope;
    const everywhere = everAllOut(course, outcome);
    if (everywhere.low === 0) return estimated(everywhere);
    if (part.area !== undefined) return estimated(everywhere);
    const areas = coursesIn(scope, kinds);
    if (areas.length === 0) return undefined;
    const each = areas.map((one) => everAllOut(one, outcome));
    return estimated(ever((bound) => each.some((truths) => truths[bound] === 0)));
  };
}

export function remoteness({ situation, part }: Scope): Reading | undefined {
  if (part.remoteness === undefined) return undefined;
  return words(areasOfRemoteness(situation.document, part.remoteness).size === 0 ? [] : [part.remoteness]);
}

export function prefectures(scope: Scope): Reading | undefined {
  const served = coursesIn({ ...scope, part: {} }, ["prefecture"]);
  return served.length === 0 ? undefined : amount(served.length);
}
