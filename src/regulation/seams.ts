import type { IncidentAsker } from "../incidents/load.ts";
import type { Pack } from "./pack.ts";
import type { VerdictsAnswer } from "./verdicts/answer.ts";

/** What drafts and filings stand on. */
export type Regulation = {
  /** As of where the asker's head stands. */
  readonly verdictsOf: (asker: IncidentAsker, incident: string) => Promise<VerdictsAnswer>;
  /** In force where the asker's head stands. */
  readonly packsOf: (asker: Pick<IncidentAsker, "db" | "head">) => Promise<readonly Pack[]>;
};
