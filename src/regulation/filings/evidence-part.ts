import { type Contributor, jsonPart } from "../../incidents/evidence/gather.ts";
import { decisionsIn } from "./decision.ts";
import { filingsIn } from "./filing.ts";

export const FILINGS_PART = "filings.json";

/** What was filed of the incident, and what was decided of what is to be put right. */
export const filingsPart: Contributor = async (_asker, { records }) => [
  jsonPart(FILINGS_PART, { filings: filingsIn(records), decisions: decisionsIn(records) }),
];
