import { WORDINGS } from "../../impact/words/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { baseInWords, linesInWords } from "./figure-words.ts";
import { type Language, VALUES, type ValueName } from "../message.ts";
import { listed, servicesInWords } from "./service-names.ts";
import type { ServiceName, Situation } from "../situation/situation.ts";
import type { Template } from "./template.ts";
import { TEMPLATES } from "../templates/index.ts";
import { endInWords, momentInWords } from "./times.ts";

type Found = Readonly<Record<ValueName, string | undefined>>;

/** Each value in a language; those that are not known are absent, as are lists of nothing. */
export function valuesIn(language: Language, situation: Situation): ReadonlyMap<ValueName, string> {
  const template = TEMPLATES[language];
  const found: Found = {
    ...figures(language, situation),
    ...times(template, situation),
    ...names(template, situation),
  };
  return new Map(
    VALUES.flatMap((name) => {
      const value = found[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function figures(language: Language, situation: Situation) {
  const { affected, impaired, before, words } = situation;
  const said = before?.said;
  return {
    affected: linesInWords(language, affected, words?.affected),
    impaired: linesInWords(language, impaired, words?.impaired),
    base: affected.high > 0 ? baseInWords(language, situation) : undefined,
    said: said === null || said === undefined ? undefined : WORDINGS[language].lines(said),
  };
}

function times(template: Template, { since, to, expected, nextUpdateAt, before, timeZone, at }: Situation) {
  const tell = (instant: Instant | null | undefined) =>
    instant === null || instant === undefined ? undefined : momentInWords(template, instant, { timeZone, at });
  return {
    since: tell(since),
    to: to === null ? undefined : endInWords(template, to, { since, timeZone, at }),
    earliest: tell(expected?.earliest),
    likely: tell(expected?.likely),
    latest: tell(expected?.latest),
    next: tell(nextUpdateAt),
    saidAt: tell(before?.at),
  };
}

function names(template: Template, { operator, services, emergency }: Situation) {
  const list = (some: readonly ServiceName[], last: string) =>
    some.length === 0 ? undefined : servicesInWords(template, some, last);
  const { lost, services: others, numbers } = template.lists;
  // Each of them was tried, or any of them may fail.
  const dialledAs = emergency.state === "working" ? others : numbers;
  const dialled = listed(template, emergency.numbers, dialledAs);
  return {
    operator,
    lost: list(services.lost, lost),
    slower: list(services.slower, others),
    worse: list(services.worse, others),
    unsure: list(services.unsure, others),
    back: list(services.back, others),
    working: list(services.working, others),
    numbers: dialled === "" ? undefined : dialled,
  };
}

const TOKEN = /\{([^{}]*)\}/g;

export function tokensIn(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].map(([, name = ""]) => name);
}

const BRACES: ReadonlySet<string> = new Set("{}｛｝﹛﹜");

/** Also one that only looks like it. */
export function isBrace(character: string): boolean {
  return BRACES.has(character);
}

/** A text with its tokens filled; `missing`: tokens for which there is no value or that are none, and braces that are left over. */
export function fill(
  text: string,
  values: ReadonlyMap<string, string>,
): { readonly text: string; readonly missing: readonly string[] } {
  const unknown = tokensIn(text).filter((name) => !values.has(name));
  const strays = Array.from(text.replaceAll(TOKEN, "")).filter(isBrace);
  // In one pass: what a value holds is no token, though it may look like one.
  const filled = text.replaceAll(TOKEN, (token: string, name: string) => values.get(name) ?? token);
  return { text: filled, missing: [...new Set([...unknown, ...strays])] };
}
