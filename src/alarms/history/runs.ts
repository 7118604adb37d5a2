import { type Instant, compareInstants } from "../../platform/instant.ts";
import type { Extent } from "./series.ts";
import type { Happening } from "./past.ts";

/**
 * Gives each event by which a node fails the entry that was recorded first of those that say so, from there until it is up:
 * what is called by it keeps its name where an earlier beginning is told later.
 */
export function withFirstOfRuns(happenings: readonly Happening[]): readonly Happening[] {
  const firstByNode = new Map<string, number>();
  const backwards = happenings.toReversed().map((happening): Happening => {
    if (!("event" in happening)) return happening;
    const { node, state } = happening.event;
    if (state === "up") {
      firstByNode.delete(node);
      return happening;
    }
    const firstOfRun = Math.min(happening.sequence, firstByNode.get(node) ?? happening.sequence);
    firstByNode.set(node, firstOfRun);
    return { ...happening, firstOfRun };
  });
  return backwards.toReversed();
}

/** When the runs of failing began in which something happened by a moment that was told after a sequence. */
export function startsOfRunsTold(happenings: readonly Happening[], { sequence, until }: Extent): readonly Instant[] {
  return happenings.flatMap((happening, index) => {
    const isLate = happening.sequence > sequence && compareInstants(happening.occurredAt, until) <= 0;
    return isLate && "event" in happening ? [startOfRun(happenings.slice(0, index), happening.event)] : [];
  });
}

function startOfRun(
  before: readonly Happening[],
  { node, occurredAt }: { readonly node: string; readonly occurredAt: Instant },
): Instant {
  let start = occurredAt;
  for (const happening of before.toReversed()) {
    if (!("event" in happening) || happening.event.node !== node) continue;
    if (happening.event.state === "up") break;
    start = happening.occurredAt;
  }
  return start;
}
