import type { IncidentAsker } from "../../incidents/load.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import type { Db } from "../../platform/database.ts";
import type { Pack } from "../pack.ts";
import type { VerdictsAnswer } from "../verdicts/answer.ts";
import type { Contact } from "./contacts.ts";
import type { Filing } from "./submissions.ts";

/** What is kept for deadlines. */
export type Configuration = { readonly packs: readonly Pack[]; readonly contacts: readonly Contact[] };

/** Where clocks have their grounds from. */
export type ClockSources = {
  /** How every rule stands in an incident. */
  readonly verdictsOf: (asker: IncidentAsker, incident: string) => Promise<Pick<VerdictsAnswer, "verdicts">>;
  readonly configurationOf: (db: Db) => Promise<Configuration>;
  /** What was submitted, of the records of an incident. */
  readonly filingsIn: (records: readonly IncidentRecord[]) => readonly Filing[];
};

/** No rule is in force: nothing is owed. */
export const NO_SOURCES: ClockSources = {
  verdictsOf: async () => ({ verdicts: [] }),
  configurationOf: async () => ({ packs: [], contacts: [] }),
  filingsIn: () => [],
};
