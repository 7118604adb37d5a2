import { z } from "zod";

/** What a statement is for. */
export const KINDS = ["holding", "first", "update", "partial", "restored", "correction"] as const;
export type StatementKind = (typeof KINDS)[number];

/** Whom it is for. */
export const AUDIENCES = ["customers", "partners", "press", "employees"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The twelve messages: of each kind for those whom it concerns. A holding text has no figure. */
export const MESSAGES = [
  "holding.customers",
  "holding.employees",
  "first.customers",
  "first.partners",
  "first.press",
  "update.customers",
  "update.press",
  "update.employees",
  "partial.customers",
  "restored.customers",
  "restored.press",
  "correction.press",
] as const;
export type MessageId = (typeof MESSAGES)[number];

export const Message = z.enum(MESSAGES);
export const Language = z.enum(["en", "de", "cy", "ja"]);
export type Language = z.infer<typeof Language>;
export const LANGUAGES = Language.options;

/** How it is told. `plain`: the plain-language version. */
export const CHANNELS = ["press-release", "web-banner", "social", "sms", "call-centre", "radio", "plain"] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = (typeof CHANNELS)[number];

/** The figures, times and names that a text is told with, each bound to what it was taken from. `{affected}` stands for one in a text. */
export const VALUES = [
  "operator",
  "since",
  "to",
  "affected",
  "impaired",
  "base",
  "lost",
  "slower",
  "worse",
  "unsure",
  "back",
  "working",
  "numbers",
  "earliest",
  "likely",
  "latest",
  "next",
  "said",
  "saidAt",
] as const;
export type ValueName = (typeof VALUES)[number];

/** What a message is for. */
export function kindOfMessage(message: MessageId): StatementKind {
  const kind = KINDS.find((one) => message.startsWith(`${one}.`));
  if (kind === undefined) throw new Error(`a message of no kind: ${message}`);
  return kind;
}

/** Whom a message is for. */
export function audienceOfMessage(message: MessageId): Audience {
  const audience = AUDIENCES.find((one) => message.endsWith(`.${one}`));
  if (audience === undefined) throw new Error(`a message for nobody: ${message}`);
  return audience;
}
