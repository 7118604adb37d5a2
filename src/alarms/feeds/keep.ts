import { fits } from "../../inventory/select.ts";
import { type Models, inventoryInForce } from "../../inventory/models.ts";
import type { Inventory } from "../../inventory/document.ts";
import type { Witness } from "../../platform/app-env.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import type { Db } from "../../platform/database.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import type { Instant } from "../../platform/instant.ts";
import { addToLedger } from "../../platform/ledger/add.ts";
import { readHead } from "../../platform/ledger/repository.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import {
  type FeedAnswer,
  type NewFeed,
  type WatchedFeed,
  configurationEntry,
  describeFeed,
  heardEntries,
  numbered,
  overdueSince,
  silenceEntry,
} from "./feed.ts";
import { deleteFeed, listFeeds, lockFeeds, noteHeard, noteHeartbeat, noteSilent, saveFeed } from "./repository.ts";

type Asker = {
  readonly db: Db;
  readonly models: Models;
  readonly principal: { readonly id: string };
  readonly witness: Witness;
};
export type KeptFeed = { readonly feed: FeedAnswer; readonly isNew: boolean };

/** Each is held against every node in every estimate. */
const MOST_FEEDS = 100;

/** Has a feed watched from now on, or watched otherwise. The same again changes nothing. */
export async function putFeed(asker: Asker, id: string, wanted: NewFeed): Promise<KeptFeed> {
  const { db, principal, witness } = asker;
  // Loaded before the ledger's head is held, so that events need not wait for a large document.
  await nodesInForce(asker, await readHead(db));
  return await addToLedger(db, witness, async (tx, head) => {
    const nodes = await nodesInForce({ ...asker, db: tx }, head);
    const feeds = await lockFeeds(tx);
    const known = feeds.find((feed) => feed.id === id);
    const isNew = known === undefined;
    const answer = (feed: WatchedFeed) => () => ({ feed: describeFeed(feed, { now: head.now, nodes }), isNew });
    if (known !== undefined && isSame(known, wanted)) return { entries: [], answer: answer(known) };
    if (nodes.length > 0 && !nodes.some((node) => fits(node, wanted.covers)))
      throw refusal([{ path: "covers", message: "fits no node" }]);
    if (isNew && feeds.length >= MOST_FEEDS)
      throw refusal([{ path: "", message: `there are ${MOST_FEEDS} feeds already, and no more are watched` }]);
    const fresh = { lastHeardAt: head.now, silentSince: null };
    const feed = { ...(known ?? { id, ...fresh }), ...wanted, configuredAt: head.now };
    await saveFeed(tx, feed);
    const entry = configurationEntry({ id, feed: wanted, at: head.now, by: principal.id, isRemoved: false });
    return { entries: numbered([entry], head), answer: answer(feed) };
  });
}

function isSame(known: WatchedFeed, { covers, heartbeatSeconds }: NewFeed): boolean {
  return known.heartbeatSeconds === heartbeatSeconds && canonicalJson(known.covers) === canonicalJson(covers);
}

async function nodesInForce(asker: Pick<Asker, "db" | "models">, head: Head): Promise<Inventory["nodes"]> {
  return (await inventoryInForce(asker, head))?.document.nodes ?? [];
}

/** No longer watches a feed: what it covers is no longer unknown for its silence, nor known by its speaking. */
export async function removeFeed({ db, principal, witness }: Omit<Asker, "models">, id: string): Promise<void> {
  await addToLedger(db, witness, async (tx, head) => {
    const feed = (await lockFeeds(tx)).find((one) => one.id === id);
    if (feed === undefined) throw noFeed(id);
    await deleteFeed(tx, id);
    const removal = configurationEntry({ id, feed, at: head.now, by: principal.id, isRemoved: true });
    // Its silence ends with it: were it watched anew, it would be silent still, and hearing it would change nothing.
    const entries = [...heardEntries(feed, head.now), removal];
    return { entries: numbered(entries, head), answer: () => ({ removed: id }) };
  });
}

export async function describeFeeds({ db, models }: Pick<Asker, "db" | "models">): Promise<readonly FeedAnswer[]> {
  const head = await readHead(db);
  const nodes = await nodesInForce({ db, models }, head);
  return (await listFeeds(db)).map((feed) => describeFeed(feed, { now: head.now, nodes }));
}

/** Notes that a feed still speaks, and when. 404 where there is no such feed. */
export async function heartbeat(db: Db, id: string): Promise<Instant> {
  return (await noteHeartbeat(db, id)) ?? (await hearAgain(db, id));
}

/** Of a feed that was silent: that it speaks again moves figures. */
async function hearAgain(db: Db, id: string): Promise<Instant> {
  return await addToLedger(db, undefined, async (tx, head) => {
    const feed = (await lockFeeds(tx)).find((one) => one.id === id);
    if (feed === undefined) throw noFeed(id);
    await noteHeard(tx, [id], head.now);
    return { entries: numbered(heardEntries(feed, head.now), head), answer: () => head.now };
  });
}

export function noFeed(id: string): AppError {
  return new AppError("not-found", `There is no feed "${id}".`);
}

/** Records which feeds have fallen silent. Any number of processes may ask, as often as they like. */
export async function watchFeeds(db: Db): Promise<void> {
  const feeds = await listFeeds(db);
  if (feeds.length === 0) return;
  const { now } = await readHead(db);
  if (feeds.every((feed) => overdueSince(feed, now) === undefined)) return;
  await addToLedger(db, undefined, async (tx, head) => {
    const silent = (await lockFeeds(tx)).flatMap((feed) => {
      const since = overdueSince(feed, head.now);
      return since === undefined ? [] : [{ id: feed.id, since }];
    });
    for (const { id, since } of silent) await noteSilent(tx, id, since);
    const entries = silent.map(({ id, since }) => silenceEntry(id, since));
    return { entries: numbered(entries, head), answer: () => undefined };
  });
}
