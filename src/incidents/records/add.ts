import { type Witness, tell } from "../../platform/app-env.ts";
import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { IncidentRecord, NewRecord } from "./record.ts";
import { insertRecord, loadRecords, lockRecords } from "./repository.ts";

/** By whom, and with what at hand. */
export type Author = {
  readonly db: Db;
  readonly principal: { readonly id: string };
  readonly witness: Witness;
};

/** What there is when somebody adds to it: what was recorded of the same ids so far, and the time of recording. */
type Standing = { readonly records: readonly IncidentRecord[]; readonly now: Instant };

type Addition = {
  /** All ids of the incident that it is added to. */
  readonly ids: readonly string[];
  /** Throws where it may not be added. Called again where the name that it chose is taken. */
  readonly decide: (standing: Standing) => NewRecord;
};

/** More draws than this can only mean that nothing is left to draw. */
const MOST_DRAWS = 100;

/** Adds a record and tells the audit, with nobody adding another meanwhile. */
export async function addRecord(
  { db, principal, witness }: Author,
  { ids, decide }: Addition,
): Promise<IncidentRecord> {
  return await db.transaction(async (tx) => {
    const now = await lockRecords(tx);
    const standing = { records: await loadRecords(tx, ids), now };
    const record = await insertFirst(tx, () => ({ ...decide(standing), by: principal.id, recordedAt: now }));
    const { number, incident, kind, name, content } = record;
    await tell(tx, witness, {
      record: number,
      incident,
      kind,
      ...(name === "" ? {} : { name }),
      ...summaryOf(content),
    });
    return record;
  });
}

async function insertFirst(tx: Db, draw: () => Parameters<typeof insertRecord>[1]): Promise<IncidentRecord> {
  for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
    const record = await insertRecord(tx, draw());
    if (record !== undefined) return record;
  }
  throw new Error(`${MOST_DRAWS} names were drawn one after the other, and all are taken`);
}

/** The audit keeps why; the whole stands in the record, which is never changed. */
function summaryOf(content: unknown): object {
  const ground: unknown = Object(content).ground;
  return typeof ground === "string" ? { ground } : {};
}
