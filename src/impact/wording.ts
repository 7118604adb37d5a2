import { type Claim, coarsestStep } from "./claim.ts";
import type { Numerals } from "./numerals.ts";

/** What there is of each set: whose lines, whether of machines too. Null where it is not to be said. */
export type Base = { readonly ours: Claim | null; readonly others: Claim | null; readonly machines: boolean };

/** How a language says a claim. What is counted are lines (SIMs in service): how many people that is, nobody knows. */
export type Wording = {
  readonly language: "en" | "de" | "cy" | "ja";
  /** "32 million", "450,000"; never rounded. */
  readonly number: (count: number) => string;
  /** "about 32 million". */
  readonly claim: (claim: Claim) => string;
  /** "about 32 million lines". */
  readonly lines: (claim: Claim) => string;
  /** "25 million ours, 7.3 million other brands, machines included"; empty where there is nothing to say. */
  readonly base: (parts: Base) => string;
  /** The claim that `claim` words so; the coarsest, since zeros at the end of a number may be rounded. */
  readonly read: (text: string) => Claim | undefined;
};

/** What a language knows. Numbers come in words, with a unit behind them where there is one. */
export type Phrases = {
  readonly language: Wording["language"];
  readonly numerals: Numerals;
  readonly nobody: string;
  readonly noLines: string;
  /** Of so many, as it stands behind the number. */
  readonly unit: (count: number) => string;
  readonly about: (number: string) => string;
  readonly "more-than": (number: string) => string;
  readonly "up-to": (number: string) => string;
  readonly "fewer-than": (number: string) => string;
  readonly "at-least-found": (number: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly ours: (number: string) => string;
  readonly others: (number: string) => string;
  readonly machines: string;
  readonly comma: string;
};

export function createWording(phrases: Phrases): Wording {
  const { language, numerals, nobody, noLines, unit } = phrases;
  const claim = (one: Claim): string => (one.kind === "nobody" ? nobody : counted(phrases, one, () => ""));
  return {
    language,
    number: numerals.write,
    claim,
    lines: (one) => (one.kind === "nobody" ? noLines : counted(phrases, one, unit)),
    base: (parts) => baseInWords(phrases, parts, claim),
    read: (text) => candidatesIn(text, numerals).find((candidate) => claim(candidate) === text),
  };
}

type Counted = Exclude<Claim, { readonly kind: "nobody" }>;

function counted(phrases: Phrases, claim: Counted, unit: Phrases["unit"]): string {
  const { write } = phrases.numerals;
  if (claim.kind === "between") return phrases.between(write(claim.from), write(claim.to) + unit(claim.to));
  return phrases[claim.kind](write(claim.count) + unit(claim.count));
}

/** Beside a size that is called "about" already it need not be said again of its parts. */
function baseInWords(phrases: Phrases, { ours, others, machines }: Base, inWords: Wording["claim"]): string {
  const size = (claim: Claim): string =>
    claim.kind === "about" ? phrases.numerals.write(claim.count) : inWords(claim);
  const parts = [
    ...(isSaid(ours) ? [phrases.ours(size(ours))] : []),
    ...(isSaid(others) ? [phrases.others(size(others))] : []),
    ...(machines ? [phrases.machines] : []),
  ];
  return parts.join(phrases.comma);
}

function isSaid(claim: Claim | null): claim is Counted {
  return claim !== null && claim.kind !== "nobody";
}

/** Whatever the numbers in a text could be said of: which it is, the words around them show. */
function candidatesIn(text: string, numerals: Numerals): readonly Claim[] {
  const [count, second, third] = numerals.find(text);
  if (count === undefined) return [{ kind: "nobody" }];
  if (third !== undefined) return [];
  if (second !== undefined) return [{ kind: "between", from: count, to: second }];
  const kinds = ["more-than", "up-to", "fewer-than", "at-least-found"] as const;
  return [{ kind: "about", count, step: coarsestStep(count) }, ...kinds.map((kind) => ({ kind, count }))];
}
