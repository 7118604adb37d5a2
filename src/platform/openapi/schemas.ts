import { z } from "zod";

/** JSON Schema 2020-12, as far as zod writes it and we look into it. */
export type JsonSchema = {
  readonly [other: string]: unknown;
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly items?: JsonSchema | undefined;
  readonly additionalProperties?: JsonSchema | boolean | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly minimum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly pattern?: string | undefined;
  readonly format?: string | undefined;
};

const bound = z.number().optional();
const text = z.string().optional();

export const JsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    $ref: text,
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: text,
    enum: z.array(z.unknown()).optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), JsonSchema).optional(),
    items: JsonSchema.optional(),
    additionalProperties: z.union([z.boolean(), JsonSchema]).optional(),
    anyOf: z.array(JsonSchema).optional(),
    minimum: bound,
    exclusiveMinimum: bound,
    minLength: bound,
    minItems: bound,
    maximum: bound,
    exclusiveMaximum: bound,
    maxLength: bound,
    maxItems: bound,
    pattern: text,
    format: text,
  }),
);

/** Turns zod schemas into JSON Schema, those with an id into components that others refer to. */
export type Components = {
  readonly schemaOf: (schema: z.ZodType, side: "input" | "output") => JsonSchema;
  readonly schemas: () => Readonly<Record<string, JsonSchema>>;
};

export function createComponents(): Components {
  const byId = new Map<string, JsonSchema>();
  const keep = (id: string, schema: JsonSchema): void => {
    const known = byId.get(id) ?? schema;
    // One that is sent otherwise than it is answered needs a name for each.
    if (JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two schemas are called ${id}`);
    byId.set(id, schema);
  };
  return {
    schemaOf: (schema, side) => {
      const { definitions, ...own } = translate(schema, side);
      for (const [id, definition] of Object.entries(definitions)) keep(id, definition);
      return own;
    },
    schemas: () => Object.fromEntries([...byId].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const Translated = z.intersection(z.looseObject({ $defs: z.record(z.string(), JsonSchema).default({}) }), JsonSchema);

function translate(schema: z.ZodType, side: "input" | "output") {
  const raw = z.toJSONSchema(schema, { target: "draft-2020-12", io: side, override: tidy });
  const text = JSON.stringify(raw).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _dialect, $defs: definitions, ...own } = Translated.parse(JSON.parse(text));
  return { ...own, definitions };
}

/** What is said already, or only binds our code: unchangeable lists, the pattern of a date, the bounds of every number in JSON. */
function tidy({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.readOnly;
  if (jsonSchema.format === "date") delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.prefixItems !== undefined) tidyTuple(jsonSchema, jsonSchema.prefixItems);
}

/** So many of the same, which tools for clients read better than a list of each. */
function tidyTuple(jsonSchema: z.core.JSONSchema.BaseSchema, [first, ...others]: readonly unknown[]): void {
  const isOfSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  if (first === undefined || !isOfSame) throw new Error("a tuple of different things cannot be described");
  delete jsonSchema.prefixItems;
  Object.assign(jsonSchema, { items: first, minItems: others.length + 1, maxItems: others.length + 1 });
}
