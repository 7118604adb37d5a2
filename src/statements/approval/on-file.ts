import type { IncidentAsker } from "../../incidents/load.ts";
import { allIdsOf } from "../../incidents/records/decisions/merges.ts";
import { findIncident } from "../../incidents/records/found.ts";
import { type IncidentRecord, isIncidentId } from "../../incidents/records/record.ts";
import { loadRecords } from "../../incidents/records/repository.ts";
import { AppError, orUndefined } from "../../platform/errors.ts";
import { STATEMENT } from "../drafts/content.ts";

/** An incident of which something was worded, and what was recorded of it. */
export type OnFile = {
  readonly incident: { readonly id: string };
  readonly ids: readonly string[];
  readonly records: readonly IncidentRecord[];
};

/** What was told of an incident stays, and can be taken back, even where what the incident stood on was corrected away. 404 where there is nothing. */
export async function findOnFile(asker: IncidentAsker, id: string): Promise<OnFile> {
  const found = await orUndefined(findIncident(asker, id), "not-found");
  if (found !== undefined) return { ...found, records: found.known.records };
  const all = isIncidentId(id) ? await loadRecords(asker.db, "all") : [];
  const ids = allIdsOf({ id, claims: [] }, all);
  const records = all.filter(({ incident }) => ids.includes(incident));
  if (records.some(({ kind }) => kind === STATEMENT)) return { incident: { id }, ids, records };
  throw new AppError("not-found", `There is no incident "${id.slice(0, 40)}".`);
}
