import { z } from "zod";
import { type IncidentRecord, type Read, recordsOf } from "../../incidents/records/record.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import { DRIFTS } from "../situation/situation.ts";

/** Somebody whom a statement went to, or is to be told by hand. */
export const Recipient = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    channel: z.string(),
    via: z.string().meta({ description: "`email press@example.org`" }),
    isByHand: z.boolean().meta({ description: "Only people reach it, and note that they did" }),
  })
  .meta({ id: "StatementToldTo" });
export type Recipient = z.infer<typeof Recipient>;

/** What of a published statement is so no longer. */
export const Departure = z
  .strictObject({
    why: z.enum(DRIFTS),
    what: z.string(),
    said: z.string(),
    now: z.string(),
  })
  .meta({ id: "StatementDeparture" });
export type Departure = z.infer<typeof Departure>;

const version = z.int().min(1);
const ground = z.string().nullable();

/** What somebody did with a statement, of which version. */
export const StepContent = z.discriminatedUnion("step", [
  z.strictObject({ step: z.enum(["submit", "return", "withdraw", "review"]), version, ground }),
  z.strictObject({
    step: z.literal("approve"),
    version,
    ground,
    approver: z.string(),
    isByCode: z.boolean().meta({ description: "Read out over a telephone; whoever recorded it entered it" }),
  }),
  z.strictObject({ step: z.literal("release"), version, ground }),
  z.strictObject({
    step: z.literal("publish"),
    version,
    ground,
    isAlone: z.boolean().meta({ description: "By a named deputy, without a second person; it is to be reviewed" }),
    recipients: z.array(Recipient).readonly(),
  }),
  z.strictObject({ step: z.literal("told"), version, ground, recipient: z.string(), at: InstantAnswer }),
  z.strictObject({ step: z.literal("not-needed"), version, ground, recipient: z.string() }),
  z.strictObject({
    step: z.literal("out-of-date"),
    version,
    ground,
    departures: z.array(Departure).readonly(),
    correction: z.string().nullable().meta({ description: "The draft that puts it right, by its reference" }),
  }),
]);
export type StepContent = z.infer<typeof StepContent>;
export type StepName = StepContent["step"];

export const STATEMENT_STEP = "statement-step";

/** `name` is the statement's reference. */
export type Step = Read<StepContent>;

/** Every step of every statement, in the order taken. */
export function stepsIn(records: readonly IncidentRecord[]): readonly Step[] {
  return recordsOf(records, STATEMENT_STEP, StepContent);
}
