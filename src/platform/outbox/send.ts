import type { Channel, Message } from "./message.ts";

/** Sends a message once. Why it was not taken, in a few words; undefined where it was. */
export type Send = (message: Sent) => Promise<string | undefined>;
export type Sent = Pick<Message, "id" | "channel" | "destination" | "source" | "body">;

/** The channels that this process can send by. */
export type Senders = Partial<Readonly<Record<Channel, Send>>>;

const LONGEST = 200;

/** What went wrong, as far as it can be told: a code where there is one, and no more than a line. */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "TimeoutError") return "did not answer in time";
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = "code" in cause && typeof cause.code === "string" ? `${cause.code}: ` : "";
  return clip(`${code}${cause.message}`);
}

export function clip(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, " ")
    .slice(0, LONGEST);
}
