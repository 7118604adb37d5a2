import { type Contributor, type EvidenceAsker, jsonPart } from "../../incidents/evidence/gather.ts";
import type { Regulation } from "../seams.ts";
import { decisionsIn } from "./decision.ts";
import { filingsIn } from "./filing.ts";

export const FILINGS_PART = "filings.json";

/** `configurationOf`: packs, confirmations and base tables in force, and what was acknowledged, as later rooms keep them. */
export function filingsPart(
  { packsOf }: Pick<Regulation, "packsOf">,
  configurationOf: (asker: EvidenceAsker) => Promise<unknown>,
): Contributor {
  return async (asker, { records }) => {
    const filings = filingsIn(records);
    const packs = await packsOf(asker);
    const configuration = await configurationOf(asker);
    return [jsonPart(FILINGS_PART, { filings, decisions: decisionsIn(records), packs, configuration })];
  };
}
