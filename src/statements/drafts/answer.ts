import { z } from "zod";
import { IncidentId } from "../../incidents/records/record.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import { Offence } from "../../platform/offences.ts";
import { MessageState } from "../../platform/outbox/message.ts";
import { STATES } from "../approval/standing.ts";
import { Departure, Recipient } from "../approval/step.ts";
import { Channel, Language } from "../message-schema.ts";
import { AUDIENCES, KINDS, MESSAGES } from "../message.ts";
import { Lines } from "../situation/claimed.ts";
import { StatementText } from "../keep/texts.ts";
import { Situation } from "../situation/situation.ts";
import { StatementContent, StatementFigure, StatementValue } from "./content.ts";

const Length = z
  .strictObject({
    used: z.number(),
    limit: z.number(),
    unit: z.enum(["characters", "segments", "words"]),
    detail: z.string().nullable(),
    fits: z.boolean(),
  })
  .meta({ id: "StatementLength" });

/** A text as it is read. */
export const RenderedText = StatementText.extend({
  rendered: z.string(),
  length: Length,
}).meta({ id: "RenderedStatementText" });

const Reviewed = z
  .strictObject({
    language: Language,
    name: z.string(),
    reviewedBy: z.string().nullable(),
    reviewedOn: z.string().nullable(),
  })
  .meta({ id: "StatementLanguage", description: "Null: not reviewed by a speaker" });

/** A statement as it would be saved. */
export const PreviewAnswer = z
  .strictObject({
    message: z.enum(MESSAGES),
    estimateId: z.string(),
    sitrep: z.string().nullable(),
    situation: Situation,
    figures: z.array(StatementFigure).readonly(),
    values: z.array(StatementValue).readonly(),
    texts: z.array(RenderedText).readonly(),
    languages: z.array(Reviewed).readonly(),
    reach: z
      .array(
        z
          .strictObject({
            channel: Channel,
            needs: z
              .string()
              .nullable()
              .meta({ description: "The kind of service that it goes by; null: none of this network" }),
            lines: Lines.nullable().meta({ description: "Lines of the affected that it still reaches now" }),
          })
          .meta({ id: "StatementReach" }),
      )
      .readonly(),
    needsRelease: z.boolean().meta({ description: "By the network duty manager" }),
    refusals: z
      .array(Offence)
      .readonly()
      .meta({ description: "What may not be said, and why: nothing is submitted with these" }),
    previous: z
      .strictObject({
        reference: z.string(),
        texts: z.array(z.strictObject({ language: Language, channel: Channel, rendered: z.string() })).readonly(),
      })
      .nullable()
      .meta({ description: "What was published last for the same audience" }),
  })
  .meta({ id: "StatementPreview" });
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

const StepAnswer = z
  .strictObject({
    step: z.string(),
    version: z.int(),
    by: z.string(),
    at: InstantAnswer,
    ground: z.string().nullable(),
    approver: z
      .string()
      .nullable()
      .meta({ description: "Whose approval it is, where somebody else entered their code" }),
    isByCode: z.boolean(),
    isAlone: z.boolean(),
    recipient: z.string().nullable(),
    correction: z.string().nullable(),
  })
  .meta({ id: "StatementStep" });
export type StepAnswer = z.infer<typeof StepAnswer>;

const ToldAnswer = Recipient.extend({
  toldAt: InstantAnswer.nullable().meta({ description: "Null: it has not reached them yet" }),
  delivery: z
    .strictObject({ state: MessageState, error: z.string().nullable() })
    .nullable()
    .meta({ description: "What became of what was sent; null where only people reach them" }),
}).meta({ id: "StatementTold" });

/** A statement and all that became of it. */
export const StatementAnswer = z
  .strictObject({
    reference: z.string().meta({ description: "Six characters, to be read out" }),
    incident: IncidentId,
    state: z.enum(STATES),
    kind: z.enum(KINDS),
    audience: z.enum(AUDIENCES),
    ...StatementContent.omit({ texts: true }).shape,
    texts: z.array(RenderedText).readonly(),
    authors: z.array(z.string()).readonly(),
    approvedBy: z.string().nullable(),
    needsRelease: z.boolean(),
    releasedBy: z.string().nullable(),
    publishedAt: InstantAnswer.nullable(),
    publishedBy: z.string().nullable(),
    isToBeReviewed: z.boolean().meta({ description: "A deputy published it alone" }),
    supersededBy: z.string().nullable(),
    departures: z
      .array(Departure)
      .readonly()
      .meta({ description: "Of one that stands or is yet to go out: what is so no longer. None: it holds" }),
    told: z.array(ToldAnswer).readonly(),
    steps: z.array(StepAnswer).readonly(),
    history: z
      .array(z.strictObject({ version: z.int(), by: z.string(), at: InstantAnswer }).meta({ id: "StatementVersion" }))
      .readonly(),
  })
  .meta({ id: "Statement" });
export type StatementAnswer = z.infer<typeof StatementAnswer>;
