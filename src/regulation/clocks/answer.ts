import { z } from "zod";
import { IncidentId } from "../../incidents/records/record.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import { STAGES } from "../pack.ts";
import { Provider } from "../verdicts/answer.ts";

export const OBLIGATION_STATES = ["expected", "not-started", "running", "overdue", "submitted", "done"] as const;

/** How sure it is that it is owed at all, the surest first. */
export const CERTAINTIES = ["met", "uncertain", "unknown", "expected"] as const;

const Channel = z.strictObject({ kind: z.enum(["webhook", "email", "portal", "phone"]), address: z.string() });

const ContactAnswer = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    channel: Channel,
    secondChannel: Channel.nullable(),
    verifiedAt: InstantAnswer.nullable(),
  })
  .meta({ id: "ObligationContact" });

const Clock = z
  .strictObject({
    start: z.string().meta({ description: "What starts it, in the word of the rule" }),
    startedAt: InstantAnswer.nullable(),
    startedBy: z.string().nullable(),
    isAssumed: z.boolean().meta({ description: "Nobody said when: it runs from the first event, never too late" }),
    reads: z.string().meta({ description: "`not set`, the moment, or what it waits for" }),
    startsAtLatest: InstantAnswer.nullable().meta({
      description: "Of one that waits for an earlier stage: when it starts if that is submitted just in time",
    }),
  })
  .meta({ id: "ObligationClock" });

const Because = z
  .strictObject({
    rule: z.string(),
    clause: z.string(),
    verdict: z.enum(CERTAINTIES),
    reason: z.string(),
    within: z.string(),
    dueAt: InstantAnswer.nullable().meta({ description: "By this rule alone" }),
    toBeConfirmed: z.boolean(),
  })
  .meta({ id: "ObligationReason" });

const SubmissionAnswer = z
  .strictObject({
    filing: z.int().nullable().meta({ description: "Its record; null: told without a document" }),
    submittedAt: InstantAnswer,
    by: z.string(),
    acknowledged: z.strictObject({ by: z.string(), at: InstantAnswer, reference: z.string() }).nullable(),
    bounced: z.string().nullable().meta({ description: "Why it is known not to have arrived" }),
  })
  .meta({ id: "ObligationSubmission" });

export const ObligationAnswer = z
  .strictObject({
    id: z.string().meta({ description: "Within the incident; stays the same whatever makes it known" }),
    incident: IncidentId,
    provider: Provider,
    pack: z.strictObject({ id: z.string(), version: z.string() }),
    regime: z.string(),
    regulator: z.string(),
    jurisdiction: z.string(),
    recipient: z.string(),
    contact: ContactAnswer.nullable(),
    faults: z.array(z.string()).readonly().meta({ description: "Why the recipient may not be reached" }),
    stage: z.enum(STAGES),
    isRepeated: z.boolean().meta({ description: "Due again and again until service is restored" }),
    certainty: z.enum(CERTAINTIES).meta({ description: "How sure it is that it is owed, by the surest of its rules" }),
    why: z
      .array(Because)
      .readonly()
      .meta({ description: "Every rule that demands it, the one that is due first first" }),
    clock: Clock.meta({ description: "Of the rule that is due first" }),
    within: z.string(),
    note: z.string().nullable(),
    dueAt: InstantAnswer.nullable().meta({ description: "Null: said only in words, or the clock has not started" }),
    dueLocal: z.string().nullable().meta({ description: "The same by the regulator's clocks" }),
    dueAtLatest: InstantAnswer.nullable().meta({ description: "Of a clock that waits: if that is done just in time" }),
    secondsLeft: z.number().nullable().meta({ description: "Negative: overdue by so much" }),
    expectedAt: InstantAnswer.nullable().meta({ description: "When a rule will be met if nothing changes" }),
    owner: z.strictObject({ holder: z.string(), contact: z.string().nullable() }).nullable().meta({
      description: "Who holds the role `regulatory`",
    }),
    state: z.enum(OBLIGATION_STATES).meta({
      description: "submitted: sent, and not acknowledged; done: acknowledged by a person, with time and reference",
    }),
    submissions: z.array(SubmissionAnswer).readonly(),
    missing: z.array(z.string()).readonly().meta({ description: "Fields that must be known for it to be sure" }),
    toBeConfirmed: z.boolean().meta({ description: "A threshold that nobody has checked against the text" }),
    toDo: z.string().meta({ description: "In words" }),
  })
  .meta({ id: "Obligation", description: "What is to be reported, to whom, by when" });
export type ObligationAnswer = z.infer<typeof ObligationAnswer>;

export const ObligationsAnswer = z
  .strictObject({
    now: InstantAnswer,
    obligations: z.array(ObligationAnswer).readonly().meta({ description: "What is due first first" }),
    callFaults: z
      .array(z.string())
      .readonly()
      .meta({ description: "Why nobody may be reached by the calls before deadlines" }),
  })
  .meta({ id: "Obligations" });
export type ObligationsAnswer = z.infer<typeof ObligationsAnswer>;
