import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import pino, { type Logger } from "pino";
import { RequestCounter } from "./access/rate-limit.ts";
import type { AccessSettings } from "./access/settings.ts";
import { createIdentity } from "./access/identity.ts";
import { type Memory, createApp, createMemory } from "./app.ts";
import { Broadcast } from "./impact/stream/broadcast.ts";
import { followSubscriptions } from "./impact/subscriptions/follow.ts";
import { createSealer } from "./platform/audit/chain.ts";
import { type Trail, createTrail } from "./platform/audit/trail.ts";
import { type Config, isLoopback, readConfig } from "./platform/config.ts";
import { type Connection, type Db, openDatabase } from "./platform/database.ts";
import { startEmbeddedPostgres } from "./platform/embedded-postgres/start.ts";
import { applyMigrations } from "./platform/migrate.ts";
import { Deliverer } from "./platform/outbox/deliverer.ts";
import { createMailSender } from "./platform/outbox/email.ts";
import type { Senders } from "./platform/outbox/send.ts";
import type { OutboxSettings } from "./platform/outbox/settings.ts";
import { createWebhookSender } from "./platform/outbox/webhook.ts";
import { serveSwaggerUi } from "./platform/openapi/swagger-ui.ts";
import type { PageSettings } from "./dashboard/settings.ts";
import type { PageFile } from "./dashboard/bundle.ts";
import { servePage } from "./dashboard/serve-page.ts";
import type { Principal } from "./platform/principal.ts";
import { within } from "./platform/pulse.ts";
import { remindOfObligations } from "./regulation/clocks/remind.ts";
import { followStatements } from "./statements/drift/follow.ts";
import type { ReminderSettings } from "./regulation/clocks/settings.ts";
import { readSettings } from "./settings.ts";

/** What Node's programs have in common: the service and the command line. */

export type Host = {
  readonly config: Config;
  readonly settings: AccessSettings;
  readonly outbox: OutboxSettings;
  readonly page: PageSettings;
  readonly reminders: ReminderSettings;
  readonly log: Logger;
};

/** Reads the whole configuration; throws with all its faults at once. */
export function readHost(environment: Readonly<Record<string, string | undefined>>): Host {
  const { config, faults } = readConfig(environment);
  const { settings, faults: otherFaults } = readSettings(environment);
  const isExposed = config !== undefined && !isLoopback(config.host);
  const exposure = isExposed && settings?.access.allowOpen === true ? [refuseExposure(config.host)] : [];
  const all = [...faults, ...otherFaults, ...exposure];
  if (config === undefined || settings === undefined || all.length > 0)
    throw new Error(`the configuration has faults:\n${all.map((fault) => `  ${fault}`).join("\n")}`);
  const { access, outbox, page, reminders } = settings;
  return {
    config,
    settings: isExposed ? { ...access, allowOpen: false } : access,
    outbox,
    page,
    reminders,
    log: pino({ level: config.logLevel }, pino.destination(2)),
  };
}

function refuseExposure(host: string): string {
  return `ALLOW_OPEN is 1, but HOST is ${host}, which others can reach: whoever calls could read and write everything. Use 127.0.0.1, ::1 or localhost, or leave ALLOW_OPEN out.`;
}

export type OpenHost = { readonly db: Db; readonly connection: Connection; readonly close: () => Promise<void> };

/** Starts the database where it is ours, brings it to the present schema, and opens a pool. */
export async function openHost({ config, log }: Host): Promise<OpenHost> {
  const { connection, stop } = await startDatabase(config, log);
  await migrate(connection, config);
  const { db, close } = openDatabase(connection);
  return {
    db,
    connection,
    close: async () => {
      await close();
      await stop();
    },
  };
}

async function startDatabase(config: Config, log: Logger) {
  if (config.databaseUrl !== undefined) return { connection: config.databaseUrl, stop: async () => {} };
  return await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: (line) => log.debug({ postgres: line }),
    warn: (text) => log.error(text),
  });
}

async function migrate(connection: Connection, { databaseUrl }: Config): Promise<void> {
  await applyMigrations(connection).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(databaseUrl === undefined ? cause : `the database of DATABASE_URL cannot be used (${cause})`, {
      cause: error,
    });
  });
}

type HostAppOptions = {
  /** For requests of this very process, which show no credential. */
  readonly everybodyIs?: Principal;
  /** What another app of this process remembers. */
  readonly memory?: Memory;
  /** The files of the page; without them it is not served. */
  readonly pageFiles?: readonly PageFile[];
};

/** The service as Node runs it. */
export function createHostApp(
  { settings, outbox, page, reminders, log }: Host,
  db: Db,
  { everybodyIs, memory = createMemory(), pageFiles = [] }: HostAppOptions = {},
) {
  const trail = createTrail(createSealer(settings.auditKey));
  const counter = new RequestCounter();
  const broadcast = createBroadcast(db, { memory, log });
  const app = createApp({
    openDb: () => db,
    openStream: (newcomer) => broadcast.open(newcomer),
    ...createIdentity(settings),
    outbox,
    memory,
    trail,
    everybodyIs,
    countRequest: async (policy) => counter.hit(policy, Date.now()),
    addressOf: (c) => addressOf(c, settings.clientAddressHeader),
    logDefect: (error, request) => log.error({ err: error, request }, "unexpected failure"),
    serveFile: serveSwaggerUi(),
    page,
    servePageFile: servePage(pageFiles),
    warn: (text, entry) => log.warn({ audit: entry }, text),
  });
  const follow = async (): Promise<void> =>
    await within(followSubscriptions({ db, ...memory, publicUrl: settings.publicUrl }), LONGEST_FOLLOWING_MILLISECONDS);
  const reminding = { db, ...memory, reminders, publicUrl: settings.publicUrl };
  const remind = async (): Promise<void> =>
    await within(remindOfObligations(reminding), LONGEST_FOLLOWING_MILLISECONDS);
  const watchStatements = async (): Promise<void> =>
    await within(
      followStatements({ db, ...memory, trail, publicUrl: settings.publicUrl }),
      LONGEST_FOLLOWING_MILLISECONDS,
    );
  return { app, trail, memory, follow, remind, watchStatements, broadcast };
}

function createBroadcast(db: Db, { memory, log }: { readonly memory: Memory; readonly log: Logger }): Broadcast {
  return new Broadcast({ openDb: () => db, memory, warn: (error) => log.error({ err: error }, "the stream failed") });
}

/** A database on which nothing moves any more is not waited for; who comes back to it finds what was told told. */
const LONGEST_FOLLOWING_MILLISECONDS = 60_000;

/** Sends what is in the outbox, by webhook and by e-mail, as far as either is configured. */
export function createHostDeliverer({ outbox: { webhooks, mail }, log }: Host): Deliverer {
  const senders: Senders = {
    ...(webhooks === undefined ? {} : { webhook: createWebhookSender(webhooks) }),
    ...(mail === undefined ? {} : { email: createMailSender(mail) }),
  };
  return new Deliverer({ senders, warn: (text, facts) => log.warn(facts, text) });
}

export type HostApp = { readonly app: ReturnType<typeof createApp>; readonly trail: Trail };

/** The peer, or who the proxy in front says that it is; of several the last, since that one the proxy itself saw. */
function addressOf(c: Context, header: string | undefined): string {
  const said = header === undefined ? undefined : c.req.header(header)?.split(",").at(-1)?.trim();
  if (said !== undefined && said !== "") return said;
  const isOverHttp = c.env !== undefined && "incoming" in c.env;
  return (isOverHttp ? getConnInfo(c).remote.address : undefined) ?? "this process";
}
