import { z } from "zod";
import { ImpactAnswer } from "../../impact/answer.ts";
import { TimelineAnswer } from "../../impact/timeline/answer.ts";
import { IncidentAnswer } from "../answer.ts";

/** What stands in an evidence file, and in which part. */

export const FORMAT = "headcount-evidence/1";

const instant = z.string();

/** `evidence.json`: what it is evidence of, and up to where the ledger was read. */
export const Cover = z.strictObject({
  format: z.literal(FORMAT),
  incident: z.string(),
  createdAt: instant,
  sequence: z.int(),
  recordedAt: instant,
  areAllStated: z.boolean(),
  engine: z.string(),
});
export type Cover = z.infer<typeof Cover>;

/** `ledger.json`: every entry up to the sequence, as it is stored. */
export const LedgerPart = z.array(
  z.strictObject({
    sequence: z.int(),
    recordedAt: instant,
    isStated: z.boolean(),
    kind: z.string(),
    id: z.string(),
    subject: z.string(),
    occurredAt: instant,
    content: z.unknown(),
  }),
);

/** `inventories.json`: each version that the ledger names. */
export const InventoriesPart = z.array(z.strictObject({ version: z.int(), document: z.unknown() }));

/** `records.json`: what people added to the incident, and which incidents anybody holds to be one. */
export const RecordsPart = z.array(
  z.strictObject({
    number: z.int(),
    incident: z.string(),
    kind: z.string(),
    name: z.string(),
    content: z.unknown(),
    by: z.string(),
    recordedAt: instant,
  }),
);

/** What programs before did not tell yet: in a file of theirs it stands nowhere. */
export const TOLD_LATER: readonly string[] = ["byPriority", "nodesStanding"];
const toldLater = { byPriority: true } as const;

/** `estimates.json`: the estimate at each change of the incident. */
export const EstimatesPart = z.array(ImpactAnswer.partial(toldLater));
export const TimelinePart = TimelineAnswer;
export const IncidentPart = IncidentAnswer.partial(toldLater);
