import type { DurableObjectNamespace, Hyperdrive } from "@cloudflare/workers-types";
import { Hono } from "hono";
import { flushTrail } from "./access/flush.ts";
import { createIdentity } from "./access/identity.ts";
import { countAt } from "./access/rate-counter.ts";
import { deleteOldSessions } from "./access/repository.ts";
import { SAFE_METHODS } from "./access/session-cookie.ts";
import { readAccessSettings } from "./access/settings.ts";
import { type AppOptions, createApp, createMemory } from "./app.ts";
import { followSubscriptions } from "./impact/subscriptions/follow.ts";
import { createSealer } from "./platform/audit/chain.ts";
import { createTrail } from "./platform/audit/trail.ts";
import { type Db, openDatabase } from "./platform/database.ts";
import { AppError, problemOf } from "./platform/errors.ts";
import { Deliverer } from "./platform/outbox/deliverer.ts";
import { type OutboxSettings, readOutboxSettings } from "./platform/outbox/settings.ts";
import { createWebhookSender } from "./platform/outbox/webhook.ts";

/** What wrangler.toml binds; every other text is configuration, as on Node. */
export type EdgeEnv = {
  readonly HYPERDRIVE: Pick<Hyperdrive, "connectionString">;
  readonly RATE_COUNTER?: DurableObjectNamespace;
};

/** Memory of an isolate is 128 MB, and a document takes a multiple of its length. */
const MOST_BODY_BYTES = 8_000_000;

/** A transaction, and a query beside it, for one request. */
const POOL = { connections: 2, keepsStatements: false };

/** The service as Workers run it: an app for each isolate, a database client for each request. */
export function createEdge(env: EdgeEnv, differently: Partial<AppOptions> = {}) {
  const { settings, faults } = readAccessSettings(textsIn(env));
  const { outbox, faults: others } = readOutboxSettings(textsIn(env));
  if (settings === undefined || outbox === undefined)
    return { app: misconfigured([...faults, ...others]), runChores: async () => {} };
  const trail = createTrail(createSealer(settings.auditKey));
  // A connection belongs to the request that opened it, and ends with it.
  const openDb = (): Db => openDatabase(env.HYPERDRIVE.connectionString, POOL).db;
  const memory = createMemory();
  const app = createApp({
    ...createIdentity({ ...settings, allowOpen: settings.allowOpen ?? false }),
    openDb,
    memory,
    outbox: { ...outbox, mail: undefined },
    needsSchema: true,
    mostBodyBytes: MOST_BODY_BYTES,
    trail,
    countRequest: countAt(env.RATE_COUNTER),
    addressOf: (c) => c.req.header(settings.clientAddressHeader ?? "cf-connecting-ip") ?? "unknown",
    afterwards: (c) => c.executionCtx.waitUntil(followUp(c.var.db, c.req.method)),
    logDefect: (error, request) => log("error", "unexpected failure", { error: describe(error), request }),
    warn: (text, entry) => log("warn", text, { audit: entry }),
    ...differently,
  });
  const flush = async (db: Db): Promise<void> => {
    await flushTrail(trail, db, Date.now()).catch((error: unknown) =>
      log("warn", "the audit is written later", { error: describe(error) }),
    );
  };
  const tellAll = async (db: Db): Promise<void> => {
    await followSubscriptions({ db, ...memory, publicUrl: settings.publicUrl }).catch(putOff);
    await deliver(db, outbox).catch(putOff);
  };
  const followUp = async (db: Db, method: string): Promise<void> => {
    await flush(db);
    if (!SAFE_METHODS.has(method)) await tellAll(db);
  };
  return {
    app,
    runChores: async () => {
      const db = openDb();
      await flush(db);
      await tellAll(db);
      await deleteOldSessions(db);
    },
  };
}

/** Sends what is due, and waits for it: what a Worker begins ends with the event that it was begun in. */
async function deliver(db: Db, { webhooks }: OutboxSettings): Promise<void> {
  const senders = webhooks === undefined ? {} : { webhook: createWebhookSender(webhooks) };
  const deliverer = new Deliverer({ senders, warn: (text, facts) => log("warn", text, facts) });
  await deliverer.start(db);
  await deliverer.settled();
}

function putOff(error: unknown): void {
  log("warn", "put off", { error: describe(error) });
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

function log(level: "warn" | "error", message: string, facts: Readonly<Record<string, unknown>>): void {
  console[level](JSON.stringify({ level, message, ...facts }));
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
