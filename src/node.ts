import type { ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { type ServerType, serve } from "@hono/node-server";
import type { Logger } from "pino";
import { flushTrail } from "./access/flush.ts";
import { deleteOldSessions, deleteOldTickets } from "./access/repository.ts";
import { bundlePage } from "./dashboard/bundle.ts";
import { watchFeeds } from "./alarms/feeds/keep.ts";
import { createHostApp, createHostDeliverer, openHost, readHost } from "./host.ts";
import { createEstimateFile } from "./last-estimate.ts";
import type { Config } from "./platform/config.ts";
import { LedgerEar } from "./platform/ledger/listen.ts";
import { LOCAL_PRINCIPAL } from "./platform/principal.ts";
import { showExample } from "./replay/show-example.ts";

/** The service on Node: database, migrations, HTTP, and an orderly end. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { example: { type: "string" } } });
  const host = readHost(process.env);
  const { config, log } = host;
  const [{ db, connection, close }, pageFiles] = await Promise.all([openHost(host), bundlePage()]);
  const { app, trail, memory, follow, remind, watchStatements, broadcast } = createHostApp(host, db, { pageFiles });
  const flush = (now: number): Promise<void> => flushTrail(trail, db, now);
  const { app: own } = createHostApp(host, db, { everybodyIs: LOCAL_PRINCIPAL, memory });
  const keepEstimate = createEstimateFile(config.estimateFile, own.fetch);
  const deliverer = createHostDeliverer(host);
  const stopChores = startChores(log, [
    { everyMilliseconds: 1_000, run: () => flush(Date.now()) },
    { everyMilliseconds: 1_000, run: () => watchFeeds(db) },
    { everyMilliseconds: 1_000, run: keepEstimate },
    { everyMilliseconds: 1_000, run: follow },
    { everyMilliseconds: 15_000, run: remind },
    { everyMilliseconds: 5_000, run: watchStatements },
    { everyMilliseconds: 1_000, run: () => deliverer.start(db) },
    { everyMilliseconds: 3_600_000, run: () => deleteOldSessions(db) },
    { everyMilliseconds: 600_000, run: () => deleteOldTickets(db) },
  ]);
  const ear = new LedgerEar({
    connection,
    onChange: () => broadcast.poke(),
    warn: (error) => log.debug({ err: error }, "commits are not heard of at once"),
  });
  const server = await listen(app.fetch, config);
  onStop(async () => {
    await closeServer(server, { config, endStreams: () => broadcast.close() });
    stopChores();
    await ear.close();
    await deliverer.stop();
    await flush(Number.POSITIVE_INFINITY).catch((error: unknown) =>
      log.error({ err: error }, "the audit is not whole"),
    );
    await close();
  });
  const address = addressOf(server, config);
  log.info({ address, database: config.databaseUrl === undefined ? config.dataDir : "DATABASE_URL" }, "started");
  console.log(`Headcount listens on ${address} (health: ${address}/health, estimate: ${address}/v1/impact)`);
  if (values.example !== undefined) await showExample(values.example, address, own.fetch).catch(tellAndServeOn);
}

function tellAndServeOn(error: unknown): void {
  console.error(`The example cannot be shown: ${error instanceof Error ? error.message : String(error)}`);
}

type Chore = { readonly everyMilliseconds: number; readonly run: () => Promise<unknown> };

/** Runs each chore again and again, never twice at once; what fails is tried again the next time. */
function startChores(log: Logger, chores: readonly Chore[]): () => void {
  const timers = chores.map(({ everyMilliseconds, run }) => {
    let isUnderWay = false;
    const start = (): void => {
      if (isUnderWay) return;
      isUnderWay = true;
      void run()
        .catch((error: unknown) => log.debug({ err: error }, "put off"))
        .finally(() => (isUnderWay = false));
    };
    return setInterval(start, everyMilliseconds);
  });
  return () => timers.forEach(clearInterval);
}

/** Seconds that a client may take to send the header of a request. */
const HEADER_SECONDS = 10;

/** Milliseconds that a client may take to send a header, and all of a request. */
function slowest({ requestSeconds }: Config) {
  const headersTimeout = Math.min(HEADER_SECONDS, requestSeconds) * 1000;
  return { headersTimeout, requestTimeout: requestSeconds * 1000, connectionsCheckingInterval: 1_000 };
}

async function listen(fetch: (request: Request) => Response | Promise<Response>, config: Config): Promise<ServerType> {
  const { host, port } = config;
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port, serverOptions: slowest(config) }, () => resolve(server));
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

/** Those in flight may take as long, so that a service manager need not kill what is still to be done after that. */
const MOST_LAST_SECONDS = 30;

type Closing = { readonly config: Config; readonly endStreams: () => void };

/** Takes no new connection, ends streams, answers what is in flight, and cuts off who has not sent all of a request by then. */
async function closeServer(server: ServerType, { config, endStreams }: Closing): Promise<void> {
  // Whoever sends request after request by one connection must open another, and learns that there is nobody.
  server.prependListener("request", (_request, response: ServerResponse) => response.setHeader("Connection", "close"));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endStreams();
  // Node looks after slow requests only until it closes.
  const timer = setTimeout(
    () => "closeAllConnections" in server && server.closeAllConnections(),
    Math.min(config.requestSeconds, MOST_LAST_SECONDS) * 1000,
  );
  await closed;
  clearTimeout(timer);
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
