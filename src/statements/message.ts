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

export const LANGUAGES = ["en", "de", "cy", "ja"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How it is told. `plain`: the plain-language version. */
export const CHANNELS = ["press-release", "web-banner", "social", "sms", "call-centre", "radio", "plain"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where nobody says by which: nobody is reached by SMS without somebody asking for it. */
export const USUAL_CHANNELS: readonly Channel[] = CHANNELS.filter((channel) => channel !== "sms");

/** As somebody can have a figure put, in other words than would be chosen. */
export const SAYINGS = ["about", "more-than", "up-to", "between", "fewer-than", "at-least-found"] as const;
export type Saying = (typeof SAYINGS)[number];

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
