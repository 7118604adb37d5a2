import type { KnownIncident } from "../../incidents/load.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Course, Outcome } from "../measures/course.ts";
import { coursesOf } from "../measures/courses.ts";
import { type ProviderScope, operatorsCounted } from "../measures/providers.ts";
import type { RestoredAt } from "./starts.ts";

/** When service was back for those whom a rule counts, though for others the incident goes on: a report may be due from there. */
export function restorationsOf(
  { track }: KnownIncident,
  providers: readonly ProviderScope[],
  now: Instant,
): RestoredAt {
  const providerById = new Map(providers.map((provider) => [provider.id, provider]));
  const courseOf = coursesOf(track, now);
  return ({ duty, rule: { reads } }) => {
    const provider = providerById.get(duty.provider);
    if (provider === undefined) return undefined;
    return backAt(
      courseOf({ operators: operatorsCounted(provider, reads.whose), country: duty.jurisdiction }, {}),
      reads.counts,
    );
  };
}

/** By the best estimate; undefined where anybody is still hit, or nobody ever was. */
function backAt({ steps }: Course, outcome: Outcome): Instant | undefined {
  const last = steps.findLastIndex((step) => step[outcome].point > 0);
  return last < 0 ? undefined : steps[last + 1]?.at;
}
