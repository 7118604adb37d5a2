import { loadMomentOf } from "../../alarms/moment.ts";
import { ENGINE_VERSION } from "../../engine/index.ts";
import type { ImpactAnswer } from "../../impact/answer.ts";
import { estimateIdOf } from "../../impact/estimate-id.ts";
import { impactOf } from "../../impact/impact.ts";
import { timelineOf } from "../../impact/timeline/timeline.ts";
import { INVENTORY, loadDocument } from "../../inventory/repository.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import { allAfter } from "../../platform/ledger/repository.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import type { z } from "zod";
import type { IncidentAnswer } from "../answer.ts";
import { describeIncident } from "../describe.ts";
import { jointIn } from "../joint.ts";
import { type IncidentAsker, type KnownIncident, createNetworkMemory, incidentById, loadIncidents } from "../load.ts";
import type { IncidentRecord } from "../records/record.ts";
import { loadRecords } from "../records/repository.ts";
import type { Part } from "./archive.ts";
import { type Cover, FORMAT } from "./contents.ts";

/** Who asks, and where the ledger stood: the same is computed of the same for ever. */
export type EvidenceAsker = Omit<IncidentAsker, "head" | "network"> & { readonly head: Head };

/** Adds parts to the evidence of an incident; a later room hands one over by way of `app.ts`. */
export type Contributor = (asker: EvidenceAsker, known: KnownIncident) => Promise<readonly Part[]>;

/** All that a figure of an incident stands on, and the figures. 404 where there is no such incident. */
export async function gatherEvidence(
  asker: EvidenceAsker,
  id: string,
  contributors: readonly Contributor[],
): Promise<readonly Part[]> {
  const { db, head } = asker;
  // What is written meanwhile is in none of the parts.
  const records = (await loadRecords(db, "all")).filter(({ recordedAt }) => compareInstants(recordedAt, head.now) <= 0);
  const recordsBefore = (records.at(-1)?.number ?? 0) + 1;
  const { incident, known, timeline, estimates } = await computeFigures({ ...asker, recordsBefore }, id);
  const ledger = await allAfter(db, 0, head.sequence);
  const versions = ledger.filter(({ kind }) => kind === INVENTORY).map((entry) => Number(entry.id));
  const inventories = await Promise.all(
    versions.map(async (version) => ({ version, document: await loadDocument(db, version) })),
  );
  const cover: Cover = {
    format: FORMAT,
    incident: known.track.id,
    createdAt: head.now,
    sequence: head.sequence,
    recordedAt: head.recordedAt,
    areAllStated: head.areAllStated,
    engine: ENGINE_VERSION,
  };
  const others = await Promise.all(contributors.map(async (contribute) => await contribute(asker, known)));
  return [
    jsonPart("evidence.json", cover),
    jsonPart("incident.json", incident),
    jsonPart("timeline.json", timeline),
    jsonPart("estimates.json", estimates),
    jsonPart("records.json", recordsFor(known, records)),
    jsonPart("ledger.json", ledger),
    jsonPart("inventories.json", inventories),
    ...others.flat(),
  ];
}

export function jsonPart(name: string, value: unknown): Part {
  return { name, text: `${JSON.stringify(value, null, 1)}\n` };
}

/** Its own, and which incidents anybody holds to be one: that bears on all. */
function recordsFor({ records }: KnownIncident, all: readonly IncidentRecord[]) {
  const own = new Set(records.map(({ number }) => number));
  return all.filter(({ number, kind }) => own.has(number) || kind === "merge" || kind === "unmerge");
}

type Estimate = z.infer<typeof ImpactAnswer>;

/** The figures of an incident and of everybody, worked out of the ledger up to where it stood. */
export async function computeFigures(asker: EvidenceAsker, id: string) {
  const { head } = asker;
  const all = await loadIncidents({ ...asker, network: createNetworkMemory() });
  const known = incidentById(all, id);
  const present = await estimateAt(asker, head.now);
  const incident: IncidentAnswer = describeIncident(known, { now: head.now, joint: jointIn(present) });
  const { from, to } = known.track;
  const question = { from, to: to ?? head.now, knownAt: undefined, stepSeconds: undefined, filter: {}, by: undefined };
  const timeline = await timelineOf({ ...asker, timelines: new Map() }, question);
  const estimates: Estimate[] = [];
  for (const at of someOf(incident.timeline.map((point) => point.at))) estimates.push(await estimateAt(asker, at));
  return { incident, known, timeline, estimates };
}

/** An outage that flaps has more changes than anybody checks one by one. */
const MOST_ESTIMATES = 200;

function someOf(moments: readonly Instant[]): readonly Instant[] {
  const every = Math.ceil(moments.length / MOST_ESTIMATES);
  return moments.filter((_, index) => index % every === 0);
}

async function estimateAt(asker: EvidenceAsker, at: Instant): Promise<Estimate> {
  const { sequence, recordedAt: knownAt } = asker.head;
  const impact = impactOf(await loadMomentOf(asker, { at, knownAt, sequence }), {});
  return { estimateId: await estimateIdOf(impact, {}), ...impact };
}
