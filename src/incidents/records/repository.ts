import { and, asc, desc, eq, sql } from "drizzle-orm";
import { readClock } from "../../platform/repository.ts";
import type { Db } from "../../platform/database.ts";
import { type Instant, latest } from "../../platform/instant.ts";
import { textArray } from "../../platform/ledger/repository.ts";
import { type IncidentRecord, KINDS, type Kind, type NewRecord } from "./record.ts";
import { incidentRecords } from "./schema.ts";

type Row = typeof incidentRecords.$inferSelect;

/** A record as it was stored, of whatever kind. */
type RestoredRecord = Omit<IncidentRecord, "kind"> & { readonly kind: string };

function recordOf({ kind, ...row }: Row): IncidentRecord {
  const known = KINDS.find((one) => one === kind);
  if (known === undefined)
    throw new Error(`record ${row.number} is of a kind that this program does not know: ${kind}`);
  return { ...row, kind: known };
}

/** The records of the incidents with these ids, or all, in the order recorded. */
export async function loadRecords(db: Db, ids: readonly string[] | "all"): Promise<readonly IncidentRecord[]> {
  const isOf = ids === "all" ? undefined : sql`${incidentRecords.incident} = any(${textArray(ids)})`;
  const rows = await db.select().from(incidentRecords).where(isOf).orderBy(asc(incidentRecords.number));
  return rows.map(recordOf);
}

/** The number of the last record of all incidents; 0 where there is none. */
export async function lastRecordNumber(db: Db): Promise<number> {
  const { number } = incidentRecords;
  const [row] = await db.select({ number }).from(incidentRecords).orderBy(desc(number)).limit(1);
  return row?.number ?? 0;
}

/** Whether there is any of a kind, of whichever incident. */
export async function isAnyOfKind(db: Db, kind: Kind): Promise<boolean> {
  const rows = await db
    .select({ number: incidentRecords.number })
    .from(incidentRecords)
    .where(eq(incidentRecords.kind, kind))
    .limit(1);
  return rows.length > 0;
}

/** The report with this reference, of whichever incident. */
export async function findSitrepRecord(db: Db, reference: string): Promise<IncidentRecord | undefined> {
  const [row] = await db
    .select()
    .from(incidentRecords)
    .where(and(eq(incidentRecords.kind, "sitrep"), eq(incidentRecords.name, reference)));
  return row === undefined ? undefined : recordOf(row);
}

/** Of all who add records; any number, but the same everywhere. */
const LOCK = 1_768_842_083;

/**
 * Until the end of the transaction nobody else adds a record, so that order of commit is order of number and of time.
 * Gives the time at which to record: the clock's, or the last record's where the clock has stepped back.
 */
export async function lockRecords(tx: Db): Promise<Instant> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
  const [last] = await tx
    .select({ recordedAt: incidentRecords.recordedAt })
    .from(incidentRecords)
    .orderBy(desc(incidentRecords.number))
    .limit(1);
  const now = await readClock(tx);
  return last === undefined ? now : latest(now, last.recordedAt);
}

/** Adds a record, in the transaction that holds the lock. Undefined where it is a report and its reference is taken. */
export async function insertRecord(
  tx: Db,
  record: NewRecord & Pick<IncidentRecord, "by" | "recordedAt">,
): Promise<IncidentRecord | undefined> {
  const [row] = await tx.insert(incidentRecords).values(record).onConflictDoNothing().returning();
  return row === undefined ? undefined : recordOf(row);
}

/** A statement has 65,535 parameters at most. */
const MOST_AT_ONCE = 1_000;

/** Puts records back as they were, numbers and all, into a database that has none. */
export async function restoreRecords(tx: Db, records: readonly RestoredRecord[]): Promise<void> {
  for (let start = 0; start < records.length; start += MOST_AT_ONCE)
    await tx
      .insert(incidentRecords)
      .overridingSystemValue()
      .values(records.slice(start, start + MOST_AT_ONCE));
}
