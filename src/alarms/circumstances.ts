import type { NodeState, NodeStates } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import { selectNodes } from "../inventory/select.ts";
import { type Instant, compareInstants } from "../platform/instant.ts";
import { type RecordedEvent, shareOf } from "./event.ts";
import type { FeedState } from "./feeds/feed.ts";

/** Nodes of which nothing is known since a feed fell silent. */
export type Blindness = { readonly feed: string; readonly since: Instant; readonly nodes: readonly string[] };

/** What is known of the nodes at a moment. */
export type Circumstances = {
  readonly states: NodeStates;
  readonly blind: readonly Blindness[];
  /** Nodes of which somebody would tell if they failed, or has told what they do. */
  readonly seen: ReadonlySet<string>;
};

type Told = {
  /** The last event of each node that was heard of. */
  readonly events: readonly RecordedEvent[];
  /** Of nodes whose last event says that they are unknown: the last share that was known. */
  readonly lastKnown: ReadonlyMap<string, number>;
  readonly feeds: readonly FeedState[];
};

/** Puts together what events and silences say of nodes. */
export function circumstancesOf(nodes: Inventory["nodes"], told: Told): Circumstances {
  const { states, blind } = statesOf(nodes, told);
  const { watched } = coverOf(nodes, told.feeds);
  const reported = new Set(told.events.map(({ node }) => node));
  const isUnknown = (node: string): boolean => typeof states.get(node) === "object";
  const heardOf = nodes.map(({ id }) => id).filter((id) => watched.has(id) || reported.has(id));
  return { states, blind, seen: new Set(heardOf.filter((id) => !isUnknown(id))) };
}

/**
 * The states of nodes. A silence is as good as an event that says unknown of each node that no other feed covers; a later
 * event tells again what the node does. Where no feed is silent, events of nodes that are up may be left out.
 */
export function statesOf(nodes: Inventory["nodes"], { events, lastKnown, feeds }: Told): Omit<Circumstances, "seen"> {
  const eventByNode = new Map(events.map((event) => [event.node, event]));
  const blind = blindnessOf(nodes, feeds, eventByNode);
  const unknown = new Set([
    ...blind.flatMap((silence) => silence.nodes),
    ...events.filter(({ state }) => state === "unknown").map(({ node }) => node),
  ]);
  const states = [...new Set([...eventByNode.keys(), ...unknown])].map((node): readonly [string, NodeState] => {
    const share = shareOf(eventByNode.get(node) ?? { state: "up" }) ?? lastKnown.get(node) ?? 1;
    return [node, unknown.has(node) ? { unknown: true, lastKnown: share } : share];
  });
  return { states: new Map(states), blind };
}

/** Nodes of each feed, and those of which a feed that speaks would tell. */
function coverOf(nodes: Inventory["nodes"], feeds: readonly FeedState[]) {
  const covered = feeds.map((feed) => ({ ...feed, nodes: selectNodes(nodes, feed.covers) }));
  const speaking = covered.filter(({ silentSince }) => silentSince === undefined);
  return { covered, watched: new Set(speaking.flatMap((feed) => feed.nodes)) };
}

function blindnessOf(
  nodes: Inventory["nodes"],
  feeds: readonly FeedState[],
  eventByNode: ReadonlyMap<string, RecordedEvent>,
): readonly Blindness[] {
  if (feeds.every(({ silentSince }) => silentSince === undefined)) return [];
  const { covered, watched } = coverOf(nodes, feeds);
  return covered.flatMap(({ id, silentSince: since, nodes: inside }): readonly Blindness[] => {
    if (since === undefined) return [];
    const unseen = inside.filter((node) => !watched.has(node) && !isAfter(eventByNode.get(node), since));
    return unseen.length === 0 ? [] : [{ feed: id, since, nodes: unseen }];
  });
}

/** An event that was told before, of a time that had not come yet by our clock, tells nothing of the time since. */
function isAfter(event: RecordedEvent | undefined, since: Instant): boolean {
  return event !== undefined && [event.occurredAt, event.recordedAt].every((time) => compareInstants(time, since) > 0);
}
