import { findMoment } from "../alarms/present.ts";
import { describeEstimate, encodeEstimateId } from "../impact/estimate-id.ts";
import { impactOf } from "../impact/impact.ts";
import type { Joint } from "./answer.ts";
import type { IncidentAsker } from "./load.ts";

/** The present estimate, of all that fails together. */
export async function jointOf(asker: IncidentAsker): Promise<Joint> {
  const { moment } = await findMoment(asker, {});
  const impact = impactOf(moment, {});
  const { at, headline, affected, impaired, base } = impact;
  return { estimateId: encodeEstimateId(await describeEstimate(impact, {})), at, headline, affected, impaired, base };
}
