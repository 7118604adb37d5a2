import { z } from "zod";
import { type IncidentRecord, recordsOf } from "../../incidents/records/record.ts";
import { type Instant, InstantText } from "../../platform/instant.ts";
import { text } from "../../platform/text.ts";
import { STAGES } from "../pack.ts";
import type { Duty } from "./duty.ts";

/** That a recipient has it: who said so there, when, and under which reference. Sent is not received. */
const Received = z.strictObject({
  by: text(200).meta({ description: "Who said so, at the recipient" }),
  at: InstantText,
  reference: text(200).meta({ description: "Theirs" }),
  filing: z.int().positive().optional().meta({
    description: "The record of what was sent; else the last that was, or where nothing was, what was told by voice",
  }),
  ground: text(2000).optional(),
});

/** That what was sent did not arrive. */
const Lost = z.strictObject({ bounced: z.literal(true), ground: text(2000) });

export const NewAcknowledgement = z.union([Received, Lost]).meta({ id: "NewAcknowledgement" });
export type NewAcknowledgement = z.infer<typeof NewAcknowledgement>;

const DutyContent = z.object({
  provider: z.string(),
  pack: z.string(),
  jurisdiction: z.string(),
  recipient: z.string(),
  stage: z.enum(STAGES),
});

const AcknowledgedContent = z.object({
  obligation: z.string(),
  duty: DutyContent,
  filing: z.int().nullable(),
  by: z.string(),
  at: z.string(),
  reference: z.string(),
  ground: z.string().nullable(),
});
const BouncedContent = z.object({
  obligation: z.string(),
  duty: DutyContent,
  bounced: z.literal(true),
  ground: z.string(),
});

export type Acknowledged = z.infer<typeof AcknowledgedContent>;
export type Bounced = z.infer<typeof BouncedContent> & { readonly recordedAt: Instant };

/** What recipients said, in the order recorded. */
export function acknowledgedIn(records: readonly IncidentRecord[]): readonly Acknowledged[] {
  return recordsOf(records, "acknowledged", AcknowledgedContent).map(({ content }) => content);
}

/** What did not arrive, in the order recorded. */
export function bouncedIn(records: readonly IncidentRecord[]): readonly Bounced[] {
  return recordsOf(records, "bounced", BouncedContent).map(({ content, recordedAt }) => ({ ...content, recordedAt }));
}

type Asked = { readonly obligation: string; readonly duty: Duty; readonly filing: number | null };

/** The record of what was said of an obligation; its name is the obligation's. */
export function recordOfAnswer(said: NewAcknowledgement, { obligation, duty, filing }: Asked) {
  if ("bounced" in said)
    return { kind: "bounced" as const, name: obligation, content: { obligation, duty, ...said } satisfies object };
  const { by, at, reference, ground = null } = said;
  const content: Acknowledged = { obligation, duty, filing, by, at, reference, ground };
  return { kind: "acknowledged" as const, name: obligation, content };
}
