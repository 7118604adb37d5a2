import { z } from "zod";
import { InstantAnswer } from "../../platform/instant.ts";
import { text } from "../../platform/text.ts";
import { destinationOf } from "../../regulation/clocks/contacts.ts";
import { Channel as Via, RecipientId } from "../../regulation/keep/recipient.ts";
import { refusalOf } from "../../platform/outbox/allowed.ts";
import type { Destination } from "../../platform/outbox/message.ts";
import type { OutboxSettings } from "../../platform/outbox/settings.ts";
import { secretOf } from "../../platform/outbox/signature.ts";
import { Channel, Language } from "../message-schema.ts";
import { AUDIENCES } from "../message.ts";

export { RecipientId };

/** `press-office`: our own, who hear when a statement holds no longer; nothing is published to them. */
export const RECIPIENT_AUDIENCES = [...AUDIENCES, "press-office"] as const;

/** As it is sent; its id is in the address. */
export const NewStatementRecipient = z
  .strictObject({
    name: text(200),
    audience: z.enum(RECIPIENT_AUDIENCES),
    language: Language,
    channel: Channel.meta({ description: "In which form it is told" }),
    via: Via.meta({ description: "How it is reached; a portal or a phone only by people, who note it" }),
  })
  .meta({ id: "NewStatementRecipient" });

export const StatementRecipient = z.strictObject({ id: z.string(), ...NewStatementRecipient.shape });
export type StatementRecipient = z.infer<typeof StatementRecipient>;

/** As it is stored; null: nobody any more. */
export const RecipientContent = z.strictObject({ recipient: StatementRecipient.nullable() });

export const KnownStatementRecipient = StatementRecipient.extend({ since: InstantAnswer, by: z.string() }).meta({
  id: "StatementRecipient",
  description: "Whom statements are sent to",
});
export type KnownStatementRecipient = z.infer<typeof KnownStatementRecipient>;

/** A recipient as whoever keeps the list sees it. */
export const StatementRecipientAnswer = KnownStatementRecipient.extend({
  secret: z
    .string()
    .nullable()
    .meta({ description: "What its webhooks are signed with; null where it is reached by no webhook from here" }),
}).meta({ id: "StatementRecipientAnswer" });

export function describeRecipient(
  recipient: KnownStatementRecipient,
  { webhooks }: OutboxSettings,
): z.infer<typeof StatementRecipientAnswer> {
  const isSigned = recipient.via.kind === "webhook" && webhooks !== undefined;
  return { ...recipient, secret: isSigned ? secretOf(webhooks.key, sourceOfRecipient(recipient)) : null };
}

/** Why nothing could be sent to it from here; undefined where it can, or only people reach it. */
export function whyUnreachable(recipient: StatementRecipient, settings: OutboxSettings): string | undefined {
  const destination = destinationFor(recipient);
  return destination === undefined ? undefined : refusalOf(destination, settings);
}

/** Where the outbox sends what is for it; undefined where only people can. */
export function destinationFor({ via }: Pick<StatementRecipient, "via">): Destination | undefined {
  return destinationOf(via);
}

/** What its webhooks are signed by. */
export function sourceOfRecipient({ id }: Pick<StatementRecipient, "id">): string {
  return `statement-recipients/${id}`;
}
