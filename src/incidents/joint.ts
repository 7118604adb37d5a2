import { findMoment } from "../alarms/present.ts";
import { estimateIdOf } from "../impact/estimate-id.ts";
import { impactOf } from "../impact/impact.ts";
import type { Joint } from "./answer.ts";
import type { IncidentAsker } from "./load.ts";

/** The present estimate, of all that fails together. */
export async function jointOf(asker: IncidentAsker): Promise<Joint> {
  const { moment } = await findMoment(asker, {});
  const impact = impactOf(moment, {});
  return jointIn({ estimateId: await estimateIdOf(impact, {}), ...impact });
}

/** What is shown of an estimate beside an incident. */
export function jointIn({ estimateId, at, headline, affected, impaired, base }: Joint): Joint {
  return { estimateId, at, headline, affected, impaired, base };
}
