import { asc, eq, inArray, sql } from "drizzle-orm";
import { Select } from "../../inventory/select.ts";
import { type Db, readInstant } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { WatchedFeed } from "./feed.ts";
import { feeds } from "./schema.ts";

function feedOf(row: typeof feeds.$inferSelect): WatchedFeed {
  return { ...row, covers: Select.parse(row.covers) };
}

export async function listFeeds(db: Db): Promise<readonly WatchedFeed[]> {
  return (await db.select().from(feeds).orderBy(asc(feeds.id))).map(feedOf);
}

/** The same, held until the end of the transaction: nobody can be heard meanwhile. */
export async function lockFeeds(tx: Db): Promise<readonly WatchedFeed[]> {
  return (await tx.select().from(feeds).orderBy(asc(feeds.id)).for("update")).map(feedOf);
}

export async function saveFeed(tx: Db, { id, ...feed }: WatchedFeed): Promise<void> {
  await tx
    .insert(feeds)
    .values({ id, ...feed })
    .onConflictDoUpdate({ target: feeds.id, set: feed });
}

export async function deleteFeed(tx: Db, id: string): Promise<void> {
  await tx.delete(feeds).where(eq(feeds.id, id));
}

/** Notes that feeds were heard; whoever was silent no longer is. */
export async function noteHeard(tx: Db, ids: readonly string[], now: Instant): Promise<void> {
  await tx
    .update(feeds)
    .set({ lastHeardAt: sql`greatest(${feeds.lastHeardAt}, ${now})`, silentSince: null })
    .where(inArray(feeds.id, [...ids]));
}

export async function noteSilent(tx: Db, id: string, since: Instant): Promise<void> {
  await tx.update(feeds).set({ silentSince: since }).where(eq(feeds.id, id));
}

/** The short way of a heartbeat, where it moves no figure: when the feed was heard; undefined where it may move one. */
export async function noteHeartbeat(db: Db, id: string): Promise<Instant | undefined> {
  const [row] = await db
    .update(feeds)
    .set({ lastHeardAt: sql`greatest(${feeds.lastHeardAt}, clock_timestamp())` })
    .where(
      sql`${feeds.id} = ${id} and ${feeds.silentSince} is null
        and ${feeds.lastHeardAt} + ${feeds.heartbeatSeconds} * interval '1 second' > clock_timestamp()`,
    )
    .returning({ lastHeardAt: sql<Instant>`${feeds.lastHeardAt}`.mapWith(readInstant) });
  return row?.lastHeardAt;
}
