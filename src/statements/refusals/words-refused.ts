import { undisguised } from "./disguise.ts";
import type { StatementKind } from "../message.ts";
import type { Situation } from "../situation/situation.ts";
import type { Watched } from "../composing/template.ts";

export type Known = { readonly situation: Situation; readonly incidentState: "open" | "recovering" | "closed" };

type Checked = {
  readonly text: string;
  /** As it was typed. */
  readonly typed: string;
  readonly known: Known;
  readonly watched: Watched;
  readonly kind: StatementKind;
};

/** Words of a text that may not be said, each with the reason and what may be said instead. */
export function wordsRefused({ text: typed, ...known }: Omit<Checked, "typed">): readonly string[] {
  const checked = { ...known, typed, text: undisguised(typed) };
  return RULES.flatMap((rule) => rule(checked));
}

const RULES: readonly ((checked: Checked) => readonly string[])[] = [
  restored,
  emergencyWorks,
  emergencyUnsaid,
  typedFigures,
  typedNumerals,
  people,
  nobody,
  promises,
];

/** Why service may not be called restored; undefined where it may. */
export function whyNotOver({ situation, incidentState }: Known): string | undefined {
  if (situation.affected.high > 0) return "lines are, or may be, without service";
  if (situation.impaired.high > 0) return "lines are, or may be, served worse";
  return incidentState === "closed" ? undefined : `the incident is ${incidentState}`;
}

/** Of services that are back it may be said of them, in a sentence that names them and is not of everything. */
function restored({ text, known, watched, kind }: Checked): readonly string[] {
  const why = whyNotOver(known);
  if (why === undefined || kind === "restored") return [];
  const isOfThoseBack = (sentence: string) => /\{(back|slower)\}/.test(sentence) && !watched.everything.test(sentence);
  return sentencesOf(text)
    .filter((sentence) => !isOfThoseBack(sentence))
    .flatMap((sentence) => found(watched.restored, sentence))
    .map((words) => `"${words}" may not be said: ${why}; say of {back} alone that they are, where there are any`);
}

function emergencyWorks({ text, known, watched }: Checked): readonly string[] {
  const { state, numbers } = known.situation.emergency;
  if (state === "working") return [];
  const why = state === "lost" ? "emergency calls fail for some" : "no test call of the last half hour says so";
  return clausesOf(text)
    .filter(
      (clause) =>
        isOfEmergency(clause, { numbers, watched }) && watched.works.test(clause) && !watched.doubt.test(clause),
    )
    .map(
      (clause) =>
        `"${clause}" may not be said: ${why}; say that if {numbers} fails, another phone or a landline may not`,
    );
}

type Dialled = { readonly numbers: readonly string[]; readonly watched: Watched };

/** Whether a text says anything of emergency calls. */
export function isOfEmergency(text: string, { numbers, watched }: Dialled): boolean {
  const isDialled = found(anyOf(numbers), text).length > 0;
  return text.includes("{numbers}") || isDialled || watched.emergencyCalls.test(text);
}

/** Where somebody cannot call for help, every text says so. */
function emergencyUnsaid({ text, known, watched }: Checked): readonly string[] {
  const { state, numbers } = known.situation.emergency;
  if (state !== "lost" || isOfEmergency(text, { numbers, watched })) return [];
  return ["emergency calls fail for some, and it does not say so; say that if {numbers} fails, another phone may not"];
}

/** What is no figure though it has digits: generations of networks, numbers to dial, the operator's name, addresses. */
function typedFigures({ typed, known }: Checked): readonly string[] {
  const { operator, emergency } = known.situation;
  const bare = wordsIn(typed)
    .replaceAll(/https?:\/\/\S+/g, " ")
    .replaceAll(anyOf([operator]), " ")
    .replaceAll(anyOf(emergency.numbers), " ")
    .replaceAll(/(?<![\p{L}\p{N}])[2-5]G(?![\p{L}\p{N}])/giu, " ");
  return (bare.match(/[\p{L}.,:]*\p{N}[\p{L}\p{N}.,:]*/gu) ?? []).map(
    (figure) => `"${figure}" is typed by hand; put the value that it is, such as {affected} or {since}`,
  );
}

function typedNumerals({ text, watched }: Checked): readonly string[] {
  return found(watched.numerals, wordsIn(text)).map(
    (word) => `"${word}" is a figure typed by hand; put the value that it is, such as {affected}`,
  );
}

/** Right beside a figure, with a word between at most. */
function people({ text, watched }: Checked): readonly string[] {
  const [figure, of] = ["\\{(?:affected|impaired|said)\\}", "[\\s:,(（：の]*(?:[\\p{L}']+\\s+)?"];
  const persons = watched.people.source;
  return found(new RegExp(`${figure}${of}${persons}|${persons}${of}${figure}`, "iu"), text).map(
    (words) => `"${words}": lines are counted, and how many people that is nobody knows; say lines`,
  );
}

function nobody({ text, known, watched }: Checked): readonly string[] {
  if (known.situation.affected.high === 0) return [];
  return found(watched.nobody, text).map(
    (words) => `"${words}" is more than the figure supports: lines are, or may be, without service; say {affected}`,
  );
}

function promises({ text, known, watched }: Checked): readonly string[] {
  if (known.situation.expected !== null) return [];
  return found(watched.promises, text).map(
    (words) => `"${words}" is a promise that nobody made; say that it cannot yet be said when`,
  );
}

/** Any of some numbers or names, but not as part of a figure. */
function anyOf(numbers: readonly string[]): RegExp {
  const any = numbers.map((number) => number.replaceAll(/[*+?.()|[\]{}^$\\/]/g, "\\$&")).join("|");
  return new RegExp(`(?<!\\p{N}|\\p{N}[.,])(?:${any === "" ? "(?!)" : any})(?!\\p{N}|[.,]\\p{N})`, "gu");
}

/** Without its values. */
function wordsIn(text: string): string {
  return text.replaceAll(/\{[^{}]*\}/g, " ");
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?。！？\n])/u);
}

function clausesOf(text: string): readonly string[] {
  return text.split(/[.!?;,\n。！？；、，]/u).map((clause) => clause.trim());
}

/** All that a pattern finds. */
function found({ source }: RegExp, text: string): readonly string[] {
  return [...text.matchAll(new RegExp(source, "giu"))].map(([words]) => words);
}
