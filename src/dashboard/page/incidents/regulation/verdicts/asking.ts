import type { Answer, Compared, Question } from "../answers.ts";

/** As many as are answered in one go; the service puts first what most rules wait for. */
const FEW = 3;

/** The few questions that settle most, and the rest. */
export function fewFirst(questions: readonly Question[]): {
  readonly few: readonly Question[];
  readonly rest: readonly Question[];
} {
  return { few: questions.slice(0, FEW), rest: questions.slice(FEW) };
}

/** Where what a question asks is said. */
export type Way =
  | { readonly kind: "answer" }
  | { readonly kind: "fact"; readonly name: string }
  | { readonly kind: "base-table"; readonly name: string };

export function wayOf({ how }: Pick<Question, "how">): Way {
  const [, kind, name = ""] = /^(fact|base-table):(.+)$/.exec(how) ?? [];
  return kind === "fact" || kind === "base-table" ? { kind, name } : { kind: "answer" };
}

/** What is asked of a field: of whom, and where. */
export type Asking = Pick<Question, "field" | "what" | "unit" | "kind" | "providers" | "jurisdiction">;

/** The value that was typed, as the field has it; undefined where it is none. */
export function valueIn(kind: Asking["kind"], typed: string): boolean | number | readonly string[] | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (kind === "truth") return text === "yes" ? true : text === "no" ? false : undefined;
  if (kind === "amount") {
    const amount = Number(text);
    return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
  }
  const words = text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return words.length === 0 ? undefined : words;
}

export type Scope = { readonly provider?: string; readonly country?: string };

/** For whom and where an answer holds: for the only provider that waits for it, or the one that is chosen, else for all. */
export function scopeOf(
  { providers, jurisdiction }: Pick<Asking, "providers" | "jurisdiction">,
  chosen: string,
): Scope {
  const [first, ...others] = providers;
  const provider = first !== undefined && others.length === 0 ? first : chosen;
  return {
    ...(provider === "" ? {} : { provider }),
    ...(jurisdiction === "*" ? {} : { country: jurisdiction }),
  };
}

export type Whose = { readonly provider: string; readonly jurisdiction: string };

/** A field that somebody answered, to be answered anew; undefined where nobody has. */
export function askedAgain({ field, what, unit, bar, origins }: Compared, whose: Whose): Asking | undefined {
  if (!origins.some(({ kind }) => kind === "answer")) return undefined;
  const kind = typeof bar === "boolean" ? "truth" : typeof bar === "number" ? "amount" : "words";
  return { field, what, unit, kind, providers: [whose.provider], jurisdiction: whose.jurisdiction };
}

/** For whom and where the answer was given that holds of a field: as the service has it, the narrowest first. */
export function scopeThatHolds(answers: readonly Answer[], field: string, whose: Whose): Scope | undefined {
  const { provider, jurisdiction } = whose;
  const scopes = [
    [provider, jurisdiction],
    [provider, null],
    [null, jurisdiction],
    [null, null],
  ] as const;
  const held = scopes.find(([of, where]) => {
    const last = answers.findLast((one) => one.field === field && one.provider === of && one.country === where);
    return last !== undefined && last.value !== null;
  });
  if (held === undefined) return undefined;
  const [of, where] = held;
  return { ...(of === null ? {} : { provider: of }), ...(where === null ? {} : { country: where }) };
}
