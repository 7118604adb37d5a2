import { z } from "zod";
import { type Contributor, jsonPart } from "../../incidents/evidence/gather.ts";
import type { Part } from "../../incidents/evidence/archive.ts";
import type { Check } from "../../incidents/evidence/recompute.ts";
import { readPart } from "../../incidents/evidence/restore.ts";
import type { Checker } from "../../incidents/evidence/verify-file.ts";
import { createNetworkMemory } from "../../incidents/load.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { BaseTables } from "../keep/base-tables.ts";
import { KnownConfirmation } from "../keep/confirmation.ts";
import { type Configuration, AS_SHIPPED, documentOfPack } from "../keep/in-force.ts";
import { Pack } from "../pack.ts";
import { VerdictAnswer } from "./answer.ts";
import { matterOf } from "./load.ts";
import { weighAll } from "./weigh-all.ts";

const VERDICTS_PART = "verdicts.json";

/** What every rule said, and what it was held against: the packs, confirmations and base tables that were in force. */
const VerdictsPart = z.strictObject({
  verdicts: z.array(VerdictAnswer),
  packs: z.array(Pack),
  confirmations: z.array(z.tuple([z.string(), KnownConfirmation])),
  baseTables: BaseTables,
});

export const verdictsPart: Contributor = async (asker, known) => {
  const matter = await matterOf(asker, known, asker.head.now);
  const { verdicts } = await weighAll(matter);
  const { packs, confirmations, baseTables } = matter.configuration;
  const documents = packs.map(documentOfPack);
  return [jsonPart(VERDICTS_PART, { verdicts, packs: documents, confirmations: [...confirmations], baseTables })];
};

/** What was in force when the file was made; of a file of before there were any packs, what ships. */
export function configurationIn(parts: readonly Part[]): Configuration {
  if (parts.every(({ name }) => name !== VERDICTS_PART)) return AS_SHIPPED;
  const { packs, confirmations, baseTables } = readPart(parts, VERDICTS_PART, VerdictsPart);
  const inForce = packs.map((pack) => ({ ...pack, origin: "shipped" as const, since: null, by: null }));
  return { ...AS_SHIPPED, packs: inForce, confirmations: new Map(confirmations), baseTables };
}

/** Every verdict must follow from the ledger, the records and the packs in the file. A file of before there were any has none. */
export const checkVerdicts: Checker = async (asker, { incident }, parts): Promise<readonly Check[]> => {
  if (parts.every(({ name }) => name !== VERDICTS_PART)) return [];
  const { verdicts, packs } = readPart(parts, VERDICTS_PART, VerdictsPart);
  const { known, now } = await findIncident({ ...asker, network: createNetworkMemory() }, incident);
  const configuration = configurationIn(parts);
  const again = await weighAll({ known, now, configuration, asIf: undefined });
  const isSame = canonicalJson(verdicts) === canonicalJson(JSON.parse(JSON.stringify(again.verdicts)));
  const faults = isSame ? [] : [`${VERDICTS_PART} is not what the rules in it say of the incident`];
  return [{ what: `${verdicts.length} verdicts, by the rules of ${packs.length} packs`, faults }];
};
