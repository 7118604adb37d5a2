import { loadMomentOf } from "../../alarms/moment.ts";
import { decodeEstimateId } from "../../impact/estimate-id.ts";
import { impactOf } from "../../impact/impact.ts";
import type { IncidentAsker } from "../../incidents/load.ts";
import { silence } from "../../platform/database.ts";
import type { StatementContent } from "../drafts/content.ts";
import type { Situation } from "../situation/situation.ts";

export type FiguresThen = Pick<Situation, "affected" | "impaired">;

/** The figures of a statement's own moment, by all that is recorded by now. */
export async function figuresThen(
  asker: Pick<IncidentAsker, "head"> & Parameters<typeof loadMomentOf>[0],
  { estimateId, situation }: Pick<StatementContent, "estimateId" | "situation">,
): Promise<FiguresThen> {
  const { head } = asker;
  if (head === undefined) throw silence();
  const estimate = decodeEstimateId(estimateId);
  if (estimate === undefined) throw new Error("a statement was saved without an estimate");
  if (estimate.sequence === head.sequence) return situation;
  const asKnown = { at: estimate.at, knownAt: head.recordedAt, sequence: head.sequence };
  return impactOf(await loadMomentOf(asker, asKnown), {});
}
