import type { Env, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { AppError } from "./errors.ts";
import { parse } from "./offences.ts";
import { tell } from "./openapi/route.ts";

/** Reads the query of a route; anything unknown, twice or malformed is a 400 that names it. */
export function validQuery<Schema extends z.ZodType<object>, E extends Env>(
  schema: Schema,
): MiddlewareHandler<E, string, QueryInput<Schema>> {
  const read = createMiddleware<E, string, QueryInput<Schema>>(async (c, next) => {
    c.req.addValidatedData("query", readQuery(schema, c.req.queries()));
    await next();
  });
  return tell(read, { query: schema });
}

/** In a list of alternatives, in a query or a body. */
export const MOST_ALTERNATIVES = 1000;

type QueryInput<Schema extends z.ZodType> = { in: { query: z.input<Schema> }; out: { query: z.output<Schema> } };

function readQuery<Value>(schema: z.ZodType<Value>, raw: Readonly<Record<string, readonly string[]>>): Value {
  const twice = Object.entries(raw).filter(([, values]) => values.length > 1);
  const once = Object.fromEntries(Object.entries(raw).map(([name, [value]]) => [name, value]));
  const { value, offences } = parse(schema, once);
  const all = [...twice.map(([path]) => ({ path, message: "stands more than once" })), ...offences];
  const [first] = all;
  if (value !== undefined && first === undefined) return value;
  throw new AppError("malformed-request", `query ${first?.path ?? ""}: ${first?.message ?? ""}`, all);
}

/** `a,b,c`: alternatives. None at all would ask for nothing, and look like nobody. */
export const CommaList = z
  .string()
  .transform((text) => text.split(","))
  .refine((parts) => !parts.includes(""), "must be one or more names with commas between them")
  .refine((parts) => parts.length <= MOST_ALTERNATIVES, `must not be more than ${MOST_ALTERNATIVES} names`)
  .meta({ description: `One or more, with commas between them; at most ${MOST_ALTERNATIVES}` });

/** A whole number in a query, between two bounds. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,16}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
    .meta({ type: "integer", pattern: undefined, minimum: least, maximum: most });
}

export const TrueOrFalse = z
  .enum(["true", "false"], 'must be "true" or "false"')
  .transform((text) => text === "true")
  .meta({ type: "boolean", enum: undefined });
