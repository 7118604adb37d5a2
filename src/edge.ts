import type { DurableObjectNamespace, Hyperdrive } from "@cloudflare/workers-types";
import { Hono } from "hono";
import { createIdentity } from "./access/identity.ts";
import { countAt } from "./access/rate-counter.ts";
import { type AppOptions, createApp, createMemory } from "./app.ts";
import { createChores } from "./edge-chores.ts";
import { createSealer } from "./platform/audit/chain.ts";
import { createTrail } from "./platform/audit/trail.ts";
import { type Db, openDatabase } from "./platform/database.ts";
import { AppError, problemOf } from "./platform/errors.ts";
import { createSchemaCheck } from "./platform/schema-version.ts";
import { createStreams } from "./impact-stream.ts";
import { createRecall } from "./recall.ts";
import { readSettings } from "./settings.ts";

/** What wrangler.toml binds; every other text is configuration, as on Node. */
export type EdgeEnv = {
  readonly HYPERDRIVE: Pick<Hyperdrive, "connectionString">;
  readonly RATE_COUNTER?: DurableObjectNamespace;
  readonly LAST_KNOWN?: DurableObjectNamespace;
  readonly IMPACT_STREAM?: DurableObjectNamespace;
};

/** Memory of an isolate is 128 MB, and a document takes a multiple of its length. */
const MOST_BODY_BYTES = 8_000_000;

/** A transaction, and a query beside it, for one request. */
const POOL = { connections: 2, keepsStatements: false };

/** The service as Workers run it: an app for each isolate, a database client for each request. */
export function createEdge(env: EdgeEnv, differently: Partial<AppOptions> = {}) {
  const { settings: read, faults } = readSettings(textsIn(env));
  if (read === undefined || faults.length > 0) return { app: misconfigured(faults), runChores: async () => {} };
  const { access: settings, outbox, page, reminders } = read;
  const trail = createTrail(createSealer(settings.auditKey));
  // A connection belongs to the request that opened it, and ends with it.
  const openDb = (): Db => openDatabase(env.HYPERDRIVE.connectionString, POOL).db;
  const memory = createMemory();
  const openRecall = env.LAST_KNOWN === undefined ? undefined : createRecall(env.LAST_KNOWN, warn);
  const streams = env.IMPACT_STREAM === undefined ? undefined : createStreams(env.IMPACT_STREAM);
  const { publicUrl } = settings;
  const telling = { outbox, publicUrl, reminders };
  const chores = createChores({ openDb, openRecall, poke: streams?.poke, trail, memory, ...telling, warn });
  const app = createApp({
    ...createIdentity({ ...settings, allowOpen: settings.allowOpen ?? false }),
    openDb,
    openRecall: openRecall && ((c) => openRecall((promise) => c.executionCtx.waitUntil(promise))),
    openStream: streams?.open,
    memory,
    outbox: { ...outbox, mail: undefined },
    page,
    checkDatabase: createSchemaCheck(),
    mostBodyBytes: MOST_BODY_BYTES,
    trail,
    countRequest: countAt(env.RATE_COUNTER),
    addressOf: (c) => c.req.header(settings.clientAddressHeader ?? "cf-connecting-ip") ?? "unknown",
    afterwards: (c) => c.executionCtx.waitUntil(chores.followUp(c.var.db, c.req.method)),
    logDefect: (error, request) => log("error", "unexpected failure", { error, request }),
    warn: (text, entry) => log("warn", text, { audit: entry }),
    ...differently,
  });
  return { app, runChores: chores.run };
}

function textsIn(env: EdgeEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]: [string, unknown]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

/** Answers that the process runs, and nothing else; what is wrong is told to the log, not to the world. */
function misconfigured(faults: readonly string[]) {
  log("error", "the configuration has faults", { faults });
  const error = new AppError("unavailable", "The configuration has faults; the log names them.");
  return new Hono()
    .get("/health", (c) => c.json({ status: "ok" }))
    .all("*", (c) => c.json(problemOf(error, c.req.path), 503, { "Content-Type": "application/problem+json" }));
}

function warn(message: string, facts: Readonly<Record<string, unknown>>): void {
  log("warn", message, facts);
}

function log(level: "warn" | "error", message: string, facts: Readonly<Record<string, unknown>>): void {
  const readable = Object.entries(facts).map(([name, fact]) => [name, fact instanceof Error ? describe(fact) : fact]);
  console[level](JSON.stringify({ level, message, ...Object.fromEntries(readable) }));
}

function describe(error: Error): string {
  return error.stack ?? error.message;
}
