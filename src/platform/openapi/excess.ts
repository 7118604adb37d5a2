import type { JsonSchema } from "./schemas.ts";

/** The part of JSON Schema that zod writes. */
type Schemas = Readonly<Record<string, JsonSchema>>;

/** Whether a schema is of what clients send or of what they are answered. */
export type Side = "request" | "answer";

export type Comparison = {
  readonly side: Side;
  /** What is said: by clients of before, or by the service of now. */
  readonly said: JsonSchema;
  /** What is understood: by the service of now, or by clients of before. */
  readonly understood: JsonSchema;
  readonly saidBy: Schemas;
  readonly understoodBy: Schemas;
  /** References that are being compared already. */
  readonly open?: ReadonlySet<string>;
};

/** Why something that is said may not be understood, each with its place; an answer may have more fields than a client knows. */
export function excessOf(comparison: Comparison): readonly string[] {
  const { said, understood, saidBy, understoodBy, open = new Set() } = comparison;
  const key = `${refOf(said)} ${refOf(understood)}`;
  if (key.trim() !== "" && open.has(key)) return [];
  const known = { ...comparison, open: new Set([...open, key]) };
  const alternatives = branchesOf(understood, understoodBy);
  return branchesOf(said, saidBy).flatMap((branch) => {
    const [nearest = []] = alternatives
      .map((other) => compareBranches({ ...known, said: branch, understood: other }))
      .sort((a, b) => a.length - b.length);
    return nearest;
  });
}

function refOf({ $ref }: JsonSchema): string {
  return typeof $ref === "string" ? $ref : "";
}

function branchesOf(schema: JsonSchema, schemas: Schemas): readonly JsonSchema[] {
  const target = schemas[refOf(schema).replace("#/components/schemas/", "")];
  if (target !== undefined) return branchesOf(target, schemas);
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((branch) => branchesOf(branch, schemas));
}

function compareBranches(comparison: Comparison): readonly string[] {
  const types = compareTypes(comparison);
  if (types.length > 0) return types;
  return [
    ...compareValues(comparison),
    ...(comparison.side === "request" ? compareBounds(comparison) : []),
    ...compareFields(comparison),
    ...compareItems(comparison),
  ];
}

function compareTypes({ said, understood }: Comparison): readonly string[] {
  if (understood.type === undefined) return [];
  const known = [understood.type].flat();
  const types = said.type === undefined ? ["anything"] : [said.type].flat();
  const strange = types.filter((type) => !known.includes(type) && !(type === "integer" && known.includes("number")));
  return strange.length === 0 ? [] : [`: type ${strange.join(", ")} against ${known.join(", ")}`];
}

function compareValues({ said, understood }: Comparison): readonly string[] {
  const known = valuesOf(understood);
  if (known === undefined) return [];
  const values = valuesOf(said);
  if (values === undefined) return [`: any value against ${known.join(", ")}`];
  return values.filter((value) => !known.includes(value)).map((value) => `: ${value}`);
}

function valuesOf(schema: JsonSchema): readonly string[] | undefined {
  if ("const" in schema) return [JSON.stringify(schema.const)];
  return schema.enum?.map((value) => JSON.stringify(value));
}

/** Bounds of answers bind the service, and no client that only reads. */
function compareBounds({ said, understood }: Comparison): readonly string[] {
  const tighter = [
    ...LEAST.filter((bound) => (understood[bound] ?? -Infinity) > (said[bound] ?? -Infinity)),
    ...MOST.filter((bound) => (understood[bound] ?? Infinity) < (said[bound] ?? Infinity)),
    ...FORMS.filter((form) => understood[form] !== undefined && understood[form] !== said[form]),
  ];
  return tighter.map((bound) => `: ${bound} is ${understood[bound]}, was ${said[bound] ?? "not bound"}`);
}

const LEAST = ["minimum", "exclusiveMinimum", "minLength", "minItems"] as const;
const MOST = ["maximum", "exclusiveMaximum", "maxLength", "maxItems"] as const;
const FORMS = ["pattern", "format"] as const;

function compareFields(comparison: Comparison): readonly string[] {
  const { side, said, understood } = comparison;
  const [fields, known] = [said.properties ?? {}, understood.properties ?? {}];
  const missing = (understood.required ?? []).filter((field) => !(said.required ?? []).includes(field));
  const gone =
    side === "request"
      ? Object.keys(fields).filter((field) => !(field in known) && understood.additionalProperties === false)
      : Object.keys(known).filter((field) => !(field in fields));
  return [
    ...gone.map((field) => `.${field} is gone`),
    ...missing.filter((field) => !gone.includes(field)).map((field) => `.${field} ${MISSING[side]}`),
    ...Object.entries(known).flatMap(([field, schema]) => {
      const own = fields[field];
      return own === undefined ? [] : deeper({ ...comparison, said: own, understood: schema }, `.${field}`);
    }),
  ];
}

const MISSING = { request: "is required", answer: "may be missing" };

/** Lists, and objects whose fields are named by the data. */
function compareItems(comparison: Comparison): readonly string[] {
  const { said, understood } = comparison;
  return (["items", "additionalProperties"] as const).flatMap((keyword) => {
    const [own, known] = [said[keyword], understood[keyword]];
    if (typeof known !== "object") return [];
    return deeper({ ...comparison, said: typeof own === "object" ? own : {}, understood: known }, "[]");
  });
}

function deeper(comparison: Comparison, place: string): readonly string[] {
  return excessOf(comparison).map((line) => `${place}${line}`);
}
