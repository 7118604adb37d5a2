import { loadMomentOf } from "../../alarms/moment.ts";
import { estimateIdOf } from "../../impact/estimate-id.ts";
import { impactOf } from "../../impact/impact.ts";
import type { IncidentAnswer } from "../../incidents/answer.ts";
import { describeIncident } from "../../incidents/describe.ts";
import { peakStep } from "../../incidents/figures.ts";
import { jointIn } from "../../incidents/joint.ts";
import type { IncidentAsker } from "../../incidents/load.ts";
import { sceneOfStep } from "../../incidents/network.ts";
import { type Found, findIncident } from "../../incidents/records/found.ts";
import type { Inventory } from "../../inventory/document.ts";
import { silence } from "../../platform/database.ts";
import type { Configuration } from "../keep/in-force.ts";
import type { Pack } from "../pack.ts";
import type { VerdictsAnswer } from "../verdicts/answer.ts";
import { matterOf, verdictsOf } from "../verdicts/load.ts";

/** An incident as it is drawn up for regulators. */
export type Case = {
  readonly found: Found;
  readonly incident: IncidentAnswer;
  /** Of everybody, at that moment. */
  readonly estimateId: string;
  /** The inventory at the peak. */
  readonly document: Inventory;
  readonly verdicts: VerdictsAnswer;
  readonly packs: readonly Pack[];
};

/** All of an incident, as of where the asker's head stands, by the rules in force there unless others are given. 404 where there is none. */
export async function loadCase(asker: IncidentAsker, id: string, configuration?: Configuration): Promise<Case> {
  const { head } = asker;
  if (head === undefined) throw silence();
  const found = await findIncident(asker, id);
  const asKnown = { at: head.now, knownAt: head.recordedAt, sequence: head.sequence };
  const impact = impactOf(await loadMomentOf(asker, asKnown), {});
  const estimateId = await estimateIdOf(impact, {});
  const inForce = await matterOf(asker, found.known, head.now);
  const matter = configuration === undefined ? inForce : { ...inForce, configuration };
  return {
    found,
    incident: describeIncident(found.known, { now: head.now, joint: jointIn({ estimateId, ...impact }) }),
    estimateId,
    document: sceneOfStep(peakStep(found.known.track).network).inventory.document,
    verdicts: await verdictsOf(asker.network, matter, estimateId),
    packs: matter.configuration.packs,
  };
}
