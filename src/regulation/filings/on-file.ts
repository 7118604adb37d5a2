import type { IncidentAsker } from "../../incidents/load.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { type IncidentRecord, isIncidentId } from "../../incidents/records/record.ts";
import { loadRecords } from "../../incidents/records/repository.ts";
import { AppError, orUndefined } from "../../platform/errors.ts";
import { filingsIn } from "./filing.ts";

/** What was recorded of an incident, and under which ids more may be. */
export type OnFile = {
  readonly incident: string;
  readonly ids: readonly string[];
  readonly records: readonly IncidentRecord[];
};

/** What was filed of an incident stays, even where what the incident stood on was corrected away. 404 where there is nothing. */
export async function findOnFile(asker: IncidentAsker, id: string): Promise<OnFile> {
  const found = await orUndefined(findIncident(asker, id), "not-found");
  if (found !== undefined) return { incident: found.incident.id, ids: found.ids, records: found.known.records };
  const records = isIncidentId(id) ? await loadRecords(asker.db, [id]) : [];
  if (filingsIn(records).length > 0) return { incident: id, ids: [id], records };
  throw new AppError("not-found", `There is no incident "${id.slice(0, 40)}".`);
}
