import { jointOf } from "../../incidents/joint.ts";
import { type IncidentAsker, type KnownIncidents, incidentById, loadIncidents } from "../../incidents/load.ts";
import { loadConfiguration } from "../keep/in-force.ts";
import type { VerdictsAnswer } from "./answer.ts";
import { questionsOf } from "./questions.ts";
import { type AsIf, type Matter, weighAll } from "./weigh-all.ts";

/** What the rules say of an incident, by what is known now. 404 where there is no such incident. */
export async function loadVerdicts(asker: IncidentAsker, id: string, asIf?: AsIf): Promise<VerdictsAnswer> {
  return await verdictsOf(asker, await loadIncidents(asker), { id, asIf });
}

type Asked = { readonly id: string; readonly asIf?: AsIf | undefined };

/** The same of incidents that are at hand. */
export async function verdictsOf(
  asker: IncidentAsker,
  all: KnownIncidents,
  { id, asIf }: Asked,
): Promise<VerdictsAnswer> {
  const known = incidentById(all, id);
  const configuration = await loadConfiguration(asker.db);
  const matter: Matter = { known, now: all.now, configuration, asIf };
  const { verdicts, notApplicable } = await weighAll(matter);
  return {
    incident: known.track.id,
    at: known.track.to ?? all.now,
    estimateId: asIf === undefined ? (await jointOf(asker)).estimateId : null,
    asIf: asIf ?? null,
    questions: questionsOf(verdicts),
    verdicts,
    notApplicable,
  };
}
