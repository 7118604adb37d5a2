import type { Offence } from "../../platform/offences.ts";
import { disguisesIn } from "./disguise.ts";
import { lengthOf } from "../composing/length.ts";
import { type Channel, type Language, type MessageId, kindOfMessage } from "../message.ts";
import { TEMPLATES } from "../templates/index.ts";
import { fill, isBrace, tokensIn, valuesIn } from "../composing/values.ts";
import { type Known, whyNotOver, wordsRefused } from "./words-refused.ts";

export type Saying = {
  readonly message: MessageId;
  readonly language: Language;
  readonly channel: Channel;
  /** With tokens. */
  readonly text: string;
  /** What its tokens stand for already, where figures are told in words that somebody chose. */
  readonly told?: ReadonlyMap<string, string>;
};

/**
 * What of a text may not be said, and why; empty where all may. Tokens and lengths are checked for certain, words by
 * lists: no list has every wording, so that a text without offences is not yet true. That is what the second person is for,
 * without whom nothing is published.
 */
export function refusalsOf(saying: Saying, known: Known): readonly Offence[] {
  const { language, text, told = [] } = saying;
  const values = valuesIn(language, known.situation);
  const { missing: unknown } = fill(text, values);
  const messages = [
    ...unknown.map((name) => missing(name)),
    ...disguisesIn(text),
    ...figuresInHolding(saying),
    ...figuresOfOthers(saying, known),
    ...wordsRefused({ text, known, watched: TEMPLATES[language].watched, kind: kindOfMessage(saying.message) }),
    ...tooLong(fill(text, new Map([...values, ...told])).text, saying),
  ];
  return [...notYet(saying, known), ...messages.map((message) => ({ path: "text", message }))];
}

function missing(name: string): string {
  if (isBrace(name)) return `"${name}" belongs to no value; write values as {since}`;
  return `there is no value "{${name}}" in this situation; leave out the sentence that has it`;
}

function notYet({ message }: Saying, known: Known): readonly Offence[] {
  const kind = kindOfMessage(message);
  const why = whyNotOver(known);
  if (kind === "restored" && why !== undefined)
    return [
      { path: "message", message: `nothing may be called restored: ${why}; send an update, or a partial restoration` },
    ];
  const { lost, slower, back } = known.situation.services;
  if (kind === "partial" && lost.length > 0 && slower.length + back.length === 0)
    return [{ path: "message", message: "no service that was lost is back yet; send an update" }];
  return [];
}

const FIGURES: ReadonlySet<string> = new Set(["affected", "impaired", "base", "said"]);

function figuresInHolding({ message, text }: Saying): readonly string[] {
  if (kindOfMessage(message) !== "holding") return [];
  const figures = tokensIn(text).filter((name) => FIGURES.has(name));
  return figures.map((name) => `a holding text has no figure, and {${name}} is one; say "some customers"`);
}

const OF_NOW: ReadonlySet<string> = new Set(["affected", "impaired", "base", "lost", "slower", "worse", "unsure"]);

/** What is told of now is of all that fails: once nobody is hit by this incident, it is of others. */
function figuresOfOthers({ text }: Saying, { situation: { to, impaired } }: Known): readonly string[] {
  if (to === null || impaired.high === 0) return [];
  const told = tokensIn(text).filter((name) => OF_NOW.has(name));
  return told.map((name) => `{${name}} is of another outage: of this one nobody is hit since {to}; leave it out`);
}

function tooLong(text: string, where: Saying): readonly string[] {
  const { fits, used, limit, unit, detail } = lengthOf(text, where);
  if (fits) return [];
  const told = detail === null ? "" : ` (${detail})`;
  return [`is too long for ${where.channel}: ${used} ${unit} of ${limit}${told}; leave out what matters least`];
}
