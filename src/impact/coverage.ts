import type { Moment } from "../alarms/moment.ts";
import { pointShareOf, type Report } from "../engine/index.ts";
import { selectNodes } from "../inventory/select.ts";
import type { Impact } from "./answer.ts";
import type { Evidence } from "./headline.ts";

/** What the figures rest on, as far as it may be seen. */
export function coverageOf(moment: Moment, figures: Report): Impact["coverage"] {
  const { document, events, states, seen } = moment;
  const isUnknown = ({ id }: { readonly id: string }): boolean => typeof states.get(id) === "object";
  const heardOf = document.nodes.filter(({ id }) => events.has(id) || seen.has(id));
  return {
    nodes: document.nodes.length,
    nodesHeardOf: heardOf.length,
    unknownNodes: document.nodes.filter(isUnknown).length,
    unmatchedAlarms: 0,
    assumedSubscriptions: figures.assumedSubscriptions,
    oldestCountAsOf: figures.oldestCountAsOf ?? null,
    nodesSeen: document.nodes.filter(({ id }) => seen.has(id)).length,
    feeds: feedsOf(moment),
    registrations: countedIn(moment),
  };
}

/** A feed that speaks was heard within its time: its exact age would change an answer that does not change. A partner is told of none. */
function feedsOf({ behind, feeds, isPart }: Moment): Impact["coverage"]["feeds"] {
  if (isPart) return [];
  return feeds.map(({ id: feed, covers, heartbeatSeconds, silentSince }) => {
    const age = silentSince === undefined ? { heardWithinSeconds: heartbeatSeconds } : { silentSince };
    return { feed, nodes: selectNodes(behind.nodes, covers).length, ...age };
  });
}

function countedIn({ document, counted }: Moment): Impact["coverage"]["registrations"] {
  const seen = new Set(document.pools.map(({ id }) => id));
  return counted
    .filter(({ pool }) => seen.has(pool))
    .map(({ pool, counts, oldestObservedAt, ageSeconds }) => ({
      pool,
      subscribers: counts.reduce((sum, count) => sum + count, 0),
      oldestObservedAt,
      ageSeconds,
    }));
}

/** Why one may say that nobody is affected, or may not; a partner is told only whether all that it stands on is seen. */
export function evidenceOf({ document, behind, seen, states, declarations, isPart }: Moment): Evidence {
  const { nodes } = isPart ? behind : document;
  const seenNodes = nodes.filter(({ id }) => seen.has(id)).length;
  const isFailing = nodes.some(({ id }) => pointShareOf(states.get(id)) < 1) || declarations.length > 0;
  return { nodes: nodes.length, seen: seenNodes, isFailing, isCounted: !isPart };
}
