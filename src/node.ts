import { parseArgs } from "node:util";
import { type ServerType, serve } from "@hono/node-server";
import pino, { type Logger } from "pino";
import { createApp } from "./app.ts";
import { type Config, readConfig } from "./platform/config.ts";
import { type Connection, openDatabase } from "./platform/database.ts";
import { startEmbeddedPostgres } from "./platform/embedded-postgres/start.ts";
import { applyMigrations } from "./platform/migrate.ts";
import { serveSwaggerUi } from "./platform/openapi/swagger-ui.ts";
import { showExample } from "./replay/show-example.ts";

/** The service on Node: database, migrations, HTTP, and an orderly end. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { example: { type: "string" } } });
  const { config, faults } = readConfig(process.env);
  if (config === undefined) return fail(`Cannot start:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const database = await startDatabase(config, log);
  await migrate(database.connection, config);
  const { db, close } = openDatabase(database.connection);
  const app = createApp({
    db,
    serveFile: serveSwaggerUi(),
    logDefect: (error, request) => log.error({ err: error, request }, "unexpected failure"),
  });
  const server = await listen(app.fetch, config);
  onStop(async () => {
    await closeServer(server);
    await close();
    await database.stop();
  });
  const address = addressOf(server, config);
  log.info({ address, database: config.databaseUrl === undefined ? config.dataDir : "DATABASE_URL" }, "started");
  console.log(`Headcount listens on ${address} (health: ${address}/health, estimate: ${address}/v1/impact)`);
  if (values.example !== undefined) await showExample(values.example, address).catch(tellAndServeOn);
}

function tellAndServeOn(error: unknown): void {
  console.error(`The example cannot be shown: ${error instanceof Error ? error.message : String(error)}`);
}

async function migrate(connection: Connection, { databaseUrl }: Config): Promise<void> {
  await applyMigrations(connection).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(databaseUrl === undefined ? cause : `the database of DATABASE_URL cannot be used (${cause})`, {
      cause: error,
    });
  });
}

async function startDatabase(config: Config, log: Logger) {
  if (config.databaseUrl !== undefined) return { connection: config.databaseUrl, stop: async () => {} };
  return await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: (line) => log.debug({ postgres: line }),
    warn: (text) => log.error(text),
  });
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: Config,
): Promise<ServerType> {
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server));
    server.once("error", (error) => {
      const isTaken = "code" in error && error.code === "EADDRINUSE";
      reject(isTaken ? new Error(`port ${port} of ${host} is taken: set PORT to another (EADDRINUSE)`) : error);
    });
  });
}

function addressOf(server: ServerType, { host }: Config): string {
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Takes no new request and waits for those in flight. */
async function closeServer(server: ServerType): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}

function onStop(stop: () => Promise<void>): void {
  const stopped = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stopped.resolve);
  void stopped.promise.then(stop).then(
    () => process.exit(0),
    (error: unknown) => fail(error),
  );
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? `Cannot go on: ${error.message}` : error);
  process.exit(1);
}

main().catch(fail);
