import { validator } from "hono/validator";
import { z } from "zod";
import { AppError } from "./errors.ts";
import { parse } from "./offences.ts";

/** Reads the query of a route; anything unknown, twice or malformed is a 400 that names it. */
export function validQuery<Value>(schema: z.ZodType<Value>) {
  return validator("query", (raw): Value => readQuery(schema, raw));
}

function readQuery<Value>(schema: z.ZodType<Value>, raw: Readonly<Record<string, string | string[]>>): Value {
  const twice = Object.entries(raw).filter(([, value]) => Array.isArray(value) && value.length > 1);
  const once = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
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
  .refine((parts) => !parts.includes(""), "must be one or more names with commas between them");

/** A whole number in a query, between two bounds. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,16}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));
}

export const TrueOrFalse = z.enum(["true", "false"], 'must be "true" or "false"').transform((text) => text === "true");
