import { z } from "zod";
import type { Inventory } from "../../inventory/document.ts";
import { Select, SelectAnswer, fits } from "../../inventory/select.ts";
import { type Instant, InstantAnswer, compareInstants, latest, plusMilliseconds } from "../../platform/instant.ts";
import type { Entry, Head, NewEntry } from "../../platform/ledger/stamp.ts";
import type { NodeEvent } from "../event.ts";

/** A source of events: which nodes it speaks of, and how long it may say nothing before that is silence and not health. */
export const NewFeed = z
  .strictObject({
    covers: Select,
    heartbeatSeconds: z.int().min(1, "must be at least 1").max(86_400, "must be at most 86400, a day"),
  })
  .meta({ id: "NewFeed" });
export type NewFeed = z.infer<typeof NewFeed>;

/** A feed as it is watched now. */
export type WatchedFeed = NewFeed & {
  readonly id: string;
  readonly configuredAt: Instant;
  readonly lastHeardAt: Instant;
  readonly silentSince: Instant | null;
};

export const FeedAnswer = z
  .strictObject({
    id: z.string(),
    covers: SelectAnswer,
    heartbeatSeconds: z.int(),
    nodes: z.int().meta({ description: "Of the inventory in force, how many it covers" }),
    configuredAt: InstantAnswer,
    lastHeardAt: InstantAnswer,
    ageSeconds: z.number().meta({ description: "Since it was heard last" }),
    silentSince: InstantAnswer.nullable(),
  })
  .meta({ id: "Feed" });
export type FeedAnswer = z.infer<typeof FeedAnswer>;

export function describeFeed(
  { id, covers, heartbeatSeconds, configuredAt, lastHeardAt, silentSince }: WatchedFeed,
  { now, nodes }: { readonly now: Instant; readonly nodes: Inventory["nodes"] },
): FeedAnswer {
  const ageSeconds = Math.max(0, (Date.parse(now) - Date.parse(lastHeardAt)) / 1000);
  const covered = nodes.filter((node) => fits(node, covers)).length;
  return { id, covers, heartbeatSeconds, nodes: covered, configuredAt, lastHeardAt, ageSeconds, silentSince };
}

/** What the ledger keeps of a feed: how it is configured, and when it fell silent and was heard again. */
export const FEED = "feed";
export const SILENCE = "silence";

const FeedContent = NewFeed.extend({ by: z.string(), isRemoved: z.boolean() });
const SilenceContent = z.object({ isSilent: z.boolean() });

/** An entry about a feed before it has its id. */
type Unnumbered = Omit<NewEntry, "id">;

type Configured = {
  readonly id: string;
  readonly feed: NewFeed;
  readonly at: Instant;
  readonly by: string;
  /** What is removed is repeated, so that it bears on the same. */
  readonly isRemoved: boolean;
};

export function configurationEntry({ id, feed, at, by, isRemoved }: Configured): Unnumbered {
  const { covers, heartbeatSeconds } = feed;
  return { kind: FEED, subject: id, occurredAt: at, content: { covers, heartbeatSeconds, by, isRemoved } };
}

/** Names entries by the sequence that they will have. */
export function numbered(entries: readonly Unnumbered[], { sequence }: Pick<Head, "sequence">): readonly NewEntry[] {
  return entries.map((entry, index) => ({ ...entry, id: `${entry.subject} ${sequence + 1 + index}` }));
}

/** Since when a feed has said nothing for too long, if it has and that is not yet noted. */
export function overdueSince(feed: WatchedFeed, now: Instant): Instant | undefined {
  const since = latest(feed.configuredAt, plusMilliseconds(feed.lastHeardAt, feed.heartbeatSeconds * 1000));
  return feed.silentSince === null && compareInstants(since, now) <= 0 ? since : undefined;
}

export function silenceEntry(feed: string, since: Instant): Unnumbered {
  return { kind: SILENCE, subject: feed, occurredAt: since, content: { isSilent: true } };
}

/** What it means for the figures that a feed was heard: it speaks again, and it had fallen silent though nobody looked. */
export function heardEntries(feed: WatchedFeed, now: Instant): readonly Unnumbered[] {
  const since = overdueSince(feed, now);
  const again = { kind: SILENCE, subject: feed.id, occurredAt: now, content: { isSilent: false } };
  if (since !== undefined) return [silenceEntry(feed.id, since), again];
  return feed.silentSince === null ? [] : [again];
}

/** Feeds of which events show that they still speak: the one named as source, else all that cover the node. */
export function heardFeeds(
  feeds: readonly WatchedFeed[],
  events: readonly NodeEvent[],
  nodeById: ReadonlyMap<string, Inventory["nodes"][number]>,
): readonly WatchedFeed[] {
  const ids = new Set(feeds.map(({ id }) => id));
  const named = new Set(events.flatMap(({ source = "" }) => (ids.has(source) ? [source] : [])));
  const nodes = events.filter(({ source = "" }) => !ids.has(source)).flatMap(({ node }) => nodeById.get(node) ?? []);
  const distinct = [...new Set(nodes)];
  return feeds.filter(({ id, covers }) => named.has(id) || distinct.some((node) => fits(node, covers)));
}

/** A feed at a moment, as the ledger has it. `silentSince`: undefined while it speaks. */
export type FeedState = NewFeed & { readonly id: string; readonly silentSince: Instant | undefined };

/** The feeds that the last entries tell of. */
export function feedsIn(last: readonly Entry[]): readonly FeedState[] {
  const silences = new Map(last.filter(({ kind }) => kind === SILENCE).map((entry) => [entry.subject, entry]));
  return last.flatMap((entry) => {
    if (entry.kind !== FEED) return [];
    const { covers, heartbeatSeconds, isRemoved } = FeedContent.parse(entry.content);
    const silence = silences.get(entry.subject);
    const isSilent = silence !== undefined && SilenceContent.parse(silence.content).isSilent;
    const silentSince = isSilent ? silence.occurredAt : undefined;
    return isRemoved ? [] : [{ id: entry.subject, covers, heartbeatSeconds, silentSince }];
  });
}

/** Of the last entries about feeds those that bear on some nodes: of feeds that cover one of them, or ever did. */
export function bearingFeedEntries(
  last: readonly Entry[],
  { ever, nodes }: { readonly ever: readonly Entry[]; readonly nodes: Inventory["nodes"] },
): readonly Entry[] {
  const configured = [...last.filter(({ kind }) => kind === FEED), ...ever];
  const bearing = new Set(
    configured.flatMap(({ subject, content }) => {
      const { covers } = FeedContent.parse(content);
      return nodes.some((node) => fits(node, covers)) ? [subject] : [];
    }),
  );
  return last.filter(({ kind, subject }) => (kind === FEED || kind === SILENCE) && bearing.has(subject));
}
