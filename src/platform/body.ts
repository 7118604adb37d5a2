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
const MAX_DEPTH = 64;

/**
 * Reads a JSON body; what it is is told by `c.req.valid("json")`. 415, 413, 400, or 422 where no schema could read it.
 * The schema describes it to callers; `read` makes of it what the route needs.
 */
export function jsonBody<Schema extends z.ZodType, Body, E extends AppEnv>(
  schema: Schema,
  read: (raw: unknown) => Body,
): MiddlewareHandler<E, string, JsonInput<z.input<Schema>, Body>> {
  const readBody = createMiddleware<E, string, JsonInput<z.input<Schema>, Body>>(async (c, next) => {
    requireJson(c.req.header("content-type"));
    const raw = parseJson(await c.req.arrayBuffer());
    refuseUnreadable(raw);
    c.req.addValidatedData("json", { body: read(raw) });
    await next();
  });
  const limited: MiddlewareHandler<E, string, JsonInput<z.input<Schema>, Body>> = async (c, next) => {
    const maxSize = c.get("mostBodyBytes");
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

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) throw new AppError("malformed-request", "The body is not UTF-8.");
    if (error instanceof SyntaxError) throw new AppError("malformed-request", `The body is not JSON: ${error.message}`);
    throw error;
  }
}

/** Without recursion, since depth is what it is about. `__proto__` would be lost on the way through objects. */
function refuseUnreadable(raw: unknown): void {
  const open: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [{ value: raw, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== "object" || value === null) continue;
    if (path.length > MAX_DEPTH)
      throw refusal([{ path: formatPath(path), message: `is nested deeper than ${MAX_DEPTH}` }]);
    for (const [key, part] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === "__proto__") throw refusal([{ path: formatPath(at), message: "is a reserved name" }]);
      if (typeof part === "object") open.push({ value: part, path: at });
    }
  }
}
