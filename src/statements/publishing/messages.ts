import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { NewMessage } from "../../platform/outbox/message.ts";
import { enqueue } from "../../platform/outbox/repository.ts";
import { addressOf } from "../../platform/public-address.ts";
import type { StatementContent } from "../drafts/content.ts";
import { renderedIn } from "../drafts/rendered.ts";
import { type StatementRecipient, destinationFor, sourceOfRecipient } from "../keep/recipient.ts";

/** What goes out, and of what. */
export type Published = {
  readonly incident: string;
  readonly reference: string;
  readonly content: StatementContent;
  readonly at: Instant;
  readonly publicUrl: string | undefined;
};

const TYPE = "statement.published";

/** By which what became of a publication's messages is found again. */
export function topicOf({ incident, reference }: Pick<Published, "incident" | "reference">): string {
  return `${TYPE}/${incident}/${reference}`;
}

/** Puts what everybody is sent into the outbox, in the transaction that publishes it. */
export async function sendAll(tx: Db, recipients: readonly StatementRecipient[], published: Published): Promise<void> {
  await enqueue(
    tx,
    recipients.flatMap((recipient) => messagesTo(recipient, published)),
  );
}

/** What a recipient is sent; none where only people reach it. */
export function messagesTo(recipient: StatementRecipient, published: Published): readonly NewMessage[] {
  const destination = destinationFor(recipient);
  const { content, incident, reference, at, publicUrl } = published;
  const text = renderedIn(content, recipient);
  if (destination === undefined || text === undefined) return [];
  const common = { topic: topicOf(published), ...destination, source: sourceOfRecipient(recipient) };
  if (destination.channel === "email")
    return [{ ...common, body: { subject: subjectOf(text, reference), text: `${text}\n` } }];
  const { message, languages, estimateId, corrects } = content;
  const { language, channel } = recipient;
  const page = addressOf(publicUrl, "/public/status");
  const data = { incident, reference, message, language, channel, text, estimateId, corrects, languages, page };
  return [{ ...common, body: { type: TYPE, timestamp: at, data } }];
}

const LONGEST_SUBJECT = 120;

/** Its first line, as far as a mail program shows it. */
function subjectOf(text: string, reference: string): string {
  const [line = ""] = text.split("\n");
  const shown = line.length > LONGEST_SUBJECT ? `${line.slice(0, LONGEST_SUBJECT - 1)}…` : line;
  return `${shown} [${reference}]`;
}
