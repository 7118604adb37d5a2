import type { Language, MessageId, StatementKind } from "../message.ts";

/** A sentence as ICU MessageFormat, in three lengths. `short` keeps to the alphabet of an SMS; `plain`: short sentences, everyday words. */
export type Forms = { readonly full: string; readonly short: string; readonly plain: string };

/** Facts that a message can tell. */
export const SENTENCES = [
  "some",
  "lines",
  "until",
  "corrected",
  "emergency",
  "back",
  "slower",
  "served",
  "worse",
  "unsure",
  "working",
  "impaired",
  "base",
  "partners",
  "advice",
  "expected",
  "next",
  "staff",
] as const;
export type SentenceId = (typeof SENTENCES)[number];
export type Sentences = Readonly<Record<SentenceId, Forms>>;

/** Kinds of service that have a name of their own in each language; what customers use for emergencies is told apart. */
export const NAMED_KINDS = ["data", "voice", "sms", "relay", "iot"] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/**
 * What the words of a sentence are chosen by, beside the values:
 *
 * - `harm`: `lost`, `slower` and `worse` with services to name, `cut` and `poor` without, `none`;
 * - `again`: what can be used again, `slower` before `back`, or `no`thing;
 * - `sure`: `maybe` where it may as well be nobody;
 * - `emergency`: as in the situation; `hasNumbers`; `advice`: `wifi`, `wifiAndCalls`, `internet`, `none`;
 * - `hasExpected`: `range`, `one`, `no`; `why`: a drift, or `unknown`; `hasSaid`: `figure`, `poorer` where it is of those served worse too, `time`, `no`;
 * - `began`, `spoke`: `today`, or `earlier`, which is told with its date;
 * - `isOver`: it is known until when it went on; `hasOthers`: some affected are surely customers of other brands.
 */
export const SELECTORS = [
  "harm",
  "again",
  "sure",
  "emergency",
  "hasNumbers",
  "advice",
  "hasExpected",
  "why",
  "hasSaid",
  "began",
  "spoke",
  "isOver",
  "hasOthers",
] as const;
export type Selector = (typeof SELECTORS)[number];

/** Words by which a text says what may have to be refused. No list has every wording: the second person who reads a text has. */
export type Watched = {
  /** That service is there again. */
  readonly restored: RegExp;
  /** That it is so for all: not even of services that are back. */
  readonly everything: RegExp;
  /** Of emergency calls; that they work; that it is doubted. */
  readonly emergencyCalls: RegExp;
  readonly works: RegExp;
  readonly doubt: RegExp;
  /** Numbers written out. */
  readonly numerals: RegExp;
  readonly people: RegExp;
  readonly nobody: RegExp;
  readonly promises: RegExp;
};

export type Template = {
  readonly language: Language;
  /** Of the language, in itself. */
  readonly name: string;
  /** By whom who speaks it, and on which date; null: not reviewed by a speaker. */
  readonly reviewed: { readonly by: string; readonly on: string } | null;
  /** BCP 47, for plurals. */
  readonly locale: string;
  /** Between two sentences. */
  readonly gap: string;
  /** ICU, of `hour` and `minute` in two digits, `h` in as many as it has, `day`, `month` by name, `year`; `zoned` of `moment` and `zone`. */
  readonly times: { readonly time: string; readonly date: string; readonly year: string; readonly zoned: string };
  /** From January on. Written out, as are lists: neither workerd nor browsers know them in Welsh. */
  readonly months: string;
  /** Between items, and before the last one: of services that are lost, of all others, and of emergency numbers. */
  readonly lists: Readonly<Record<"comma" | "lost" | "services" | "numbers", string>>;
  readonly services: Readonly<Record<NamedKind, string>>;
  /** ICU, of `names` that had room and `count` that had not; of `count` alone where none had. */
  readonly more: string;
  readonly unnamed: string;
  /** ICU, by the same as sentences. */
  readonly titles: Readonly<Record<StatementKind, string>>;
  /** Over the parts of a script: what is said first, what if asked, and what to mind. */
  readonly labels: { readonly say: string; readonly asked: string; readonly mind: string };
  readonly messages: Readonly<Record<MessageId, Forms>>;
  readonly sentences: Sentences;
  readonly watched: Watched;
};

/** Any of some patterns, as words of their own. */
export function wordsOf(...patterns: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}

/** Any of some patterns, in a script without blanks between words. */
export function partsOf(...patterns: readonly string[]): RegExp {
  return new RegExp(`(?:${patterns.join("|")})`, "iu");
}
