import { eq } from "drizzle-orm";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { watchFeeds } from "../../../src/alarms/feeds/keep.ts";
import { feeds } from "../../../src/alarms/feeds/schema.ts";
import { type Covers, effectOf } from "../../impact/client-record.ts";
import { MINUTE, type Micros, instantOf, microsOf } from "../../impact/micros.ts";
import { nodesFitting } from "../../impact/situation.ts";
import type { SentEvent } from "../../impact/small-network.ts";
import { FIRST_VARIANT, inventoryOf } from "./networks.ts";
import type { StepOf } from "./steps.ts";
import { type Teller, idIn, say, send } from "./teller.ts";
import { type Span, add, learn, now } from "./world.ts";

/** A feed as it must be watched: `silentFrom`, when it will have said nothing for too long, if that is not far ahead. */
export type WatchedFeed = {
  readonly covers: Covers;
  readonly heartbeatSeconds: number;
  readonly nodes: readonly string[];
  readonly isSilent: boolean;
  readonly lastHeardAt: Micros;
  readonly configuredAt: Micros;
};

export function coversIn(teller: Teller, name: "acme" | "site" | "shards" | "all"): Covers {
  const [acme, bolt, town] = ["acme", "bolt", "town"].map((name) => idIn(teller, name));
  if (name === "acme") return { vendor: acme ?? "" };
  if (name === "site") return { site: town ?? "" };
  return name === "shards" ? { function: "HSS", vendor: acme ?? "" } : { vendor: [acme ?? "", bolt ?? ""] };
}

function feedIdIn({ network }: Teller, feed: string): string {
  return `${network}-${feed}`;
}

/** The feed that was drawn, or another that is watched where it is not. */
function watchedIn(teller: Teller, feed: string): string {
  const [other] = teller.feeds.keys();
  const id = feedIdIn(teller, feed);
  return teller.feeds.has(id) ? id : (other ?? id);
}

/** What an event may name as its source: a feed that may be watched, or somebody else. */
export function sourceIn(teller: Teller, source: string | undefined): { readonly source?: string } {
  return source === undefined ? {} : { source: feedIdIn(teller, source) };
}

const Configured = z.object({ configuredAt: z.string() });

export async function watch(teller: Teller, { feed, covers: name, heartbeatSeconds }: StepOf<"watch">): Promise<void> {
  const id = feedIdIn(teller, feed);
  const covers = coversIn(teller, name);
  const known = teller.feeds.get(id);
  const body = { covers, heartbeatSeconds };
  const { within, ...answer } = await send(teller, {
    method: "PUT",
    path: `/v1/feeds/${id}`,
    body,
    status: known === undefined ? 201 : 200,
  });
  const same = known && { covers: known.covers, heartbeatSeconds: known.heartbeatSeconds };
  if (JSON.stringify(same) === JSON.stringify(body)) return;
  const configuredAt = microsOf(Configured.parse(answer.body).configuredAt);
  const nodes = nodesFitting(inventoryOf([teller.network], FIRST_VARIANT), covers);
  const fresh = { isSilent: false, lastHeardAt: configuredAt };
  teller.feeds.set(id, { ...fresh, ...known, covers, heartbeatSeconds, nodes, configuredAt });
  add(teller.world, within, { kind: "feed", feed: id, watched: { covers, heartbeatSeconds }, occurredAt: "" });
}

export async function unwatch(teller: Teller, { feed }: Pick<StepOf<"unwatch">, "feed">): Promise<void> {
  await stopWatching(teller, watchedIn(teller, feed));
}

async function stopWatching(teller: Teller, id: string): Promise<void> {
  const known = teller.feeds.get(id);
  const { within } = await send(teller, {
    method: "DELETE",
    path: `/v1/feeds/${id}`,
    status: known === undefined ? 404 : 204,
  });
  if (known === undefined) return;
  // Its silence ends with it.
  hear(teller, [id], within);
  teller.feeds.delete(id);
  add(teller.world, within, { kind: "feed", feed: id, watched: undefined, occurredAt: "" });
}

/** Leaves no feed behind, since a silence of another sequence's would be in every answer. */
export async function stopWatchingAll(teller: Teller): Promise<void> {
  for (const id of teller.feeds.keys()) await stopWatching(teller, id);
}

export async function heartbeat(teller: Teller, { feed }: StepOf<"heartbeat">): Promise<void> {
  const id = watchedIn(teller, feed);
  const status = teller.feeds.has(id) ? 200 : 404;
  const { within } = await send(teller, { method: "POST", path: `/v1/feeds/${id}/heartbeat`, status });
  hear(teller, [id], within);
}

/** By an event that names it, or about a node that it covers and naming no other feed. */
export function hearEvents(teller: Teller, events: readonly SentEvent[], within: Span): void {
  const heard = [...teller.feeds].filter(([id, { nodes }]) =>
    events.some(({ node, source = "" }) => (teller.feeds.has(source) ? source === id : nodes.includes(node))),
  );
  hear(
    teller,
    heard.map(([id]) => id),
    within,
  );
}

/** That a silent feed speaks again is told, and before it that it had fallen silent, if nobody had noticed. */
function hear(teller: Teller, ids: readonly string[], within: Span): void {
  for (const id of ids.toSorted()) {
    const feed = teller.feeds.get(id);
    if (feed === undefined) continue;
    const isUnnoticed = noteOverdue(teller, id, within);
    if (feed.isSilent || isUnnoticed)
      add(teller.world, within, { kind: "silence", feed: id, isSilent: false, occurredAt: "" });
    teller.feeds.set(id, { ...feed, isSilent: false, lastHeardAt: within.to });
  }
}

/** A feed is silent from when it was last heard and its heartbeat long; how it is watched now counts from when it was set. */
function noteOverdue(teller: Teller, id: string, within: Span): boolean {
  const feed = teller.feeds.get(id);
  if (feed === undefined || feed.isSilent) return false;
  const since = Math.max(feed.configuredAt, feed.lastHeardAt + feed.heartbeatSeconds * 1e6);
  if (since > within.from) return false;
  add(teller.world, within, { kind: "silence", feed: id, isSilent: true, occurredAt: instantOf(since) });
  teller.feeds.set(id, { ...feed, isSilent: true });
  return true;
}

/** Lets a feed have been silent since some minutes ago; without sleeping, so what is kept of when it was heard is set back. */
export async function silence(teller: Teller, { feed, minute, isNoticed }: StepOf<"silence">): Promise<void> {
  const id = watchedIn(teller, feed);
  const known = teller.feeds.get(id);
  if (known === undefined || known.isSilent) return;
  await learn(teller.world);
  const since = await silentSince(teller, id, minute);
  const lastHeardAt = since - known.heartbeatSeconds * 1e6;
  const back = instantOf(lastHeardAt);
  await teller.world.service.db.update(feeds).set({ lastHeardAt: back, configuredAt: back }).where(eq(feeds.id, id));
  teller.feeds.set(id, { ...known, lastHeardAt, configuredAt: lastHeardAt });
  say(teller, `${id} says nothing more, which is silence from ${instantOf(since)} on${isNoticed ? "; noticed" : ""}`);
  if (isNoticed) await notice(teller);
}

/** Some minutes ago, unless it was heard since; else just after that. */
async function silentSince({ base, world, first }: Teller, id: string, minute: number): Promise<Micros> {
  const told = world.record.slice(first).flatMap((entry) => (isAbout(entry, id) ? [entry] : []));
  const silences = told.filter(({ kind }) => kind === "silence").map((entry) => microsOf(effectOf(entry)));
  const since = base + minute * MINUTE;
  if (minute < 0 && silences.every((earlier) => earlier < since)) return since;
  const last = Math.max(...told.map((entry) => microsOf(effectOf(entry))));
  const justAfter = Math.ceil(last / 1000) * 1000 + 1000;
  while (now() <= justAfter) await setTimeout(1);
  return justAfter;
}

function isAbout(entry: object, id: string): boolean {
  return "feed" in entry && entry.feed === id;
}

async function notice(teller: Teller): Promise<void> {
  const from = now();
  await watchFeeds(teller.world.service.db);
  for (const id of [...teller.feeds.keys()].toSorted()) noteOverdue(teller, id, { from, to: now() });
}
