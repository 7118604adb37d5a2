import { validator } from "hono/validator";
import { z } from "zod";
import { AppError } from "./errors.ts";
import { offencesOf } from "./offences.ts";

/** Reads the query of a route; anything unknown, twice or malformed is a 400 that names it. */
export function validQuery<Schema extends z.ZodType>(schema: Schema) {
  return validator("query", (raw): z.output<Schema> => readQuery(schema, raw));
}

function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  raw: Readonly<Record<string, string | string[]>>,
): z.output<Schema> {
  const twice = Object.entries(raw).filter(([, value]) => Array.isArray(value) && value.length > 1);
  const once = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  const parsed = schema.safeParse(once);
  const offences = [
    ...twice.map(([path]) => ({ path, message: "stands more than once" })),
    ...(parsed.success ? [] : offencesOf(parsed.error.issues)),
  ];
  const [first] = offences;
  if (parsed.success && first === undefined) return parsed.data;
  throw new AppError("malformed-request", `query ${first?.path ?? ""}: ${first?.message ?? ""}`, offences);
}

/** `a,b,c`: alternatives. */
export const CommaList = z.string().transform((text) => text.split(",").filter((part) => part !== ""));

/** A whole number in a query, between two bounds. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,16}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));
}

export const TrueOrFalse = z.enum(["true", "false"], 'must be "true" or "false"').transform((text) => text === "true");
