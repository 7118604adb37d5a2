import { createMiddleware } from "hono/factory";
import { bodyLimit } from "hono/body-limit";
import type { MiddlewareHandler } from "hono";
import type { z } from "zod";
import type { AppEnv } from "./app-env.ts";
import { AppError, refusal } from "./errors.ts";
import { parse } from "./offences.ts";
import { tell } from "./openapi/route.ts";
import { formatPath } from "./path.ts";

/** No document of ours is nested deeper; more would only exhaust a stack. */
const MOST_LEVELS = 64;

/** Texts, numbers, lists and objects in a body, all counted: what reading it costs depends on these more than on its length. */
export const MOST_VALUES = 100_000;

/** A body that is no bulk of data. */
const MOST_BYTES = 4_000_000;

/**
 * Reads a JSON body; what it is is told by `c.req.valid("json")`. 415, 413, 400, or 422 where no schema could read it.
 * The schema describes it to callers; `read` makes of it what the route needs. `bulk`: it may be as long as memory allows.
 */
export function jsonBody<Schema extends z.ZodType, Body, E extends AppEnv>(
  schema: Schema,
  read: (raw: unknown) => Body,
  bulk?: { readonly mostValues: number },
): MiddlewareHandler<E, string, JsonInput<z.input<Schema>, Body>> {
  const readBody = createMiddleware<E, string, JsonInput<z.input<Schema>, Body>>(async (c, next) => {
    requireJson(c.req.header("content-type"));
    refuseCoding(c.req.header("content-encoding"));
    const raw = parseJson(await c.req.arrayBuffer());
    const mostValues = bulk?.mostValues ?? MOST_VALUES;
    if (holdsMoreValues(raw, mostValues)) throw refusal([{ path: "", message: `has more than ${mostValues} values` }]);
    refuseUnreadable(raw);
    c.req.addValidatedData("json", { body: read(raw) });
    await next();
  });
  const limited: MiddlewareHandler<E, string, JsonInput<z.input<Schema>, Body>> = async (c, next) => {
    const maxSize = bulk === undefined ? MOST_BYTES : c.get("mostBodyBytes");
    const declared = c.req.header("content-length");
    const isDeclared = declared !== undefined && c.req.header("transfer-encoding") === undefined;
    if (isDeclared && Number(declared) > maxSize) refuseSize(maxSize);
    // What the host holds to its declared length need not be counted, for which it would be made a stream first.
    if (isDeclared) return await readBody(c, next);
    const limit = bodyLimit({ maxSize, onError: () => refuseSize(maxSize) });
    return await limit(c, async () => {
      await readBody(c, next);
    });
  };
  return tell(limited, { body: schema });
}

type JsonInput<Sent, Body> = { in: { json: Sent }; out: { json: { readonly body: Body } } };

/** Reads what a schema accepts; 422 with every offence otherwise. */
export function readAs<Value>(schema: z.ZodType<Value>): (raw: unknown) => Value {
  return (raw) => {
    const { value, offences } = parse(schema, raw);
    if (value === undefined) throw refusal(offences);
    return value;
  };
}

function refuseSize(most: number): never {
  throw new AppError("too-large", `The body may have at most ${most} bytes.`);
}

function requireJson(contentType = ""): void {
  if (/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType)) return;
  throw new AppError(
    "unsupported-media-type",
    `Content-Type must be application/json, not "${contentType.slice(0, 100)}".`,
  );
}

/** Nothing is unpacked, so that nothing small can become large in here. */
function refuseCoding(coding = "identity"): void {
  if (/^identity$/i.test(coding.trim())) return;
  throw new AppError("unsupported-media-type", `Content-Encoding must be identity, not "${coding.slice(0, 100)}".`);
}

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) throw new AppError("malformed-request", "The body is not UTF-8.");
    if (error instanceof SyntaxError) throw new AppError("malformed-request", `The body is not JSON: ${error.message}`);
    throw error;
  }
}

/** Whether something holds more than so many values, itself included. */
export function holdsMoreValues(raw: unknown, most: number): boolean {
  let values = 1;
  const open = [raw];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const parts: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    values += parts.length;
    if (values > most) return true;
    for (const part of parts) if (typeof part === "object") open.push(part);
  }
  return false;
}

type Place = { readonly value: object; readonly path: readonly PropertyKey[] };

/** Without recursion, since depth is what it is about. `__proto__` would be lost on the way through objects. */
function refuseUnreadable(raw: unknown): void {
  const open: Place[] = typeof raw === "object" && raw !== null ? [{ value: raw, path: [] }] : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (path.length > MOST_LEVELS)
      throw refusal([{ path: formatPath(path), message: `is nested deeper than ${MOST_LEVELS}` }]);
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      if (key === "__proto__") throw refusal([{ path: formatPath([...path, key]), message: "is a reserved name" }]);
      const part: unknown = Reflect.get(value, key);
      if (typeof part === "object" && part !== null) open.push({ value: part, path: [...path, key] });
    }
  }
}
