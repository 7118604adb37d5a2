import { type Instant, compareInstants } from "../platform/instant.ts";
import type { RecordedEvent } from "./event.ts";
import type { Told } from "./told.ts";

/** States of a node that does not surely do all it should. */
export const FAILING_STATES: readonly RecordedEvent["state"][] = ["down", "degraded", "unknown"];

/**
 * Since when each node that does not surely do all it should has not, as far as anybody said. `runs`: since when its events
 * have told so.
 */
export function failingSinceOf(
  { blind, declarations }: Pick<Told, "blind" | "declarations">,
  runs: Iterable<readonly [string, Instant]>,
): ReadonlyMap<string, Instant> {
  const starts = [
    ...runs,
    ...blind.flatMap(({ nodes, since }) => nodes.map((node): [string, Instant] => [node, since])),
    ...declarations.flatMap(({ declaration, declared: { of } }) =>
      "nodes" in of ? [...of.nodes].map((node): [string, Instant] => [node, declaration.occurredAt]) : [],
    ),
  ];
  const since = new Map<string, Instant>();
  for (const [node, start] of starts) {
    const known = since.get(node);
    if (known === undefined || compareInstants(start, known) < 0) since.set(node, start);
  }
  return since;
}
