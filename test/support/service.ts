import { type SQL, sql } from "drizzle-orm";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import type { Credential } from "../../src/access/credential.ts";
import { flushTrail } from "../../src/access/flush.ts";
import { RequestCounter } from "../../src/access/rate-limit.ts";
import { insertCredential } from "../../src/access/repository.ts";
import { createCredentialId, createSecret } from "../../src/access/secret.ts";
import { type AccessSettings, DEFAULT_SETTINGS } from "../../src/access/settings.ts";
import { createIdentity } from "../../src/access/identity.ts";
import { type AppOptions, createApp, createMemory } from "../../src/app.ts";
import { Broadcast } from "../../src/impact/stream/broadcast.ts";
import { followSubscriptions } from "../../src/impact/subscriptions/follow.ts";
import { createSealer } from "../../src/platform/audit/chain.ts";
import { createTrail } from "../../src/platform/audit/trail.ts";
import { Deliverer } from "../../src/platform/outbox/deliverer.ts";
import { NO_OUTBOX, readOutboxSettings } from "../../src/platform/outbox/settings.ts";
import { createWebhookSender } from "../../src/platform/outbox/webhook.ts";
import { type Db, openDatabase } from "../../src/platform/database.ts";
import { remindOfObligations } from "../../src/regulation/clocks/remind.ts";
import { DEFAULT_REMINDERS } from "../../src/regulation/clocks/settings.ts";
import { followStatements } from "../../src/statements/drift/follow.ts";
import { type Principal, Scope } from "../../src/platform/principal.ts";
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";
import type { Backend } from "./backend.ts";
import { createMigratedDatabase } from "./database.ts";
import { faultsOfAnswer } from "./described.ts";
import { backendInWorkerd } from "./workerd.ts";

/** The service on a database of its own; `defects` are the errors that it could not explain to its caller. */
export type TestService = Backend & {
  readonly db: Db;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly send: (
    method: string,
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** The same database behind another app, as another process would be. */
  readonly restart: (principal?: Principal) => TestService;
  readonly close: () => Promise<void>;
};

/** `body` is the parsed JSON, or the text of another type. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export async function startTestService(access: TestAccess = {}): Promise<TestService> {
  const database = await createMigratedDatabase();
  const { db, close } = openDatabase(database.connection);
  return serviceOn({ db, connection: database.connection }, access, async () => {
    await close();
    await database.drop();
  });
}

/** Settings other than those of a newcomer's machine, and whose credential every request shows. */
export type TestAccess = {
  readonly settings?: Partial<AccessSettings>;
  readonly principal?: Principal;
  /** What the outbox is configured by. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** An app as `startTestService` makes one, on any database. */
export function createTestApp(
  db: Db,
  {
    settings = {},
    environment = {},
    logDefect,
  }: Omit<TestAccess, "principal"> & { readonly logDefect: AppOptions["logDefect"] },
) {
  const whole = { ...DEFAULT_SETTINGS, allowOpen: true, ...settings };
  const trail = createTrail(createSealer(whole.auditKey));
  const counter = new RequestCounter();
  const warnings: string[] = [];
  const memory = createMemory();
  const outbox = readOutboxSettings(environment).outbox ?? NO_OUTBOX;
  const broadcast = new Broadcast({ openDb: () => db, memory, warn: (error) => logDefect(error, STREAM) });
  const app = createApp({
    ...createIdentity(whole),
    openStream: (newcomer) => broadcast.open(newcomer),
    outbox,
    memory,
    openDb: () => db,
    logDefect,
    trail,
    countRequest: async (policy) => counter.hit(policy, Date.now()),
    addressOf: (c) => c.req.header("x-test-address") ?? "127.0.0.1",
    warn: (text) => warnings.push(text),
  });
  const runChores = async (): Promise<void> => {
    const { publicUrl } = whole;
    await followSubscriptions({ db, ...memory, publicUrl });
    await remindOfObligations({ db, ...memory, reminders: DEFAULT_REMINDERS, publicUrl });
    await followStatements({ db, ...memory, trail, publicUrl });
    const senders = outbox.webhooks === undefined ? {} : { webhook: createWebhookSender(outbox.webhooks) };
    const deliverer = new Deliverer({ senders, warn: (text) => warnings.push(text) });
    await deliverer.start(db);
    await deliverer.settled();
  };
  return { app, trail, warnings, runChores };
}

const STREAM = { id: "", method: "GET", path: "/v1/impact/stream" };

type Sent = { readonly method?: string; readonly body?: string; readonly headers: Readonly<Record<string, string>> };

type Place = { readonly db: Db; readonly connection: PostgresConnection };

/** Whether suites run against the Worker in workerd rather than the app in this process. */
export const isInWorkerd = inject("worker") !== undefined;

/** Of a property whose proof on Node has so many runs: a tenth, since what differs here is the way to the database. */
export function runsHere(runs: number): number {
  return isInWorkerd ? Math.ceil(runs / 10) : runs;
}

/** The largest body that the service reads here. */
export const MOST_BODY_BYTES = isInWorkerd ? 8_000_000 : 50_000_000;

/** For what cannot be shown in workerd, with the reason. */
export function onlyOnNode(_reason: string) {
  return isInWorkerd ? test.skip : test;
}

function backendOn({ db, connection }: Place, access: TestAccess): Backend {
  if (isInWorkerd) return backendInWorkerd(connection, access);
  const defects: unknown[] = [];
  const logDefect = (error: unknown) => defects.push(error);
  const { app, trail, warnings, runChores } = createTestApp(db, { ...access, logDefect });
  return {
    defects,
    warnings,
    request: (path, init) => app.request(path, init),
    flush: () => flushTrail(trail, db, Number.POSITIVE_INFINITY),
    runChores,
  };
}

function serviceOn(place: Place, access: TestAccess, close: () => Promise<void>): TestService {
  const { db } = place;
  const { principal, ...same } = access;
  const backend = backendOn(place, access);
  let shown: Promise<string> | undefined;
  const authorization = async (): Promise<Record<string, string>> => {
    if (principal === undefined) return {};
    shown ??= storeCredential(db, principal).then(({ secret }) => secret);
    return { Authorization: `Bearer ${await shown}` };
  };
  const request = async (path: string, init: Sent): Promise<Answer> => {
    const response = await backend.request(path, { ...init, headers: { ...(await authorization()), ...init.headers } });
    const mediaType = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const text = mediaType === "text/event-stream" ? await beginningOf(response) : await response.text();
    const { status, headers } = response;
    const body: unknown = mediaType.includes("json") ? JSON.parse(text) : text;
    const asked = { method: init.method ?? "GET", path: new URL(path, "http://localhost").pathname };
    expect(faultsOfAnswer(asked, { status, mediaType, body }), `${asked.method} ${path} is not as described`).toEqual(
      [],
    );
    return { status, headers, body };
  };
  return {
    ...backend,
    db,
    get: (path, headers = {}) => request(path, { headers }),
    send: (method, path, body, headers = {}) =>
      request(path, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    restart: (other) => serviceOn(place, { ...same, ...(other && { principal: other }) }, close),
    close,
  };
}

/** What comes first of an answer that has no end. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** Stores a credential with just these rights, as nobody could ask for one over HTTP. */
export async function storeCredential(
  db: Db,
  { id, scopes, operators }: Principal,
  alter: Partial<Credential> = {},
): Promise<{ readonly secret: string; readonly credential: Credential }> {
  const { secret, ...stored } = createSecret(alter.kind ?? "key");
  const credential: Credential = {
    ...stored,
    id: createCredentialId(),
    kind: "key",
    name: "test",
    principal: id,
    scopes: scopes === "all" ? Scope.options : scopes,
    operators,
    requestsPerMinute: null,
    createdAt: "2018-01-01T00:00:00Z",
    createdBy: "test",
    expiresAt: "2099-01-01T00:00:00Z",
    firstUsedAt: null,
    lastUsedAt: null,
    lastUsedFrom: null,
    revokedAt: null,
    revokedBy: null,
    parent: null,
    lineage: null,
    ...alter,
  };
  await insertCredential(db, credential);
  return { secret, credential };
}

/** Changes rows as somebody would who has the database's owner's rights and leaves out that rows are only added. */
export async function alterBehindOurBack(db: Db, statement: SQL): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(statement);
  });
}

const Offences = z.object({ errors: z.array(z.object({ path: z.string(), message: z.string() })) });

/** The paths of all offences that a refusal names. */
export function pathsOf(answer: Answer): readonly string[] {
  return Offences.parse(answer.body).errors.map(({ path }) => path);
}

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  instance: z.string(),
});

/** Asserts that an answer is a problem document with this status, and gives it. */
export function expectProblem(answer: Answer, status: number): z.infer<typeof Problem> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = Problem.parse(answer.body);
  expect(problem.status).toBe(status);
  return problem;
}
