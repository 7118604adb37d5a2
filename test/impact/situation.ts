import type { NodeState } from "../../src/engine/index.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import type { Covers } from "./client-record.ts";
import { type Micros, microsOf } from "./micros.ts";
import type { SentEvent } from "./small-network.ts";

/** What is known of the nodes at a moment, by the definition. */
export type Situation = {
  readonly states: ReadonlyMap<string, NodeState>;
  readonly feeds: readonly {
    readonly id: string;
    readonly covers: Covers;
    readonly heartbeatSeconds: number;
    readonly silentSince: string | undefined;
  }[];
  /** Silent feeds with nodes of which nothing is known for that. */
  readonly blind: readonly { readonly feed: string; readonly since: string; readonly nodes: readonly string[] }[];
  /** Nodes of which it is known what they do. */
  readonly seen: ReadonlySet<string>;
  readonly heardOf: ReadonlySet<string>;
  /** Of nodes that do not surely do all they should, since when. */
  readonly failingSince: ReadonlyMap<string, Micros>;
};

/** Whatever happened by the moment, events in the order recorded. */
type Happened = Pick<Situation, "feeds"> & {
  readonly events: readonly SentEvent[];
  readonly declared: readonly { readonly node: string; readonly since: string }[];
};

export function situationOf(document: Inventory, { events, feeds, declared }: Happened): Situation {
  const ids = document.nodes.map(({ id }) => id);
  const eventsOf = Map.groupBy(events, ({ node }) => node);
  const lives = new Map(ids.map((id) => [id, (eventsOf.get(id) ?? []).toSorted(byTime)]));
  const coveredBy = feeds.map((feed) => ({ ...feed, nodes: new Set(nodesFitting(document, feed.covers)) }));
  const isWatched = (node: string): boolean =>
    coveredBy.some(({ silentSince, nodes }) => silentSince === undefined && nodes.has(node));
  const blind = coveredBy.flatMap(({ id: feed, silentSince: since, nodes }) => {
    if (since === undefined) return [];
    // What was told of a time ahead is not told later for that.
    const isToldLater = (node: string): boolean => {
      const { occurredAt = since, recordedAt = since } = lives.get(node)?.at(-1) ?? {};
      return Math.min(microsOf(occurredAt), microsOf(recordedAt)) > microsOf(since);
    };
    const unseen = [...nodes].filter((node) => !isWatched(node) && !isToldLater(node));
    return unseen.length === 0 ? [] : [{ feed, since, nodes: unseen }];
  });
  const isBlind = (node: string): boolean => blind.some(({ nodes }) => nodes.includes(node));
  const states = new Map(
    ids.flatMap((id): readonly [string, NodeState][] => {
      const state = stateOf(lives.get(id) ?? [], isBlind(id));
      return state === undefined ? [] : [[id, state]];
    }),
  );
  const heardOf = ids.filter((id) => (lives.get(id) ?? []).length > 0 || isWatched(id));
  const starts = [
    ...ids.flatMap((node) => startOfFailing(lives.get(node) ?? []).map((since) => ({ node, since }))),
    ...blind.flatMap(({ nodes, since }) => nodes.map((node) => ({ node, since }))),
    ...declared,
  ];
  return {
    states,
    feeds,
    blind,
    seen: new Set(heardOf.filter((id) => typeof states.get(id) !== "object")),
    heardOf: new Set(heardOf),
    failingSince: new Map(
      [...Map.groupBy(starts, ({ node }) => node)].map(([node, of]) => [
        node,
        Math.min(...of.map(({ since }) => microsOf(since))),
      ]),
    ),
  };
}

/** Of two at the same time the later recorded is the later: sorting keeps their order. */
function byTime(a: SentEvent, b: SentEvent): number {
  return microsOf(a.occurredAt) - microsOf(b.occurredAt);
}

/** The last event tells it; while that is unknown, or is not known to hold any more, the last that was known is kept. */
function stateOf(life: readonly SentEvent[], isBlind: boolean): NodeState | undefined {
  const last = life.at(-1);
  const lastKnown = shareOf(life.findLast(({ state }) => state !== "unknown"));
  if (isBlind || last?.state === "unknown") return { unknown: true, lastKnown };
  return last && lastKnown;
}

function shareOf(event: SentEvent | undefined): number {
  if (event === undefined || event.state === "up") return 1;
  return event.state === "down" ? 0 : (event.capacity ?? Number.NaN);
}

/** When the events began that since then have all told of something else than up. */
function startOfFailing(life: readonly SentEvent[]): readonly string[] {
  const first = life[life.findLastIndex(({ state }) => state === "up") + 1];
  return first === undefined ? [] : [first.occurredAt];
}

/** The nodes that fit every field by one of its values. */
export function nodesFitting({ nodes }: Inventory, covers: Covers): readonly string[] {
  const wanted = Object.entries(covers);
  return nodes
    .filter((node) => {
      const fields = new Map<string, unknown>(Object.entries(node));
      return wanted.every(([field, values]) => [values].flat().some((value) => value === fields.get(field)));
    })
    .map(({ id }) => id);
}
