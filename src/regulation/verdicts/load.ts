import { jointOf } from "../../incidents/joint.ts";
import { type IncidentAsker, type KnownIncident, incidentById, loadIncidents } from "../../incidents/load.ts";
import type { Instant } from "../../platform/instant.ts";
import { loadConfiguration } from "../keep/in-force.ts";
import type { VerdictsAnswer } from "./answer.ts";
import { questionsOf } from "./questions.ts";
import { type AsIf, type Matter, weighAll } from "./weigh-all.ts";

/** What the rules say of an incident, by what is known now. 404 where there is no such incident. */
export async function loadVerdicts(asker: IncidentAsker, id: string, asIf?: AsIf): Promise<VerdictsAnswer> {
  const all = await loadIncidents(asker);
  const matter = await matterOf(asker, incidentById(all, id), all.now);
  const estimateId = asIf === undefined ? (await jointOf(asker)).estimateId : null;
  return await verdictsOf({ ...matter, asIf }, estimateId);
}

/** An incident with all that it is held against. */
export async function matterOf({ db }: Pick<IncidentAsker, "db">, known: KnownIncident, now: Instant): Promise<Matter> {
  return { known, now, configuration: await loadConfiguration(db, { at: now }), asIf: undefined };
}

/** `estimateId`: of everybody at that moment, which figures of the incident are beside. */
export async function verdictsOf(matter: Matter, estimateId: string | null): Promise<VerdictsAnswer> {
  const { known, now, asIf } = matter;
  const { verdicts, notApplicable } = await weighAll(matter);
  return {
    incident: known.track.id,
    at: known.track.to ?? now,
    estimateId,
    asIf: asIf ?? null,
    questions: questionsOf(verdicts),
    verdicts,
    notApplicable,
  };
}
