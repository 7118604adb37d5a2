import type { Instant } from "../../platform/instant.ts";
import { type Author, addKept } from "../../platform/kept/add.ts";
import { type Configuration, configurationOf } from "./in-force.ts";
import type { NewRecord, RegulationRecord } from "./record.ts";
import { regulationKeeper } from "./repository.ts";

/** What there is when somebody adds to it, and the time of recording. */
export type Standing = {
  readonly records: readonly RegulationRecord[];
  readonly configuration: Configuration;
  readonly now: Instant;
};

/** What is in force afterwards, and whether anything is another. */
export type Added = { readonly configuration: Configuration; readonly now: Instant; readonly isChanged: boolean };

/** Adds what is decided on what is in force. `decide` throws where it may not be added; undefined: it is so already. */
export async function addRecord(author: Author, decide: (standing: Standing) => NewRecord | undefined): Promise<Added> {
  const { records, now, isChanged } = await addKept(author, regulationKeeper, {
    decide: (kept) => decide({ ...kept, configuration: configurationOf(kept.records) }),
    summaryOf,
  });
  return { configuration: configurationOf(records), now, isChanged };
}

/** Which version. */
function summaryOf({ kind, content }: NewRecord): object {
  const version: unknown = Object(content).version;
  return kind === "pack" && typeof version === "string" ? { version } : {};
}
