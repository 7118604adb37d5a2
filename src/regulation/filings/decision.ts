import { z } from "zod";
import { type IncidentRecord, recordsOf } from "../../incidents/records/record.ts";
import { text } from "../../platform/text.ts";
import { Numbers } from "../verdicts/answer.ts";

export const DECISIONS = ["told", "not-needed"] as const;

/** What somebody decided of a figure that is to be put right. */
export const NewDecision = z
  .strictObject({
    decision: z.enum(DECISIONS).meta({ description: "told: by another way than a filing; not-needed: and why not" }),
    ground: text(2000),
  })
  .meta({ id: "NewPutRightDecision" });

const DecisionContent = z.strictObject({
  filing: z.int(),
  recipient: z.string(),
  figure: z.string(),
  old: Numbers,
  new: Numbers,
  cause: z.string(),
  decision: z.enum(DECISIONS),
  ground: z.string(),
});
export type DecisionContent = z.infer<typeof DecisionContent>;

export type Decision = DecisionContent & { readonly id: string; readonly by: string; readonly at: string };

export const PUT_RIGHT = "put-right";

/** In the order decided. */
export function decisionsIn(records: readonly IncidentRecord[]): readonly Decision[] {
  return recordsOf(records, PUT_RIGHT, DecisionContent).map(({ name: id, content, by, recordedAt: at }) => ({
    id,
    ...content,
    by,
    at,
  }));
}
