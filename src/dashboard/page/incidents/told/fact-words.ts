import type { Format } from "../../data/format.ts";
import type { Words } from "../../words/index.ts";
import type { Fact } from "../answers.ts";

type Texts = Words["told"]["facts"];
type Speech = { readonly texts: Texts; readonly format: Format };
type Value = Readonly<Record<string, unknown>>;

/** What a fact says, in words. Precondition: a value that the schema of the fact gave. */
export function factInWords({ name, value }: Pick<Fact, "name" | "value">, speech: Speech): string {
  const inWords = WORDS[name];
  return inWords === undefined ? plainly(value) : inWords(partsOf(value), speech, value);
}

/** A fact's name, and of whom it is. */
export function factName(
  { name, operator, service }: Pick<Fact, "name" | "operator" | "service">,
  texts: Texts,
): string {
  const known = texts.names[name] ?? name;
  const subject = operator ?? service;
  return subject === undefined ? known : texts.of(known, subject);
}

/** Whether a fact was set and taken back, which is not the same as never said. */
export function isTakenBack({ isSet, at }: Pick<Fact, "isSet" | "at">): boolean {
  return !isSet && at !== null;
}

const WORDS: Readonly<Record<string, (parts: Value, speech: Speech, value: unknown) => string>> = {
  plannedWork: ({ isPlanned, work }, { texts }) => texts.withMore(yesOrNo(isPlanned, texts), plainly(work)),
  suspectedMaliciousAct: ({ isSuspected, what }, { texts }) =>
    texts.withMore(yesOrNo(isSuspected, texts), plainly(what)),
  crossBorder: ({ isCrossBorder, countries }, { texts }) =>
    texts.withMore(yesOrNo(isCrossBorder, texts), plainly(countries)),
  emergencyAccessConfirmed: callsInWords,
  expectedRestoration: ({ earliest, likely, latest }, { texts, format }) =>
    texts.restoration({
      likely: format.moment(plainly(likely)),
      earliest: format.moment(plainly(earliest)),
      latest: format.moment(plainly(latest)),
    }),
  detectedAt: (_, { format }, value) => format.moment(plainly(value)),
  awareAt: (_, { format }, value) => format.moment(plainly(value)),
  cause: ({ what, category }, { texts }) =>
    category === undefined ? plainly(what) : texts.withMore(texts.categories[plainly(category)] ?? "", plainly(what)),
};

function callsInWords({ by, calls }: Value, { texts, format }: Speech): string {
  const made = (Array.isArray(calls) ? calls : []).map(partsOf);
  const each = made.map(({ from, at }) => texts.call(plainly(from), format.moment(plainly(at))));
  return texts.withMore(texts.calls(format.count(made.length), plainly(by)), each.join("; "));
}

function yesOrNo(is: unknown, { yes, no }: Texts): string {
  return is === true ? yes : no;
}

function partsOf(value: unknown): Value {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function plainly(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainly).join(", ");
  if (typeof value === "object" && value !== null) return Object.values(value).map(plainly).join(", ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
