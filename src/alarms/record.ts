import { z } from "zod";
import { findNodes, unknownNodes } from "../inventory/repository.ts";
import type { Witness } from "../platform/app-env.ts";
import type { AuditEntry } from "../platform/audit/chain.ts";
import type { Db } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { Group, type Outcome } from "../platform/ledger/group.ts";
import { append, entriesById, lockHead } from "../platform/ledger/repository.ts";
import { type Entry, type Head, stamp } from "../platform/ledger/stamp.ts";
import { type Batch, acceptBatch, contentOf } from "./accept.ts";
import { EVENT, eventOf } from "./event.ts";
import { type WatchedFeed, heardEntries, heardFeeds, numbered } from "./feeds/feed.ts";
import { listFeeds, noteHeard } from "./feeds/repository.ts";

export const Accepted = z
  .strictObject({ accepted: z.int(), duplicates: z.int(), sequence: z.int() })
  .meta({ id: "Accepted" });
export type Accepted = z.infer<typeof Accepted>;

type Told = { readonly batch: Batch; readonly witness: Witness };

/** Beyond so many events a commit takes longer than others should wait. */
const MOST_TOGETHER = 5_000;

const groups = new WeakMap<Db, Group<Told, Accepted>>();

/** Adds the new events of a batch to the ledger, all or none of them, in one commit with whoever else waits for one. */
export async function recordEvents(db: Db, batch: Batch, witness: Witness): Promise<Accepted> {
  const group = groups.get(db) ?? new Group((told) => recordAll(db, told), MOST_TOGETHER);
  groups.set(db, group);
  return await group.commit({ batch, witness }, batch.events.length);
}

async function recordAll(db: Db, told: readonly Told[]): Promise<readonly Outcome<Accepted>[]> {
  const events = told.flatMap(({ batch }) => batch.events);
  return await db.transaction(async (tx) => {
    // Sent at once, and done by the server one after the other: what is read is read under the lock.
    const [head, feeds, earlier, unknown] = await Promise.all([
      lockHead(tx),
      listFeeds(tx),
      entriesById(
        tx,
        EVENT,
        events.map(({ id }) => id),
      ),
      unknownNodes(
        tx,
        events.map(({ node }) => node),
      ),
    ]);
    const decided = decideAll(told, { head, earlier, unknownNodes: unknown });
    const { outcomes } = decided;
    const { entries, last } = feeds.length === 0 ? decided : await withFeedsHeard(tx, feeds, { told, decided });
    const [first] = told;
    if (entries.length > 0)
      await Promise.all([append(tx, entries, last), first?.witness.trail.write(tx, talesOf(told, outcomes))]);
    return outcomes;
  });
}

type Heard = { readonly told: readonly Told[]; readonly decided: Decided };

/** Whoever sent what was accepted was heard; that it speaks again may move figures. */
async function withFeedsHeard(
  tx: Db,
  feeds: readonly WatchedFeed[],
  { told, decided: { outcomes, entries, last } }: Heard,
): Promise<Pick<Decided, "entries" | "last">> {
  const events = told.flatMap(({ batch }, index) => ("result" in (outcomes[index] ?? {}) ? batch.events : []));
  const nodes = await findNodes(tx, [...new Set(events.map(({ node }) => node))]);
  const heard = heardFeeds(feeds, events, nodes);
  if (heard.length === 0) return { entries, last };
  const ids = heard.map(({ id }) => id);
  await noteHeard(tx, ids, last.now);
  const again = heard.flatMap((feed) => heardEntries(feed, last.now));
  const stamped = stamp(last, numbered(again, last), () => "recordedAt");
  return { entries: [...entries, ...stamped.entries], last: stamped.head };
}

/** What the audit hears: of those who tell the same again and again, in one commit, once. */
function talesOf(told: readonly Told[], outcomes: readonly Outcome<Accepted>[]): readonly AuditEntry[] {
  const tales = told.flatMap(({ witness }, index) => {
    const outcome = outcomes[index];
    const isNews = outcome !== undefined && "result" in outcome && outcome.result.accepted > 0;
    return isNews ? [{ entry: witness.entry(), result: outcome.result }] : [];
  });
  const alike = Map.groupBy(tales, ({ entry }) => JSON.stringify({ ...entry, requestId: "" }));
  return [...alike.values()].flatMap((same): readonly AuditEntry[] => {
    const [first] = same;
    if (first === undefined) return [];
    if (same.length === 1) return [{ ...first.entry, detail: first.result }];
    const { requestId: _requestId, ...entry } = first.entry;
    return [{ ...entry, count: same.length, detail: together(same.map(({ result }) => result)) }];
  });
}

/** `sequences`: from and to of each run of entries. */
function together(results: readonly Accepted[]) {
  const sequences: [number, number][] = [];
  for (const { accepted, sequence } of results) {
    const run = sequences.at(-1);
    if (run?.[1] === sequence - accepted) run[1] = sequence;
    else sequences.push([sequence - accepted + 1, sequence]);
  }
  const sum = (field: "accepted" | "duplicates") => results.reduce((total, result) => total + result[field], 0);
  return { accepted: sum("accepted"), duplicates: sum("duplicates"), sequences };
}

type Known = { readonly head: Head; readonly earlier: readonly Entry[]; readonly unknownNodes: ReadonlySet<string> };
type Decided = {
  readonly outcomes: readonly Outcome<Accepted>[];
  readonly entries: readonly Entry[];
  readonly last: Head;
};

/** Decides on batches one after the other, each with those before it already told. */
function decideAll(told: readonly Told[], { head, earlier, unknownNodes: unknown }: Known): Decided {
  const contentById = new Map(earlier.map((entry) => [entry.id, contentOf(eventOf(entry))]));
  const entries: Entry[] = [];
  let last = head;
  const outcomes = told.map(({ batch }): Outcome<Accepted> => {
    try {
      const stamped = acceptBatch(batch, { head: last, contentById, unknownNodes: unknown });
      last = stamped.head;
      entries.push(...stamped.entries);
      for (const entry of stamped.entries) contentById.set(entry.id, contentOf(eventOf(entry)));
      const duplicates = batch.events.length - stamped.entries.length;
      return { result: { accepted: stamped.entries.length, duplicates, sequence: last.sequence } };
    } catch (error) {
      if (error instanceof AppError) return { refused: error };
      throw error;
    }
  });
  return { outcomes, entries, last };
}
