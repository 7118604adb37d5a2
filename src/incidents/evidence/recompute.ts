import { loadMomentOf } from "../../alarms/moment.ts";
import { type EstimateId, decodeEstimateId } from "../../impact/estimate-id.ts";
import type { Impact } from "../../impact/answer.ts";
import { impactOf } from "../../impact/impact.ts";
import { verify } from "../../impact/verify.ts";
import { digestParts } from "../../inventory/accept.ts";
import { findVersion, loadDocument } from "../../inventory/repository.ts";
import { canonicalJson } from "../../platform/canonical-json.ts";
import { asOfEstimate } from "../as-of.ts";
import { findIncident } from "../records/found.ts";
import type { IncidentRecord } from "../records/record.ts";
import { ofIncident } from "../records/sitreps/report.ts";
import { shortText } from "../records/sitreps/short-text.ts";
import { describeSitrep } from "../records/sitreps/sitrep.ts";
import type { Part } from "./archive.ts";
import { type Cover, EstimatesPart, IncidentPart, InventoriesPart, TOLD_LATER, TimelinePart } from "./contents.ts";
import { asSaidBefore, inWordsOfNow } from "./former-words.ts";
import { type EvidenceAsker, computeFigures } from "./gather.ts";
import { readPart } from "./restore.ts";

/** Something that was checked; `faults`: what is not as it should be. */
export type Check = { readonly what: string; readonly faults: readonly string[] };

/** Works out every figure of an evidence file again, in a database that holds what it stands on, and compares. */
export async function recompute(asker: EvidenceAsker, cover: Cover, parts: readonly Part[]): Promise<readonly Check[]> {
  const again = await computeFigures(asker, cover.incident);
  const estimates = readPart(parts, "estimates.json", EstimatesPart);
  const incident = readPart(parts, "incident.json", IncidentPart);
  const sitreps = again.known.records.filter(({ kind }) => kind === "sitrep");
  return [
    {
      what: `${cover.sequence} entries and the inventories that they name`,
      faults: await faultsOfInventories(asker, parts),
    },
    compare(
      "incident.json",
      { ...worded(incident, incident.present), joint: worded(incident.joint, incident.joint) },
      again.incident,
    ),
    compare("timeline.json", readPart(parts, "timeline.json", TimelinePart), again.timeline),
    compare(
      "estimates.json",
      estimates.map((one) => worded(one, one)),
      again.estimates,
    ),
    {
      what: `${estimates.length} estimates, by their ids`,
      faults: await faultsOfAll(estimates, async (one) => (await checkEstimate(asker, "estimates.json", one)).faults),
    },
    {
      what: `${sitreps.length} reports, as of when each was made`,
      faults: await faultsOfAll(sitreps, async (record) => await faultsOfReport(asker, record)),
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

/** In the words of now. */
function worded<Headed extends { readonly headline: string }>(
  one: Headed,
  { affected }: Pick<Impact, "affected">,
): Headed {
  return { ...one, headline: inWordsOfNow(one.headline, affected) };
}

function compare(name: string, stored: unknown, again: unknown): Check {
  const isSame = asText(stored) === asText(asToldIn(stored, again));
  return { what: `every figure of ${name}`, faults: isSame ? [] : [`${name} is not what its ledger gives`] };
}

async function faultsOfAll<One>(all: readonly One[], faultsOf: (one: One) => Promise<readonly string[]>) {
  const faults: string[] = [];
  for (const one of all) faults.push(...(await faultsOf(one)));
  return faults;
}

type Checked = {
  readonly id: EstimateId | undefined;
  readonly impact: Impact | undefined;
  readonly faults: readonly string[];
};

/** An estimate by its id, worked out again; `name`: where it stands. */
export async function checkEstimate(
  asker: EvidenceAsker,
  name: string,
  { estimateId }: { readonly estimateId: string },
): Promise<Checked> {
  const id = decodeEstimateId(estimateId);
  if (id === undefined)
    return { id, impact: undefined, faults: [`${name}: ${estimateId.slice(0, 40)}… is no estimate id`] };
  const impact = impactOf(await loadMomentOf(asker, id), id.filter);
  const verified = await verify(id, impact, { version: 0, alteredParts: [] });
  const differences = verified.verified ? [] : verified.differences;
  return { id, impact, faults: differences.map(({ figure, why }) => `${name}: ${figure} differs: ${why}`) };
}

/** A report must say what its estimate says, and of the incident what was known of it then. */
async function faultsOfReport(asker: EvidenceAsker, record: IncidentRecord): Promise<readonly string[]> {
  const sitrep = describeSitrep(record);
  const name = `report ${sitrep.reference}`;
  const { id, impact, faults } = await checkEstimate(asker, name, sitrep);
  if (id === undefined || impact === undefined) return faults;
  const then = { ...asOfEstimate(asker, id), recordsBefore: record.number };
  const own = ofIncident(await findIncident(then, record.incident));
  const { affected, impaired, base, headline } = impact;
  const told = { ...sitrep, ...own, ...own.own };
  const isOfBefore = sitrep.text === shortText({ ...told, ...asSaidBefore(told) });
  const text = isOfBefore ? sitrep.text : shortText(told);
  const wanted = { ...own, joint: { affected, impaired, base }, jointHeadline: headline, text };
  const jointHeadline = inWordsOfNow(sitrep.jointHeadline, sitrep.joint.affected);
  const said = new Map<string, unknown>(Object.entries({ ...worded(sitrep, sitrep.own), jointHeadline }));
  const differing = Object.entries(wanted).filter(
    ([field, value]) => asText(asToldIn(said.get(field), value)) !== asText(said.get(field)),
  );
  return [...faults, ...differing.map(([field]) => `${name}: ${field} is not what was estimated then`)];
}

/** Without what is told by now and in what is stored nowhere. */
function asToldIn(stored: unknown, again: unknown): unknown {
  const text = asText(stored);
  const untold = new Set(TOLD_LATER.filter((field) => !text.includes(`"${field}":`)));
  return JSON.parse(asText(again), (field, value: unknown) => (untold.has(field) ? undefined : value));
}

/** As it stands in an answer, whatever the order of its fields. */
function asText(value: unknown): string {
  return canonicalJson(value === undefined ? null : JSON.parse(JSON.stringify(value)));
}
