import { momentOf } from "../../data/wall-clock.ts";

export const CATEGORIES = [
  "system-failure",
  "human-error",
  "natural-phenomenon",
  "malicious-action",
  "third-party-failure",
] as const;

/** One thing that a form asks for. `name`: of the value's own field. */
export type Field = {
  readonly name: string;
  readonly kind: "moment" | "text" | "yes" | "countries" | "category";
  readonly isOptional: boolean;
};

/** What a form asks for, by the fact's name. A fact that is not here has values of too many parts for a form: it is set by API. */
const FORMS: Readonly<Record<string, readonly Field[]>> = {
  plannedWork: [yes("isPlanned"), optional("work", "text")],
  suspectedMaliciousAct: [yes("isSuspected"), optional("what", "text")],
  crossBorder: [yes("isCrossBorder"), optional("countries", "countries")],
  expectedRestoration: ["earliest", "likely", "latest"].map(moment),
  detectedAt: [moment("itself")],
  awareAt: [moment("itself")],
  cause: [{ name: "what", kind: "text", isOptional: false }, optional("category", "category")],
};

function moment(name: string): Field {
  return { name, kind: "moment", isOptional: false };
}

function yes(name: string): Field {
  return { name, kind: "yes", isOptional: false };
}

function optional(name: string, kind: Field["kind"]): Field {
  return { name, kind, isOptional: true };
}

/** The fields of a fact's form; undefined where it has none. */
export function formOf(fact: string): readonly Field[] | undefined {
  return FORMS[fact];
}

/** What somebody typed, by the field's name: as the browser has it. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** The value that a form stands for, as the API takes it; undefined where a time is missing or there is none such. The rest the API checks. */
export function valueIn(fields: readonly Field[], typed: Typed, zone: string): unknown {
  const parts = fields.map((field) => [field.name, partIn(field, typed[field.name] ?? "", zone)] as const);
  const isMissing = fields.some(({ kind }, index) => kind === "moment" && parts[index]?.[1] === undefined);
  if (isMissing) return undefined;
  const [first] = parts;
  if (first?.[0] === "itself") return first[1];
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

function partIn({ kind, isOptional }: Field, text: string, zone: string): unknown {
  const plain = text.trim();
  if (kind === "yes") return plain !== "";
  if (plain === "" && isOptional) return undefined;
  if (kind === "moment") return momentOf(plain, zone);
  if (kind === "countries")
    return plain
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((country) => country !== "");
  return plain;
}
