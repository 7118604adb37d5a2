import { and, desc, eq, getTableColumns, lt, ne, sql } from "drizzle-orm";
import { type Db, readInstant } from "../database.ts";
import type { Instant } from "../instant.ts";
import { textArray } from "../ledger/repository.ts";
import { type Channel, type Message, type MessageState, type NewMessage, laneOf, messageId } from "./message.ts";
import { outbox } from "./schema.ts";

const clock = sql<Instant>`clock_timestamp()`.mapWith(readInstant);
const { lane: _lane, ...shown } = getTableColumns(outbox);

/** Puts messages into the outbox, in the transaction of what they tell of; gives their ids. */
export async function enqueue(tx: Db, messages: readonly NewMessage[]): Promise<readonly string[]> {
  const rows = messages.map((message) => ({
    ...message,
    id: messageId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    lane: laneOf(message),
    state: "pending" as const,
    attempts: 0,
    createdAt: clock,
    queuedAt: clock,
    nextAttemptAt: clock,
  }));
  if (rows.length > 0) await tx.insert(outbox).values(rows);
  return rows.map(({ id }) => id);
}

/** A message that is to be sent now, and the time. */
export type Claimed = Message & { readonly lane: string; readonly now: Instant };

export type Claim = {
  readonly channels: readonly Channel[];
  /** Lanes that have enough under way. */
  readonly busy: readonly string[];
  readonly mostOfLane: number;
  readonly most: number;
  /** After so long whoever claimed a message and did not say what became of it counts as having died. */
  readonly leaseSeconds: number;
};

/** Takes messages that are due, the first of each lane; nobody else takes them until the lease is over. One statement, so that it needs no session. */
export async function claimDue(db: Db, claim: Claim): Promise<readonly Claimed[]> {
  const isDue = sql`state = 'pending' and next_attempt_at <= clock_timestamp() and channel = any(${textArray(claim.channels)})`;
  const due = sql`array(
    select due.id from (select distinct lane from ${outbox} where ${isDue}) as lanes
    cross join lateral (
      select id from ${outbox} where lane = lanes.lane and ${isDue}
      order by next_attempt_at limit ${claim.mostOfLane} for update skip locked) as due
    where not lanes.lane = any(${textArray(claim.busy)}) limit ${claim.most})`;
  return await db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      nextAttemptAt: sql`clock_timestamp() + make_interval(secs => ${claim.leaseSeconds})`,
    })
    .where(sql`${outbox.id} = any(${due})`)
    .returning({ ...shown, lane: outbox.lane, now: clock });
}

export async function markDelivered(db: Db, id: string): Promise<void> {
  await db
    .update(outbox)
    .set({ state: "delivered", deliveredAt: clock, lastError: null })
    .where(and(eq(outbox.id, id), eq(outbox.state, "pending")));
}

export type Failure = { readonly lastError: string; readonly nextAttemptAt: Instant | undefined };

/** Notes an attempt that failed; without a next one the message is dead. Whoever took it over meanwhile is not disturbed. */
export async function markFailed(
  db: Db,
  { id, attempts }: Pick<Claimed, "id" | "attempts">,
  { lastError, nextAttemptAt }: Failure,
): Promise<void> {
  const next = nextAttemptAt === undefined ? { state: "dead" as const } : { nextAttemptAt };
  await db
    .update(outbox)
    .set({ ...next, lastError })
    .where(and(eq(outbox.id, id), eq(outbox.attempts, attempts), eq(outbox.state, "pending")));
}

/** What is still to be sent for these sources no longer is. */
export async function withdraw(tx: Db, sources: readonly string[], why: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: "dead", lastError: why })
    .where(and(sql`${outbox.source} = any(${textArray(sources)})`, eq(outbox.state, "pending")));
}

/** The same of what is still to be sent on a topic. */
export async function withdrawTopic(tx: Db, topic: string, why: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: "dead", lastError: why })
    .where(and(eq(outbox.topic, topic), eq(outbox.state, "pending")));
}

/** Has a message sent again from the first attempt on; undefined where there is none. */
export async function sendAgain(tx: Db, id: string): Promise<Message | undefined> {
  const [message] = await tx
    .update(outbox)
    .set({ state: "pending", attempts: 0, queuedAt: clock, nextAttemptAt: clock, deliveredAt: null, lastError: null })
    .where(eq(outbox.id, id))
    .returning(shown);
  return message;
}

export async function findMessage(db: Db, id: string): Promise<Message | undefined> {
  const [message] = await db.select(shown).from(outbox).where(eq(outbox.id, id));
  return message;
}

export type Which = {
  readonly state?: MessageState | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly source?: string | undefined;
  /** Older than the message of this id. */
  readonly after?: string | undefined;
  readonly limit: number;
};

/** The newest first. */
export async function listMessages(
  db: Db,
  { state, topics, source, after, limit }: Which,
): Promise<readonly Message[]> {
  const conditions = [
    state === undefined ? undefined : eq(outbox.state, state),
    topics === undefined ? undefined : sql`${outbox.topic} = any(${textArray(topics)})`,
    source === undefined ? undefined : eq(outbox.source, source),
    after === undefined ? undefined : lt(outbox.id, after),
  ];
  return await db
    .select(shown)
    .from(outbox)
    .where(and(...conditions))
    .orderBy(desc(outbox.id))
    .limit(limit);
}

/** Of each of these destinations the last message that was delivered there or given up. */
export async function lastSettledTo(db: Db, destinations: readonly string[]): Promise<readonly Message[]> {
  if (destinations.length === 0) return [];
  return await db
    .selectDistinctOn([outbox.destination], shown)
    .from(outbox)
    .where(and(sql`${outbox.destination} = any(${textArray(destinations)})`, ne(outbox.state, "pending")))
    .orderBy(outbox.destination, desc(outbox.id));
}
