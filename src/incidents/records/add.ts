import { tell } from "../../platform/app-env.ts";
import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Author } from "../../platform/kept/add.ts";
import type { IncidentRecord, NewRecord } from "./record.ts";
import { insertRecord, loadRecords, lockRecords } from "./repository.ts";

/** What there is when somebody adds to it: what was recorded of the same ids so far, and the time of recording. */
type Standing = { readonly records: readonly IncidentRecord[]; readonly now: Instant };

type Addition<Decided> = {
  /** All ids of the incident that it is added to. */
  readonly ids: readonly string[];
  /** Throws where it may not be added. Called again where the name that it chose is taken. */
  readonly decide: (standing: Standing) => Decided;
};

/** More draws than this can only mean that nothing is left to draw. */
const MOST_DRAWS = 100;

/** Adds a record and tells the audit, with nobody adding another meanwhile. */
export async function addRecord(author: Author, addition: Addition<NewRecord>): Promise<IncidentRecord> {
  const { db } = author;
  return await db.transaction(async (tx) => {
    const standing = await standingWithin(tx, addition.ids);
    const record = await insertFirst(tx, () => signed(addition.decide(standing), author, standing.now));
    await tellOf(tx, author, record);
    return record;
  });
}

/** What else stands or falls with what is added, in the same transaction. */
type Besides = { readonly besides: (tx: Db, records: readonly IncidentRecord[]) => Promise<void> };

/** Adds records that stand or fall together, none of which is a report. */
export async function addRecords(
  author: Author,
  { ids, decide, besides }: Addition<readonly NewRecord[]> & Besides,
): Promise<readonly IncidentRecord[]> {
  const { db } = author;
  return await db.transaction(async (tx) => {
    const standing = await standingWithin(tx, ids);
    const added: IncidentRecord[] = [];
    for (const decided of decide(standing))
      added.push(await insertFirst(tx, () => signed(decided, author, standing.now)));
    await besides(tx, added);
    for (const record of added) await tellOf(tx, author, record);
    return added;
  });
}

async function standingWithin(tx: Db, ids: readonly string[]): Promise<Standing> {
  const now = await lockRecords(tx);
  return { records: await loadRecords(tx, ids), now };
}

function signed(decided: NewRecord, { principal }: Author, now: Instant) {
  return { ...decided, by: principal.id, recordedAt: now };
}

async function tellOf(tx: Db, { witness }: Author, record: IncidentRecord): Promise<void> {
  const { number, incident, kind, name, content } = record;
  await tell(tx, witness, { record: number, incident, kind, ...(name === "" ? {} : { name }), ...summaryOf(content) });
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
