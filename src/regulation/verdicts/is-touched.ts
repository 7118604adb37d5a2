import { everHit } from "../measures/course.ts";
import type { CourseOf } from "../measures/courses.ts";
import { EVERYWHERE } from "../measures/places.ts";
import type { ProviderScope } from "../measures/providers.ts";
import type { Situation } from "../measures/scope.ts";

type Given = {
  readonly situation: Situation;
  readonly providers: readonly ProviderScope[];
  readonly courseOf: CourseOf;
};

/**
 * Whether an outage is a provider's at all: a customer on its network is or may be hit, or something failed of its network or of one that
 * it is on. Elsewhere nobody is asked whether what failed at others does damage to this one.
 */
export function isTouched({ id, network }: ProviderScope, { situation, providers, courseOf }: Given): boolean {
  const isHit = everHit(courseOf({ operators: network, country: EVERYWHERE }, {}), "impaired").high > 0;
  const itsAndItsHosts = providers.filter((one) => one.network.has(id));
  return isHit || itsAndItsHosts.some((one) => situation.members.some(({ operator }) => one.network.has(operator)));
}
