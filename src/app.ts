import { type Context, Hono, type MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { requestId } from "hono/request-id";
import type { AccessEnv } from "./access/access-env.ts";
import { auditRoutes } from "./access/audit-routes.ts";
import { type GateOptions, gate } from "./access/gate.ts";
import { accessRoutes, signInRoutes } from "./access/routes.ts";
import { type WatchOptions, watch } from "./access/watch.ts";
import { createPresent, type Present } from "./alarms/present.ts";
import { declarationRoutes } from "./alarms/declarations/routes.ts";
import { feedRoutes } from "./alarms/feeds/routes.ts";
import { registrationRoutes } from "./alarms/registrations/routes.ts";
import { alarmRoutes } from "./alarms/routes.ts";
import { type Chronicle, createChronicle } from "./alarms/history/chronicle.ts";
import { impactRoutes } from "./impact/routes.ts";
import { timelineRoutes } from "./impact/timeline/routes.ts";
import type { Timelines } from "./impact/timeline/timeline.ts";
import type { OpenStream } from "./impact/stream/listeners.ts";
import { streamRoutes } from "./impact/stream/routes.ts";
import { subscriptionRoutes } from "./impact/subscriptions/routes.ts";
import { type IncidentEnv, type NetworkMemory, createNetworkMemory } from "./incidents/load.ts";
import { dashboardRoutes } from "./dashboard/routes.ts";
import { DEFAULT_PAGE, type PageSettings } from "./dashboard/settings.ts";
import { evidenceRoutes } from "./incidents/evidence/routes.ts";
import { incidentRoutes } from "./incidents/routes.ts";
import { decisionRoutes } from "./incidents/records/decisions/routes.ts";
import { factRoutes } from "./incidents/records/facts/routes.ts";
import { handoverRoutes } from "./incidents/records/handover/routes.ts";
import { measurementRoutes } from "./incidents/records/measured/routes.ts";
import { sitrepRoutes } from "./incidents/records/sitreps/routes.ts";
import { answerRoutes } from "./regulation/answers/routes.ts";
import { verdictsPart } from "./regulation/verdicts/evidence.ts";
import { verdictRoutes } from "./regulation/verdicts/routes.ts";
import { createModels, type Models } from "./inventory/models.ts";
import { inventoryRoutes } from "./inventory/routes.ts";
import { regulationKeepRoutes } from "./regulation/keep/routes.ts";
import { draftRoutes } from "./regulation/drafts/routes.ts";
import { filingsPart } from "./regulation/filings/evidence-part.ts";
import { filingRoutes, putRightRoutes } from "./regulation/filings/routes.ts";
import { type Db, translateDatabaseError } from "./platform/database.ts";
import { AppError, problemOf } from "./platform/errors.ts";
import { outboxRoutes } from "./platform/outbox/routes.ts";
import { NO_OUTBOX, type OutboxSettings } from "./platform/outbox/settings.ts";
import { describe } from "./platform/openapi/route.ts";
import { docsRoutes } from "./platform/openapi/routes.ts";
import { settingsRoutes } from "./platform/settings/routes.ts";
import type { Recall } from "./platform/recall.ts";
import { getHealth, getReadiness, readinessOf } from "./readiness.ts";
import { clockRoutes } from "./regulation/clocks/routes.ts";
import { afterwardsRoutes, approvalRoutes, publicationRoutes } from "./statements/approval/routes.ts";
import { statementRoutes } from "./statements/drafts/routes.ts";
import { comparedRoutes } from "./statements/drift/routes.ts";
import { statementKeepRoutes } from "./statements/keep/routes.ts";
import { publicRoutes } from "./statements/publishing/routes.ts";

export type AppOptions = GateOptions &
  WatchOptions & {
    /** The database of a request: Node's pool, or on Workers a client of its own. */
    readonly openDb: (c: Context) => Db;
    /** What is remembered beyond this process, as each request opens it. */
    readonly openRecall?: ((c: Context) => Recall) | undefined;
    /** What this process remembers; without it one of its own. */
    readonly memory?: Memory;
    /** Opens streams of the estimate; without it there are none. */
    readonly openStream?: OpenStream | undefined;
    /** How and where to messages may be sent; without it, not at all. */
    readonly outbox?: OutboxSettings;
    /** The largest body that memory allows, 50 MB unless said otherwise. */
    readonly mostBodyBytes?: number;
    /** What is left to do once an answer stands. */
    readonly afterwards?: (c: Context<Env>) => void;
    /** Told of every defect, whole. */
    readonly logDefect: (
      error: unknown,
      request: { readonly id: string; readonly method: string; readonly path: string },
    ) => void;
    /** Serves the files of `/docs` where the platform does not by itself. */
    readonly serveFile?: MiddlewareHandler | undefined;
    /** What the page shows of this service, and who serves its files where the platform does not. */
    readonly page?: PageSettings;
    readonly servePageFile?: MiddlewareHandler | undefined;
  };

/** What a process remembers of the ledger, for all its requests. */
export type Memory = {
  readonly models: Models;
  readonly present: Present;
  readonly chronicle: Chronicle;
  readonly timelines: Timelines;
  readonly network: NetworkMemory;
};

export function createMemory(): Memory {
  return {
    models: createModels(),
    present: createPresent(),
    chronicle: createChronicle(),
    timelines: new Map(),
    network: createNetworkMemory(),
  };
}

type Env = {
  Variables: IncidentEnv["Variables"] & AccessEnv["Variables"] & { readonly openStream: OpenStream | undefined };
};

/** The estimate, at a moment and over time. */
const estimateRoutes = new Hono<Env>().route("/", impactRoutes).route("/", timelineRoutes);

/** Incidents, what people add to them, and what is made of it. */
const outageRoutes = new Hono<Env>()
  .route("/", incidentRoutes)
  .route("/", decisionRoutes)
  .route("/", factRoutes)
  .route("/", sitrepRoutes)
  .route("/", measurementRoutes)
  .route("/", handoverRoutes);

/** What must be reported, to whom, by when. */
const regulationRoutes = new Hono<Env>()
  .route("/", verdictRoutes)
  .route("/", answerRoutes)
  .route("/", regulationKeepRoutes)
  .route("/", clockRoutes)
  .route("/", draftRoutes)
  .route("/", filingRoutes)
  .route("/", putRightRoutes);

/** What the public is told. */
function toldRoutes(settings: AppOptions["settings"]) {
  return new Hono<Env>()
    .route("/", statementRoutes)
    .route("/", approvalRoutes)
    .route("/", publicationRoutes(settings))
    .route("/", afterwardsRoutes)
    .route("/", comparedRoutes)
    .route("/", statementKeepRoutes);
}

/** The service, wherever it runs. */
export function createApp(options: AppOptions) {
  const memory = options.memory ?? createMemory();
  const app = new Hono<Env>()
    .use(requestId())
    .get("/health", describe(getHealth), (c) => c.json({ status: "ok" }))
    .use(async (c, next) => {
      c.set("db", options.openDb(c));
      c.set("models", memory.models);
      c.set("present", memory.present);
      c.set("chronicle", memory.chronicle);
      c.set("timelines", memory.timelines);
      c.set("network", memory.network);
      c.set("outbox", options.outbox ?? NO_OUTBOX);
      c.set("openStream", options.openStream);
      c.set("recall", options.openRecall?.(c));
      c.set("mostBodyBytes", options.mostBodyBytes ?? 50_000_000);
      await next();
      options.afterwards?.(c);
    })
    .use(watch(options))
    .use(gate(options))
    .get("/ready", describe(getReadiness), async (c) => c.json(await readinessOf(c.var)))
    .route("/auth", signInRoutes)
    .route("/v1", accessRoutes)
    .route("/v1", auditRoutes(options.trail))
    .route("/v1", outboxRoutes)
    .route("/v1", inventoryRoutes)
    .route("/v1", settingsRoutes)
    .route("/v1", registrationRoutes)
    .route("/v1", feedRoutes)
    .route("/v1", declarationRoutes)
    .route("/v1", alarmRoutes)
    .route("/v1", estimateRoutes)
    .route("/v1", outageRoutes)
    .route("/v1", evidenceRoutes([filingsPart, verdictsPart]))
    .route("/v1", regulationRoutes)
    .route("/v1", toldRoutes(options.settings))
    .route("/v1", streamRoutes)
    .route("/v1", subscriptionRoutes);
  addPages(app, options);
  app.notFound((c) =>
    answerProblem(c, new AppError("not-found", `There is nothing at ${c.req.method} ${c.req.path}.`)),
  );
  app.onError((error, c) => {
    const known = asAppError(error);
    if (known === undefined) options.logDefect(error, { id: c.var.requestId, method: c.req.method, path: c.req.path });
    return answerProblem(c, known ?? new AppError("unexpected", `Request ${c.var.requestId}.`));
  });
  return app;
}

/** What people open in a browser. */
function addPages(app: Hono<Env>, { page = DEFAULT_PAGE, servePageFile, serveFile, settings }: AppOptions): void {
  app.route("/", publicRoutes(settings));
  app.route("/", dashboardRoutes({ settings: page, serveFile: servePageFile }));
  app.route("/", docsRoutes({ routes: () => app.routes, serveFile }));
}

export type App = ReturnType<typeof createApp>;

function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException) return new AppError("malformed-request", error.message);
  return translateDatabaseError(error);
}

const RETRY_AFTER_SECONDS = "5";

function answerProblem(c: Context<Env>, error: AppError): Response {
  const problem = problemOf(error, c.req.path);
  if (problem.status === 503) c.header("Retry-After", RETRY_AFTER_SECONDS);
  if (problem.status === 401) c.header("WWW-Authenticate", 'Bearer realm="headcount"');
  c.header("X-Request-Id", c.var.requestId);
  c.header("Cache-Control", "no-store");
  return c.body(JSON.stringify(problem), problem.status, { "Content-Type": "application/problem+json" });
}
