import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import { type Db, readInstant } from "../database.ts";
import type { Instant } from "../instant.ts";
import { ledger, ledgerHead } from "./schema.ts";
import type { Entry, Head } from "./stamp.ts";

/** Where the ledger stands. */
export async function readHead(db: Db): Promise<Head> {
  const query = headQueries.get(db) ?? selectHead(db).prepare("ledger_head");
  headQueries.set(db, query);
  return headOf(await query.execute());
}

/** What is asked most often is written out once for each pool. */
const headQueries = new WeakMap<Db, { readonly execute: () => Promise<Head[]> }>();

/** The same, held until the end of the transaction: nobody else can add to the ledger meanwhile. */
export async function lockHead(tx: Db): Promise<Head> {
  return headOf(await selectHead(tx).for("update"));
}

function selectHead(db: Db) {
  const now = sql<Instant>`clock_timestamp()`.mapWith(readInstant);
  return db
    .select({
      sequence: ledgerHead.sequence,
      recordedAt: ledgerHead.recordedAt,
      areAllStated: ledgerHead.areAllStated,
      now,
    })
    .from(ledgerHead);
}

function headOf([head]: readonly Head[]): Head {
  if (head === undefined) throw new Error("ledger_head has no row: the migrations are not applied");
  return head;
}

/** Adds stamped entries, in the transaction that holds the head. */
export async function append(tx: Db, entries: readonly Entry[], head: Head): Promise<void> {
  const rows = entries.map((entry) => ({
    sequence: entry.sequence,
    recorded_at: entry.recordedAt,
    is_stated: entry.isStated,
    kind: entry.kind,
    id: entry.id,
    subject: entry.subject,
    occurred_at: entry.occurredAt,
    content: entry.content,
  }));
  const json = JSON.stringify(rows);
  const { sequence, recordedAt, areAllStated } = head;
  await Promise.all([
    tx.execute(sql`insert into ${ledger} select * from jsonb_populate_recordset(null::${ledger}, ${json}::jsonb)`),
    tx.update(ledgerHead).set({ sequence, recordedAt, areAllStated }),
  ]);
}

/** The newest entry recorded by then; undefined where nothing was. */
export async function lastRecordedBy(
  db: Db,
  knownAt: Instant,
): Promise<Pick<Head, "sequence" | "recordedAt"> | undefined> {
  const [entry] = await db
    .select({ sequence: ledger.sequence, recordedAt: ledger.recordedAt })
    .from(ledger)
    .where(lte(ledger.recordedAt, knownAt))
    .orderBy(desc(ledger.recordedAt), desc(ledger.sequence))
    .limit(1);
  return entry;
}

/** A moment as it was known: what had happened by `at`, of what was in the ledger up to `sequence`. */
export type AsKnown = { readonly at: Instant; readonly sequence: number };

/** The last entry about each subject, a tie going to the later recorded. One index probe for each. */
export async function lastEntries(
  db: Db,
  of: { readonly kind: string; readonly subjects: readonly string[] },
  { at, sequence }: AsKnown,
): Promise<readonly Entry[]> {
  const subjects = db
    .select({ name: sql<string>`name`.as("name") })
    .from(sql`unnest(${textArray(of.subjects)}) as name`)
    .as("subjects");
  const last = db
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.kind, of.kind),
        eq(ledger.subject, subjects.name),
        lte(ledger.occurredAt, at),
        lte(ledger.sequence, sequence),
      ),
    )
    .orderBy(desc(ledger.occurredAt), desc(ledger.sequence))
    .limit(1)
    .as("last");
  return (await db.select().from(subjects).innerJoinLateral(last, sql`true`)).map((row) => row.last);
}

/** After all that can be recorded. */
export const END_OF_TIME: Instant = "9999-12-31T23:59:59.999999Z";

/** Of some kinds the last entry about each subject that there is. */
export async function lastOfEach(
  db: Db,
  kinds: readonly string[],
  { at, sequence }: AsKnown,
): Promise<readonly Entry[]> {
  return await db
    .selectDistinctOn([ledger.kind, ledger.subject])
    .from(ledger)
    .where(
      and(sql`${ledger.kind} = any(${textArray(kinds)})`, lte(ledger.occurredAt, at), lte(ledger.sequence, sequence)),
    )
    .orderBy(desc(ledger.kind), desc(ledger.subject), desc(ledger.occurredAt), desc(ledger.sequence));
}

/** Of these kinds and subjects the entry that was recorded last, superseded or not. */
export async function lastRecordedOf(
  db: Db,
  { kinds, subjects }: { readonly kinds: readonly string[]; readonly subjects: readonly string[] },
  { at, sequence }: AsKnown,
): Promise<readonly Entry[]> {
  return await db
    .select()
    .from(ledger)
    .where(
      and(
        sql`${ledger.kind} = any(${textArray(kinds)})`,
        sql`${ledger.subject} = any(${textArray(subjects)})`,
        lte(ledger.occurredAt, at),
        lte(ledger.sequence, sequence),
      ),
    )
    .orderBy(desc(ledger.sequence))
    .limit(1);
}

/** What was told of these kinds and subjects after a moment, in the order recorded; the first so many. */
export async function recordedSince(
  db: Db,
  { kinds, subjects }: { readonly kinds: readonly string[]; readonly subjects: readonly string[] },
  since: Instant,
): Promise<readonly Entry[]> {
  return await db
    .select()
    .from(ledger)
    .where(
      and(
        sql`${ledger.kind} = any(${textArray(kinds)})`,
        sql`${ledger.subject} = any(${textArray(subjects)})`,
        gt(ledger.recordedAt, since),
      ),
    )
    .orderBy(asc(ledger.sequence))
    .limit(MOST_TOLD);
}

/** More than anybody reads. */
const MOST_TOLD = 1_000;

/** All entries of a kind, superseded or not; of one of which there are few. */
export async function allOf(db: Db, kind: string, { at, sequence }: AsKnown): Promise<readonly Entry[]> {
  return await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.kind, kind), lte(ledger.occurredAt, at), lte(ledger.sequence, sequence)))
    .orderBy(asc(ledger.sequence));
}

/** Entries of a kind after a sequence, in the order recorded. */
export async function entriesAfter(
  db: Db,
  { kind, after, limit }: { readonly kind: string; readonly after: number; readonly limit: number },
): Promise<readonly Entry[]> {
  return await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.kind, kind), gt(ledger.sequence, after)))
    .orderBy(asc(ledger.sequence))
    .limit(limit);
}

/** All entries after a sequence, of whatever kind, in the order recorded. */
export async function allAfter(db: Db, after: number, limit: number): Promise<readonly Entry[]> {
  return await db.select().from(ledger).where(gt(ledger.sequence, after)).orderBy(asc(ledger.sequence)).limit(limit);
}

export async function entryAt(db: Db, sequence: number): Promise<Entry | undefined> {
  const [entry] = await db.select().from(ledger).where(eq(ledger.sequence, sequence));
  return entry;
}

/** The entry of a kind that was recorded last. */
export async function lastRecorded(db: Db, kind: string): Promise<Entry | undefined> {
  const [entry] = await db.select().from(ledger).where(eq(ledger.kind, kind)).orderBy(desc(ledger.sequence)).limit(1);
  return entry;
}

/** The entry about a subject that was recorded last. */
export async function lastOfSubject(db: Db, kind: string, subject: string): Promise<Entry | undefined> {
  const [entry] = await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.kind, kind), eq(ledger.subject, subject)))
    .orderBy(desc(ledger.sequence))
    .limit(1);
  return entry;
}

/** Those of the ids that the ledger has already. */
export async function entriesById(db: Db, kind: string, ids: readonly string[]): Promise<readonly Entry[]> {
  return await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.kind, kind), sql`${ledger.id} = any(${textArray(ids)})`));
}

/** The last moment by `at` at which an entry of these kinds took effect. */
export async function lastOccurrence(
  db: Db,
  kinds: readonly string[],
  { at, sequence }: AsKnown,
): Promise<Instant | undefined> {
  const last = kinds.map(
    (kind) => sql`(select max(occurred_at) from ${ledger}
      where kind = ${kind} and occurred_at <= ${at} and sequence <= ${sequence})`,
  );
  const [row] = await db.execute<{ last: string | null }>(sql`select greatest(${sql.join(last, sql`, `)}) as last`);
  return row === undefined || row.last === null ? undefined : readInstant(row.last);
}

/** The first moment after `after` at which an entry of these kinds takes effect; undefined where none is recorded. */
export async function nextOccurrence(db: Db, kinds: readonly string[], after: Instant): Promise<Instant | undefined> {
  const next = kinds.map(
    (kind) => sql`(select min(occurred_at) from ${ledger} where kind = ${kind} and occurred_at > ${after})`,
  );
  const [row] = await db.execute<{ next: string | null }>(sql`select least(${sql.join(next, sql`, `)}) as next`);
  return row === undefined || row.next === null ? undefined : readInstant(row.next);
}

/** One parameter however many texts, so that the statement stays the same. */
export function textArray(values: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
