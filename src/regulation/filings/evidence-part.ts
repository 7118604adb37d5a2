import { jsonPart, type Contributor } from "../../incidents/evidence/gather.ts";
import type { Db } from "../../platform/database.ts";
import type { Regulation } from "../seams.ts";
import { decisionsIn } from "./decision.ts";
import { filingsIn } from "./filing.ts";

export const FILINGS_PART = "filings.json";

/** `configurationOf`: packs, confirmations and base tables in force, and what was acknowledged, as later rooms keep them. */
export function filingsPart(
  { packsOf }: Pick<Regulation, "packsOf">,
  configurationOf: (db: Db) => Promise<unknown>,
): Contributor {
  return async ({ db }, { records }) => {
    const filings = filingsIn(records);
    const packs = await packsOf(db);
    const configuration = await configurationOf(db);
    return [jsonPart(FILINGS_PART, { filings, decisions: decisionsIn(records), packs, configuration })];
  };
}
