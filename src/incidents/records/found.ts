import type { Instant } from "../../platform/instant.ts";
import type { IncidentSummary } from "../answer.ts";
import { summarize } from "../describe.ts";
import { type IncidentAsker, type KnownIncident, incidentById, loadIncidents } from "../load.ts";
import { allIdsOf } from "./decisions/merges.ts";

/** An incident that somebody adds to or asks about. */
export type Found = {
  readonly known: KnownIncident;
  /** As it is now, in short. */
  readonly incident: IncidentSummary;
  /** Every id under which something may have been recorded of it. */
  readonly ids: readonly string[];
  readonly now: Instant;
  /** Every incident that there is, this one among them. */
  readonly all: readonly KnownIncident[];
};

/** The incident with an id that it has or had; 404 where there is none. */
export async function findIncident(asker: IncidentAsker, id: string): Promise<Found> {
  const all = await loadIncidents(asker);
  const known = incidentById(all, id);
  const ids = allIdsOf(known.track, known.records);
  return { known, incident: summarize(known, all.now), ids, now: all.now, all: all.incidents };
}

/** What an incident is called where nobody has named it. */
export function titleOf({ id, name }: Pick<IncidentSummary, "id" | "name">): string {
  return name ?? `Incident ${id}`;
}
