import { type Witness, tell } from "../../platform/app-env.ts";
import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { type Configuration, configurationOf } from "./in-force.ts";
import type { NewRecord, RegulationRecord } from "./record.ts";
import { insertRecord, loadRecords, lockRecords } from "./repository.ts";

/** By whom, and with what at hand. */
export type Author = {
  readonly db: Db;
  readonly principal: { readonly id: string };
  readonly witness: Witness;
};

/** What there is when somebody adds to it, and the time of recording. */
export type Standing = {
  readonly records: readonly RegulationRecord[];
  readonly configuration: Configuration;
  readonly now: Instant;
};

/** What is in force afterwards, and whether anything is another. */
export type Added = { readonly configuration: Configuration; readonly now: Instant; readonly isChanged: boolean };

/**
 * Adds what is decided on what is in force, with nobody adding anything meanwhile, and tells the audit. `decide` throws where it
 * may not be added; undefined: it is so already.
 */
export async function addRecord(
  { db, principal, witness }: Author,
  decide: (standing: Standing) => NewRecord | undefined,
): Promise<Added> {
  return await db.transaction(async (tx) => {
    const now = await lockRecords(tx);
    const records = await loadRecords(tx);
    const configuration = configurationOf(records);
    const decided = decide({ records, configuration, now });
    if (decided === undefined) return { configuration, now, isChanged: false };
    const record = await insertRecord(tx, { ...decided, by: principal.id, recordedAt: now });
    const { number, kind, name } = record;
    await tell(tx, witness, { record: number, kind, ...(name === "" ? {} : { name }), ...summaryOf(decided) });
    return { configuration: configurationOf([...records, record]), now, isChanged: true };
  });
}

/** The audit keeps which version; the whole stands in the record, which is never changed. */
function summaryOf({ kind, content }: NewRecord): object {
  const version: unknown = Object(content).version;
  return kind === "pack" && typeof version === "string" ? { version } : {};
}
