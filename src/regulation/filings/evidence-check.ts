import { z } from "zod";
import { type Check, checkEstimate } from "../../incidents/evidence/recompute.ts";
import { readPart } from "../../incidents/evidence/restore.ts";
import type { Checker } from "../../incidents/evidence/verify-file.ts";
import { createNetworkMemory } from "../../incidents/load.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { decisionsIn } from "./decision.ts";
import { FILINGS_PART } from "./evidence-part.ts";
import { type Filing, filingsIn } from "./filing.ts";

const FilingsPart = z.object({ filings: z.array(z.unknown()), decisions: z.array(z.unknown()) });

/** Every filing must be what was recorded, and quote an estimate that the ledger gives. A file of before there were any has none. */
export const checkFilings: Checker = async (asker, { incident }, parts): Promise<readonly Check[]> => {
  const { known } = await findIncident({ ...asker, network: createNetworkMemory() }, incident);
  const filings = filingsIn(known.records);
  if (filings.length === 0 && parts.every(({ name }) => name !== FILINGS_PART)) return [];
  const part = readPart(parts, FILINGS_PART, FilingsPart);
  const recorded = { filings, decisions: decisionsIn(known.records) };
  const isSame = canonicalJson(part) === canonicalJson(recorded);
  const faults: string[] = isSame ? [] : [`${FILINGS_PART} is not what was recorded`];
  for (const filing of filings) faults.push(...(await faultsOf(asker, filing)));
  return [{ what: `${filings.length} filings, as each was recorded, and their estimates`, faults }];
};

async function faultsOf(asker: Parameters<Checker>[0], { number, estimateId }: Filing): Promise<readonly string[]> {
  return (await checkEstimate(asker, `filing ${number}`, { estimateId })).faults;
}
