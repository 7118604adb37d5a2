import { z } from "zod";
import { type Instant, InstantAnswer, InstantText, compareInstants } from "../../platform/instant.ts";
import { text } from "../../platform/text.ts";
import { Channels, Languages, StatementText, Wordings } from "./texts.ts";

const HoldingMessage = z.enum(["holding.customers", "holding.employees"]);

/** A text without a figure that is approved before anything happens; as it is sent. */
export const NewHolding = z
  .strictObject({
    message: HoldingMessage,
    languages: Languages,
    channels: Channels,
    texts: Wordings.default([]).meta({
      description: "What people word themselves; the rest is as the templates have it",
    }),
    expiresAt: InstantText.meta({ description: "Until when it may be published: a year ahead at most" }),
  })
  .refine(({ message, channels }) => message !== "holding.customers" || !channels.includes("sms"), {
    path: ["channels"],
    error: "must not have sms: the network duty manager releases mass SMS each time",
  })
  .meta({ id: "NewHoldingText" });
export type NewHolding = z.infer<typeof NewHolding>;

export const HoldingContent = z.strictObject({
  holding: z
    .strictObject({
      message: HoldingMessage,
      languages: Languages,
      channels: Channels,
      texts: z.array(StatementText).readonly(),
      expiresAt: InstantAnswer,
    })
    .nullable(),
});

/** `number`: of the record that was approved; one prepared anew is not. */
export const ApprovedContent = z.strictObject({ number: z.int(), ground: z.string() });

export const Approving = z.strictObject({ ground: text(2_000) }).meta({ id: "HoldingApproval" });

export const KnownHolding = z
  .strictObject({
    id: z.string(),
    message: HoldingMessage,
    languages: Languages,
    channels: Channels,
    texts: z.array(StatementText).readonly(),
    expiresAt: InstantAnswer,
    preparedBy: z.string(),
    preparedAt: InstantAnswer,
    approvedBy: z.string().nullable(),
    approvedAt: InstantAnswer.nullable(),
    state: z.enum(["prepared", "approved", "expired"]).meta({ description: "approved: one person publishes it" }),
  })
  .meta({ id: "HoldingText" });
export type KnownHolding = z.infer<typeof KnownHolding>;

/** A holding text as it is kept, whatever the time. */
export type Holding = Omit<KnownHolding, "state"> & { readonly number: number };

export function holdingAt({ number: _number, ...holding }: Holding, now: Instant): KnownHolding {
  const isExpired = compareInstants(holding.expiresAt, now) <= 0;
  return { ...holding, state: isExpired ? "expired" : holding.approvedAt === null ? "prepared" : "approved" };
}
