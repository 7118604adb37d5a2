import { asc, desc, lte, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { type Instant, latest } from "../instant.ts";
import { readClock } from "../repository.ts";
import type { KeptRecord, NewKept } from "./record.ts";
import type { KeptTable } from "./schema.ts";

/** What of a room's configuration is kept where. */
export type Keeping<Kind extends string> = {
  readonly table: KeptTable;
  /** Of all who add records: any number, but the same everywhere, and another for each room. */
  readonly lock: number;
  readonly kinds: readonly Kind[];
};

/** The records of a room. */
export type Keeper<Kind extends string> = {
  /** Up to a number, or all, in the order recorded. */
  readonly load: (db: Db, upTo?: number) => Promise<readonly KeptRecord<Kind>[]>;
  /** The number of the last record, or of the last at a moment; 0 where there is none. */
  readonly lastNumber: (db: Db, at?: Instant) => Promise<number>;
  /**
   * Until the end of the transaction nobody else adds a record, so that order of commit is order of number and of time.
   * Gives the time at which to record: the clock's, or the last record's where the clock has stepped back.
   */
  readonly lock: (tx: Db) => Promise<Instant>;
  /** Adds a record, in the transaction that holds the lock. */
  readonly insert: (
    tx: Db,
    record: NewKept<Kind> & Pick<KeptRecord<Kind>, "by" | "recordedAt">,
  ) => Promise<KeptRecord<Kind>>;
};

type Row = KeptTable["$inferSelect"];

export function createKeeper<Kind extends string>({ table, lock, kinds }: Keeping<Kind>): Keeper<Kind> {
  const recordOf = (row: Row): KeptRecord<Kind> => {
    const kind = kinds.find((one) => one === row.kind);
    if (kind === undefined)
      throw new Error(`record ${row.number} is of a kind that this program does not know: ${row.kind}`);
    return { ...row, kind };
  };
  const lastRow = async (db: Db, at?: Instant): Promise<Pick<Row, "number" | "recordedAt"> | undefined> => {
    const { number, recordedAt } = table;
    const isThen = at === undefined ? undefined : lte(recordedAt, at);
    const [row] = await db.select({ number, recordedAt }).from(table).where(isThen).orderBy(desc(number)).limit(1);
    return row;
  };
  return {
    load: async (db, upTo) => {
      const isOf = upTo === undefined ? undefined : lte(table.number, upTo);
      return (await db.select().from(table).where(isOf).orderBy(asc(table.number))).map(recordOf);
    },
    lastNumber: async (db, at) => (await lastRow(db, at))?.number ?? 0,
    lock: async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${lock}::bigint)`);
      const last = await lastRow(tx);
      const now = await readClock(tx);
      return last === undefined ? now : latest(now, last.recordedAt);
    },
    insert: async (tx, record) => {
      const [row] = await tx.insert(table).values(record).returning();
      if (row === undefined) throw new Error("a record was added and is not there");
      return recordOf(row);
    },
  };
}
