import { loadMomentOf } from "../../alarms/moment.ts";
import { type EstimateId, decodeEstimateId } from "../../impact/estimate-id.ts";
import { impactOf } from "../../impact/impact.ts";
import { verify } from "../../impact/verify.ts";
import { digestParts } from "../../inventory/accept.ts";
import { findVersion, loadDocument } from "../../inventory/repository.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { sitrepsIn } from "../records/sitreps/sitrep.ts";
import type { Part } from "./archive.ts";
import { type Cover, EstimatesPart, IncidentPart, InventoriesPart, TimelinePart } from "./contents.ts";
import { type EvidenceAsker, computeFigures } from "./gather.ts";
import { readPart } from "./restore.ts";

/** Something that was checked; `faults`: what is not as it should be. */
export type Check = { readonly what: string; readonly faults: readonly string[] };

/** Works out every figure of an evidence file again, in a database that holds what it stands on, and compares. */
export async function recompute(asker: EvidenceAsker, cover: Cover, parts: readonly Part[]): Promise<readonly Check[]> {
  const again = await computeFigures(asker, cover.incident);
  const estimates = readPart(parts, "estimates.json", EstimatesPart);
  const sitreps = sitrepsIn(again.known.records);
  const quoted = [
    ...estimates.map(({ estimateId }) => ({ name: "estimates.json", estimateId })),
    ...sitreps.map(({ reference, estimateId }) => ({ name: `report ${reference}`, estimateId })),
  ];
  return [
    {
      what: `${cover.sequence} entries and the inventories that they name`,
      faults: await faultsOfInventories(asker, parts),
    },
    compare("incident.json", readPart(parts, "incident.json", IncidentPart), again.incident),
    compare("timeline.json", readPart(parts, "timeline.json", TimelinePart), again.timeline),
    compare("estimates.json", estimates, again.estimates),
    {
      what: `${estimates.length} estimates and those of ${sitreps.length} reports, by their ids`,
      faults: (await Promise.all(quoted.map(async (one) => await faultsOfEstimate(asker, one)))).flat(),
    },
  ];
}

/** What is stored of each version must be what was accepted, as the ledger has it. */
async function faultsOfInventories({ db }: EvidenceAsker, parts: readonly Part[]): Promise<readonly string[]> {
  const versions = readPart(parts, "inventories.json", InventoriesPart).map(({ version }) => version);
  const faults = await Promise.all(
    versions.map(async (version) => {
      const accepted = (await findVersion(db, version))?.digests ?? {};
      const stored = await digestParts(await loadDocument(db, version));
      return Object.keys(stored)
        .filter((part) => stored[part] !== accepted[part])
        .map((part) => `${part} of inventory version ${version} are not those that were accepted`);
    }),
  );
  return faults.flat();
}

function compare(name: string, stored: unknown, again: unknown): Check {
  const isSame = canonicalJson(stored) === canonicalJson(JSON.parse(JSON.stringify(again)));
  return { what: `every figure of ${name}`, faults: isSame ? [] : [`${name} is not what its ledger gives`] };
}

async function faultsOfEstimate(
  asker: EvidenceAsker,
  { name, estimateId }: { readonly name: string; readonly estimateId: string },
): Promise<readonly string[]> {
  const id: EstimateId | undefined = decodeEstimateId(estimateId);
  if (id === undefined) return [`${name}: ${estimateId.slice(0, 40)}… is no estimate id`];
  const impact = impactOf(await loadMomentOf(asker, id), id.filter);
  const verified = await verify(id, impact, { version: 0, alteredParts: [] });
  if (verified.verified) return [];
  return verified.differences.map(({ figure, why }) => `${name}: ${figure} differs: ${why}`);
}
