import type { NewStatement, Statement } from "./answers.ts";

export type MessageId = Statement["message"];
export type Language = Statement["languages"][number];
export type Channel = Statement["channels"][number];
export type FigureName = Statement["figures"][number]["name"];
export type Saying = NonNullable<NonNullable<NewStatement["figures"]>["affected"]>["say"];

/** In the order in which an outage needs them. */
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
] as const satisfies readonly MessageId[];

export const LANGUAGES = ["en", "de", "cy", "ja"] as const satisfies readonly Language[];

export const CHANNELS = [
  "press-release",
  "web-banner",
  "social",
  "sms",
  "call-centre",
  "radio",
  "plain",
] as const satisfies readonly Channel[];

/** As a figure can be put in other words than would be chosen. */
export const SAYINGS = [
  "about",
  "more-than",
  "up-to",
  "between",
  "fewer-than",
  "at-least-found",
] as const satisfies readonly Saying[];

/** Of a text that somebody is asked to have: nobody is reached by SMS without somebody asking for it. */
export const USUAL_CHANNELS: readonly Channel[] = CHANNELS.filter((channel) => channel !== "sms");
