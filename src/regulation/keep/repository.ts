import { asc, desc, lte, sql } from "drizzle-orm";
import { readClock } from "../../access/repository.ts";
import type { Db } from "../../platform/database.ts";
import { type Instant, latest } from "../../platform/instant.ts";
import { KINDS, type NewRecord, type RegulationRecord } from "./record.ts";
import { regulationRecords } from "./schema.ts";

type Row = typeof regulationRecords.$inferSelect;

function recordOf({ kind, ...row }: Row): RegulationRecord {
  const known = KINDS.find((one) => one === kind);
  if (known === undefined)
    throw new Error(`record ${row.number} is of a kind that this program does not know: ${kind}`);
  return { ...row, kind: known };
}

/** The records up to a number, or all, in the order recorded. */
export async function loadRecords(db: Db, upTo?: number): Promise<readonly RegulationRecord[]> {
  const isOf = upTo === undefined ? undefined : lte(regulationRecords.number, upTo);
  const rows = await db.select().from(regulationRecords).where(isOf).orderBy(asc(regulationRecords.number));
  return rows.map(recordOf);
}

/** The number of the last record, or of the last at a moment; 0 where there is none. */
export async function lastNumber(db: Db, at?: Instant): Promise<number> {
  return (await lastRow(db, at))?.number ?? 0;
}

async function lastRow(db: Db, at?: Instant): Promise<Pick<Row, "number" | "recordedAt"> | undefined> {
  const { number, recordedAt } = regulationRecords;
  const isThen = at === undefined ? undefined : lte(recordedAt, at);
  const [row] = await db
    .select({ number, recordedAt })
    .from(regulationRecords)
    .where(isThen)
    .orderBy(desc(number))
    .limit(1);
  return row;
}

/** Of all who add records; any number, but the same everywhere. */
const LOCK = 1_768_842_107;

/**
 * Until the end of the transaction nobody else adds a record, so that order of commit is order of number and of time.
 * Gives the time at which to record: the clock's, or the last record's where the clock has stepped back.
 */
export async function lockRecords(tx: Db): Promise<Instant> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
  const last = await lastRow(tx);
  const now = await readClock(tx);
  return last === undefined ? now : latest(now, last.recordedAt);
}

/** Adds a record, in the transaction that holds the lock. */
export async function insertRecord(
  tx: Db,
  record: NewRecord & Pick<RegulationRecord, "by" | "recordedAt">,
): Promise<RegulationRecord> {
  const [row] = await tx.insert(regulationRecords).values(record).returning();
  if (row === undefined) throw new Error("a record was added and is not there");
  return recordOf(row);
}
