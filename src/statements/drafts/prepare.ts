import type { IncidentAsker } from "../../incidents/load.ts";
import type { IncidentRecord } from "../../incidents/records/record.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { type Statement, statementsIn } from "../approval/standing.ts";
import { beforeOf } from "../drift/before.ts";
import { departuresOf } from "../drift/drift.ts";
import { figuresThen } from "../drift/then.ts";
import { type Standing, loadStanding } from "../situation/gather.ts";
import { loadStatementConfiguration } from "../keep/in-force.ts";
import type { Before } from "../situation/situation.ts";
import { chooseMoment } from "./choose-moment.ts";
import { type DrawnUp, drawUp } from "./draw-up.ts";
import type { NewStatement } from "./new-statement.ts";

/** A statement as it would be saved now, with all that it was made of. */
export type Prepared = DrawnUp & {
  /** As of the estimate that it names. */
  readonly standing: Standing;
};

/** Draws up what somebody sent. 404 where there is no such incident, 422 where what it names is not there. */
export async function prepare(
  asker: IncidentAsker & { readonly principal: { readonly id: string } },
  { id, sent }: { readonly id: string; readonly sent: NewStatement },
): Promise<Prepared> {
  const configuration = await loadStatementConfiguration(asker.db);
  const chosen = await chooseMoment(asker, sent);
  const standing = await loadStanding(chosen.asker, id, configuration);
  if (chosen.estimateId !== undefined && chosen.estimateId !== standing.estimateId)
    throw refusal([{ path: "estimateId", message: "is not what the ledger gives" }]);
  if (chosen.reportOf !== null && !standing.found.ids.includes(chosen.reportOf))
    throw refusal([{ path: "sitrep", message: "is a report of another incident" }]);
  const before = await correctedIn(chosen.asker, standing, sent);
  const situation = standing.situationWith({ nextUpdateAt: sent.nextUpdateAt ?? null, before });
  const drawnUp = drawUp(sent, {
    situation,
    incidentState: standing.found.incident.state,
    estimateId: standing.estimateId,
    sitrep: chosen.sitrep,
    languages: configuration.settings.languages,
    by: asker.principal.id,
  });
  return { ...drawnUp, standing };
}

/** What a correction puts right: what was said, and why it holds no longer. */
async function correctedIn(
  asker: IncidentAsker,
  standing: Standing,
  { corrects }: NewStatement,
): Promise<Before | null> {
  if (corrects === undefined) return null;
  const corrected = findPublished(standing.found.known.records, corrects);
  const { content } = corrected.version;
  const now = standing.situationWith({ nextUpdateAt: null, before: null });
  return beforeOf(corrected, departuresOf(content, { now, atItsTime: await figuresThen(asker, content) }));
}

function findPublished(records: readonly IncidentRecord[], reference: string): Statement {
  const found = statementsIn(records).find((one) => one.reference === reference);
  if (found?.publication === undefined)
    throw refusal([{ path: "corrects", message: "is no statement of this incident that was published" }]);
  return found;
}

/** 404 where an incident has no such statement. */
export function findStatement(records: readonly IncidentRecord[], reference: string): Statement {
  const found = statementsIn(records).find((one) => one.reference === reference);
  if (found === undefined) throw noStatement(reference);
  return found;
}

export function noStatement(reference: string): AppError {
  return new AppError("not-found", `This incident has no statement "${reference.slice(0, 40)}".`);
}
