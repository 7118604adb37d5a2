import { type SQL, and, asc, desc, eq, gt, gte, lt, lte, sql } from "drizzle-orm";
import { type Db, readInstant } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { type AsKnown, textArray } from "../platform/ledger/repository.ts";
import { ledger } from "../platform/ledger/schema.ts";
import type { Entry } from "../platform/ledger/stamp.ts";
import { EVENT } from "./event.ts";

/** Of subjects whose last state is unknown, the last that was not. */
export async function lastKnownStates(
  db: Db,
  subjects: readonly string[],
  { at, sequence }: AsKnown,
): Promise<readonly Entry[]> {
  if (subjects.length === 0) return [];
  return await db
    .selectDistinctOn([ledger.subject])
    .from(ledger)
    .where(
      and(
        sql`kind = 'event' and content ->> 'state' <> 'unknown'`,
        sql`${ledger.subject} = any(${textArray(subjects)})`,
        lte(ledger.occurredAt, at),
        lte(ledger.sequence, sequence),
      ),
    )
    .orderBy(ledger.subject, desc(ledger.occurredAt), desc(ledger.sequence));
}

/** Since when each subject has been in one of these states, without another in between. */
export async function startsOfRuns(
  db: Db,
  runs: readonly { readonly subject: string; readonly states: readonly string[] }[],
  { at, sequence }: AsKnown,
): Promise<ReadonlyMap<string, Instant>> {
  if (runs.length === 0) return new Map();
  const asked = sql`jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as asked(subject text, states jsonb)`;
  const events = (condition: SQL) => sql`
    select occurred_at, sequence from ${ledger}
    where kind = 'event' and ledger.subject = asked.subject and occurred_at <= ${at} and sequence <= ${sequence} and ${condition}`;
  const isOther = sql`not asked.states ? (content ->> 'state')`;
  const isAfterOther = sql`(other.sequence is null or (ledger.occurred_at, ledger.sequence) > (other.occurred_at, other.sequence))`;
  const rows = await db
    .select({ subject: sql<string>`asked.subject`, since: sql<Instant>`run.occurred_at`.mapWith(readInstant) })
    .from(sql`${asked}
      left join lateral (${events(isOther)} order by occurred_at desc, sequence desc limit 1) as other on true
      join lateral (${events(isAfterOther)} order by occurred_at, sequence limit 1) as run on true`);
  return new Map(rows.map(({ subject, since }) => [subject, since]));
}

/** What happened from one moment on and before another. */
export type Window = { readonly from?: Instant | undefined; readonly to?: Instant | undefined };

/**
 * Events after a sequence, in the order recorded. Those from a moment on are sought by time and then sorted: Postgres would
 * go through all that was recorded before, not knowing that what happens later is told later. Of 200,000 entries it finds
 * the last day in 1 ms so, and in 80 ms otherwise.
 */
export async function eventsAfter(
  db: Db,
  { after, limit, from, to }: Window & { readonly after: number; readonly limit: number },
): Promise<readonly Entry[]> {
  const isWithin = and(
    from === undefined ? undefined : gte(ledger.occurredAt, from),
    to === undefined ? undefined : lt(ledger.occurredAt, to),
  );
  return await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.kind, EVENT), gt(ledger.sequence, after), isWithin))
    .orderBy(from === undefined ? asc(ledger.sequence) : sql`${ledger.sequence} + 0`)
    .limit(limit);
}
