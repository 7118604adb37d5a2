import { z } from "zod";
import { InstantAnswer } from "../instant.ts";

export const Channel = z.enum(["webhook", "email"]);
export type Channel = z.infer<typeof Channel>;

/** Where to: an address on the web, or an e-mail address. */
export type Destination = { readonly channel: Channel; readonly destination: string };

/** What is to be told. `source`: what it is told for, by which webhooks are signed. */
export type NewMessage = Destination & { readonly topic: string; readonly source: string; readonly body: unknown };

export const MessageState = z.enum(["pending", "delivered", "dead"]);
export type MessageState = z.infer<typeof MessageState>;

/** A message as whoever administers sees it. */
export const Message = z
  .strictObject({
    id: z.string().meta({ description: "The same in every attempt: `webhook-id`, or part of `Message-ID`" }),
    topic: z.string(),
    channel: Channel,
    destination: z.string(),
    source: z.string().meta({ description: "What it was made for, such as `subscriptions/…`" }),
    body: z.unknown(),
    state: MessageState,
    attempts: z.int(),
    createdAt: InstantAnswer,
    queuedAt: InstantAnswer.meta({ description: "When it was made, or last asked to be sent again" }),
    nextAttemptAt: InstantAnswer.meta({ description: "Of no meaning once it is delivered or dead" }),
    deliveredAt: InstantAnswer.nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: "OutboxMessage" });
export type Message = z.infer<typeof Message>;

/** How an e-mail's body is stored. */
export const MailBody = z.strictObject({ subject: z.string(), text: z.string() });
export type MailBody = z.infer<typeof MailBody>;

/** Sorts by the milliseconds in front; the 80 bits behind them are chance. */
export function messageId(nowMilliseconds: number, chance: Uint8Array): string {
  return nowMilliseconds.toString(16).padStart(12, "0") + Buffer.from(chance.subarray(0, 10)).toString("hex");
}

export function isMessageId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

/** All webhooks to one host, all e-mail: what a receiver that does not answer holds up. */
export function laneOf({ channel, destination }: Destination): string {
  return channel === "email" ? channel : new URL(destination).host;
}
