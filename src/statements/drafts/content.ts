import { z } from "zod";
import { type IncidentRecord, type Read, recordsOf } from "../../incidents/records/record.ts";
import { type Instant, InstantAnswer } from "../../platform/instant.ts";
import { Lines, StatementClaim } from "../situation/claimed.ts";
import { Channel, Language, Message } from "../message-schema.ts";
import { VALUES } from "../message.ts";
import { Situation } from "../situation/situation.ts";
import { StatementText } from "../keep/texts.ts";

/** A figure that is told in public, with what it stands on. */
export const StatementFigure = z
  .strictObject({
    name: z.enum(["affected", "impaired"]),
    range: Lines,
    claim: StatementClaim.meta({ description: "What the words say of it" }),
    proposed: StatementClaim.nullable().meta({
      description: "What would have been said, where a person chose other words",
    }),
    reason: z.string().nullable().meta({ description: "Why they did" }),
  })
  .meta({ id: "StatementFigure" });
export type StatementFigure = z.infer<typeof StatementFigure>;

/** A value that a text is told with. */
export const StatementValue = z
  .strictObject({
    name: z.enum(VALUES),
    language: Language,
    text: z.string(),
    from: z.string().meta({ description: "What it was taken from: the estimate, the incident, who said so" }),
  })
  .meta({ id: "StatementValue" });
export type StatementValue = z.infer<typeof StatementValue>;

/** A statement as it was saved: all that its words stand on, for ever as it was. */
export const StatementContent = z.strictObject({
  version: z.int().min(1).meta({ description: "1, 2, 3 … of this statement" }),
  message: Message,
  languages: z.array(Language).readonly(),
  channels: z.array(Channel).readonly(),
  estimateId: z.string().meta({ description: "Of the figures: `GET /v1/estimates/{id}` checks it for ever" }),
  sitrep: z.string().nullable().meta({ description: "The report that has the same figures, by its reference" }),
  situation: Situation,
  figures: z.array(StatementFigure).readonly(),
  texts: z.array(StatementText).readonly(),
  values: z.array(StatementValue).readonly(),
  corrects: z.string().nullable().meta({ description: "The statement that this one puts right" }),
  holding: z.string().nullable().meta({ description: "The holding text that it was published from" }),
  digest: z.string().meta({ description: "SHA-256 of what is approved, in base64url" }),
  savedAt: InstantAnswer,
});
export type StatementContent = z.infer<typeof StatementContent>;

/** When the next update was promised; null where no text says so. */
export function promisedIn({ texts, situation }: Pick<StatementContent, "texts" | "situation">): Instant | null {
  return texts.some(({ text }) => text.includes("{next}")) ? situation.nextUpdateAt : null;
}

export const STATEMENT = "statement";

export type Version = Read<StatementContent>;

/** Every version of every statement, in the order saved; `name` is the statement's reference. */
export function versionsIn(records: readonly IncidentRecord[]): readonly Version[] {
  return recordsOf(records, STATEMENT, StatementContent);
}
