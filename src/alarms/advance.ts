import { type Instant, compareInstants, latest } from "../platform/instant.ts";
import type { Entry, Head } from "../platform/ledger/stamp.ts";
import { circumstancesOf } from "./circumstances.ts";
import { EVENT, type RecordedEvent, eventOf } from "./event.ts";
import type { Moment } from "./moment.ts";

/** A present, and since when each node that was heard of has been in its state. */
export type Standing = { readonly moment: Moment; readonly since: ReadonlyMap<string, Instant> };

/** What was recorded since, whole and in its order, and where the ledger stands with it. */
type News = { readonly entries: readonly Entry[]; readonly head: Head };

/**
 * The present once more was recorded, worked out from the one before: what loading it all again would give, at a tenth of
 * the cost. Undefined where only that would tell: for a part of the network, and unless all that is new are events of what
 * nodes do, each at or after the last of its node and not ahead of its time. Nothing may have taken effect by itself
 * meanwhile, nor anybody have been counted ever.
 */
export function advance({ moment, since }: Standing, { entries, head }: News): Standing | undefined {
  const isPlain = entries.every(({ kind, occurredAt }) => kind === EVENT && compareInstants(occurredAt, head.now) <= 0);
  if (moment.isPart || !isPlain || [...moment.events.values()].some(isUnknown)) return undefined;
  const known = new Set(moment.document.nodes.map(({ id }) => id));
  const events = new Map(moment.events);
  const starts = new Map(since);
  for (const event of entries.map(eventOf)) {
    if (!known.has(event.node)) continue;
    const last = events.get(event.node);
    if (isUnknown(event) || isBefore(event, last)) return undefined;
    if (event.state !== last?.state) starts.set(event.node, event.occurredAt);
    events.set(event.node, event);
  }
  return { moment: withEvents(moment, events, { entries, head }), since: starts };
}

function withEvents(moment: Moment, events: ReadonlyMap<string, RecordedEvent>, { entries, head }: News): Moment {
  const { behind, feeds, document } = moment;
  const told = { events: [...events.values()], lastKnown: NOTHING, feeds };
  return {
    ...moment,
    ...circumstancesOf(behind.nodes, told),
    events: new Map(document.nodes.flatMap(({ id }) => events.get(id) ?? []).map((event) => [event.node, event])),
    asked: { at: head.now, sequence: head.sequence },
    at: latest(moment.at, ...entries.map(({ occurredAt }) => occurredAt)),
    knownAt: head.recordedAt,
    sequence: head.sequence,
  };
}

/** Where no node is unknown by its last event. */
const NOTHING: ReadonlyMap<string, number> = new Map();

function isUnknown({ state }: RecordedEvent): boolean {
  return state === "unknown";
}

function isBefore(event: RecordedEvent, last: RecordedEvent | undefined): boolean {
  return last !== undefined && compareInstants(event.occurredAt, last.occurredAt) < 0;
}
