import { sql } from "drizzle-orm";
import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { hashOf } from "../../src/access/secret.ts";
import { type OpenDatabase, openDatabase } from "../../src/platform/database.ts";
import type { Principal } from "../../src/platform/principal.ts";
import { SMALL } from "../inventory/documents.ts";
import type { TestDatabase } from "../support/create-database.ts";
import { createMigratedDatabase } from "../support/database.ts";
import { type DeployedWorker, deployWorker } from "../support/deployed-worker.ts";
import { type Gateway, openGateway } from "../support/gateway.ts";
import { startIdentityProvider } from "../support/identity-provider.ts";
import { storeCredential } from "../support/service.ts";

/** An isolate that has just begun and remembers nothing, while the database is silent. */

let database: TestDatabase;
let open: OpenDatabase;
let gateway: Gateway;
let worker: DeployedWorker;

afterEach(async () => {
  await worker.harness.close();
  await gateway.close();
  await open.close();
  await database.drop();
});

async function start(vars: Readonly<Record<string, string>>, bindings?: readonly string[]): Promise<void> {
  database = await createMigratedDatabase();
  open = openDatabase(database.connection);
  gateway = await openGateway(database.connection);
  const connection = { ...database.connection, port: gateway.port };
  worker = await deployWorker(connection, { vars, ...(bindings && { bindings }) });
}

const OPEN = { ALLOW_OPEN: "1" };
const bearer = (secret: string) => ({ headers: { Authorization: `Bearer ${secret}` } });
const sending = (method: string, body: unknown, secret?: string) => ({
  method,
  body: JSON.stringify(body),
  headers: { "Content-Type": "application/json", ...(secret === undefined ? {} : bearer(secret).headers) },
});
const event = { id: "1", node: "n2", state: "down", occurredAt: "2018-12-06T05:00:00Z" };

/** Another isolate, whose database is silent. */
async function cold(how: "refuse" | "hang" | "fail" = "refuse"): Promise<void> {
  await gateway.shut(how);
  await worker.restart();
}

/** Asks the Durable Object itself, as an isolate would. */
async function askObject(method: string, label: Label, body?: Uint8Array<ArrayBuffer>) {
  const { LAST_KNOWN: objects } = await worker.harness.getWorker<{ LAST_KNOWN: DurableObjectNamespace }>().getEnv();
  const url = `https://last-known/?${new URLSearchParams(label).toString()}`;
  const object = objects.get(objects.idFromName(label.key.split(" ")[0] ?? ""));
  return await object.fetch(url, { method, ...(body && { body }) });
}
type Label = { readonly key: string; readonly tag?: string; readonly at?: string; readonly until?: string };

/** The text that is kept under a key; undefined where nothing is. */
async function keptAs(key: string): Promise<string | undefined> {
  const answer = await askObject("GET", { key });
  const text = await answer.text();
  return answer.ok ? text : undefined;
}

async function keepAs(key: string, text: string, atMilliseconds: number): Promise<void> {
  const label = { key, tag: String(atMilliseconds), at: String(atMilliseconds), until: "9e15" };
  expect((await askObject("PUT", label, new TextEncoder().encode(text))).status).toBe(204);
}

/** An answer about the present, once it is kept. */
async function askAndKeep(audience = "all", init = {}) {
  const answer = await worker.ask("/v1/impact", init);
  expect(answer).toMatchObject({ status: 200, body: { stale: false } });
  const body = z.record(z.string(), z.unknown()).parse(answer.body);
  await expect.poll(async () => await keptAs(`estimate ${audience}`), LONG).toBe(JSON.stringify(body));
  return body;
}

const LONG = { timeout: 10_000 };

const UNAVAILABLE = { status: 503, body: { type: "/problems/unavailable" } };

const staleSecondsOf = (body: unknown) => z.looseObject({ staleSeconds: z.int() }).parse(body).staleSeconds;
const staleOf = (body: object) => ({ ...body, stale: true, staleSeconds: expect.any(Number) });

describe("the estimate that was kept", () => {
  test.each(["refuse", "hang", "fail"] as const)(
    "is what a cold isolate answers while its database would %s, and it heals",
    async (how) => {
      await start(OPEN);
      expect(await worker.ask("/v1/inventory", sending("PUT", SMALL))).toMatchObject({ status: 201 });
      await askAndKeep();
      expect(await worker.ask("/v1/events", sending("POST", event))).toMatchObject({ status: 202 });
      const before = await askAndKeep();
      await cold(how);
      const during = await worker.ask("/v1/impact");
      expect(during).toMatchObject({ status: 200, body: staleOf(before) });
      const staleSeconds = staleSecondsOf(during.body);
      expect(during.headers.get("age")).toBe(String(staleSeconds));
      expect(during.headers.get("cache-control")).toBe("private, no-cache");
      expect(await worker.ask("/ready")).toMatchObject({ status: 200, body: { status: "stale", inventoryVersion: 1 } });
      for (const [path, init] of [
        ["/v1/impact?operator=op"],
        ["/v1/impact?at=2018-12-06T05:00:00Z"],
        ["/v1/impact?minSequence=1"],
        ["/v1/impact?format=csv"],
        ["/v1/nodes"],
        ["/v1/impact/what-if", sending("POST", { states: { n1: "down" } })],
        ["/v1/events", sending("POST", { ...event, id: "2" })],
        ["/v1/inventory", sending("PUT", SMALL)],
      ] as const) {
        const refused = await worker.ask(path, init);
        expect(refused, path).toMatchObject(UNAVAILABLE);
        expect(refused.headers.get("retry-after"), path).toBe("5");
      }
      await gateway.reopen();
      await expect.poll(async () => (await worker.ask("/v1/impact")).body, LONG).toEqual(before);
      expect(await worker.ask("/ready")).toMatchObject({ status: 200, body: { status: "ready" } });
      expect(await worker.ask("/v1/events", sending("POST", { ...event, id: "2" }))).toMatchObject({ status: 202 });
    },
  );

  test("is not there where nobody ever knew one, and 503 is answered until the database speaks", async () => {
    await start(OPEN);
    await cold("hang");
    expect(await worker.ask("/v1/impact")).toMatchObject(UNAVAILABLE);
    expect(await worker.ask("/ready")).toMatchObject(UNAVAILABLE);
    expect(await worker.ask("/health")).toMatchObject({ status: 200 });
    await gateway.reopen();
    await expect.poll(async () => await worker.ask("/ready"), LONG).toMatchObject({ status: 200 });
  });

  test("is not there without the Durable Object, and everything else is as with it", async () => {
    await start(OPEN, ["RATE_COUNTER"]);
    expect(await worker.ask("/v1/inventory", sending("PUT", SMALL))).toMatchObject({ status: 201 });
    const before = await worker.ask("/v1/impact");
    expect(before).toMatchObject({ status: 200, body: { stale: false } });
    expect(await worker.harness.getWorker().scheduled({ cron: "0 * * * *" })).toMatchObject({ outcome: "ok" });
    await gateway.shut("refuse");
    expect(await worker.ask("/v1/impact")).toMatchObject({ status: 200, body: { stale: true } });
    await worker.restart();
    expect(await worker.ask("/v1/impact")).toMatchObject(UNAVAILABLE);
    await gateway.reopen();
    await expect.poll(async () => (await worker.ask("/v1/impact")).body, LONG).toEqual(before.body);
  });

  test("is the present, though nobody asks for it", async () => {
    await start(OPEN);
    const everyHour = async () =>
      expect(await worker.harness.getWorker().scheduled({ cron: "0 * * * *" })).toMatchObject({ outcome: "ok" });
    await everyHour();
    expect(await worker.ask("/v1/inventory", sending("PUT", SMALL))).toMatchObject({ status: 201 });
    await everyHour();
    await expect.poll(async () => await keptAs("estimate all"), LONG).toContain('"sequence":1,');
    expect(await worker.ask("/v1/events", sending("POST", event))).toMatchObject({ status: 202 });
    await everyHour();
    await expect.poll(async () => await keptAs("estimate all"), LONG).toContain('"sequence":2,');
    await cold();
    expect(await worker.ask("/v1/impact")).toMatchObject({ status: 200, body: { stale: true, sequence: 2 } });
  });

  test("is what an isolate answers that remembers an earlier present itself, and not where its own is later", async () => {
    await start(OPEN);
    expect(await worker.ask("/v1/inventory", sending("PUT", SMALL))).toMatchObject({ status: 201 });
    const before = await askAndKeep();
    const others = JSON.stringify({ ...before, headline: "another isolate's" });
    await keepAs("estimate all", others, Date.now());
    expect((await worker.ask("/v1/impact")).body).toEqual(before);
    await gateway.shut("refuse");
    expect(await worker.ask("/v1/impact")).toMatchObject({ status: 200, body: staleOf(before) });
    const askOnceKept = async () => {
      await keepAs("estimate all", others, Date.now());
      return (await worker.ask("/v1/impact")).body;
    };
    await expect.poll(askOnceKept, LONG).toMatchObject({ stale: true, headline: "another isolate's" });
  });
});

const READER: Principal = { id: "reader", scopes: ["impact:read"], operators: "all" };

/** An inventory on a service with access control, and the key of who stored it. */
async function startWithKeys(): Promise<string> {
  await start({});
  const { secret: admin } = await storeCredential(open.db, { id: "admin", scopes: "all", operators: "all" });
  expect(await worker.ask("/v1/inventory", sending("PUT", SMALL, admin))).toMatchObject({ status: 201 });
  return admin;
}

type RequestHeaders = { readonly headers: Readonly<Record<string, string>> };

/** A key to read with, whose use makes it known. */
const keyFor = async (operators: Principal["operators"], alter = {}) =>
  (await storeCredential(open.db, { ...READER, operators }, alter)).secret;

const keptOf = async (secret: string) => await keptAs(`credential ${hashOf(secret)}`);

async function letIn(secret: string, init: RequestHeaders = bearer(secret)): Promise<void> {
  expect(await worker.ask("/v1/me", init)).toMatchObject({ status: 200 });
  await expect.poll(async () => await keptOf(secret), LONG).toContain('"revokedAt":null');
}

const read = async (secret: string) => await worker.ask("/v1/impact", bearer(secret));

describe("who was let in", () => {
  test("reads on in a cold isolate, a partner its own alone, and nobody else is let in", async () => {
    await startWithKeys();
    const [whole, op, mvno] = [await keyFor("all"), await keyFor(["op"]), await keyFor(["mvno"])];
    const before = {
      whole: await askAndKeep("all", bearer(whole)),
      op: await askAndKeep('["op"]', bearer(op)),
      mvno: await askAndKeep('["mvno"]', bearer(mvno)),
    };
    expect(new Set(Object.values(before).map(({ base }) => base)).size).toBe(3);
    const [both, unused] = [await keyFor(["mvno", "op"]), await keyFor("all")];
    for (const secret of [whole, op, mvno, both]) await letIn(secret);
    await cold("hang");
    expect(await read(whole)).toMatchObject({ status: 200, body: staleOf(before.whole) });
    expect(await read(op)).toMatchObject({ status: 200, body: staleOf(before.op) });
    expect(await read(mvno)).toMatchObject({ status: 200, body: staleOf(before.mvno) });
    // Let in, but nobody who may see just the same has ever asked.
    expect(await read(both)).toMatchObject(UNAVAILABLE);
    await keepAs('estimate ["mvno","op"]', JSON.stringify(before.op), Date.now() - 3_600_000);
    const hourOld = await read(both);
    expect(hourOld).toMatchObject({ status: 200, body: staleOf(before.op) });
    expect(staleSecondsOf(hourOld.body)).toBeGreaterThanOrEqual(3_600);
    expect(staleSecondsOf(hourOld.body)).toBeLessThan(3_700);
    expect(await read(unused)).toMatchObject(UNAVAILABLE);
    expect(await read(`hck_${"A".repeat(43)}`)).toMatchObject(UNAVAILABLE);
    expect(await worker.ask("/v1/impact")).toMatchObject({ status: 401 });
    expect(await worker.ask("/ready")).toMatchObject({ status: 200, body: { status: "stale", inventoryVersion: 1 } });
    await gateway.reopen();
    await expect.poll(async () => (await read(unused)).body, LONG).toEqual(before.whole);
  });

  test("is no longer let in once the key is revoked, rotated away or expired, nor by a session of it", async () => {
    const admin = await startWithKeys();
    await askAndKeep("all", bearer(admin));
    const make = async (name: string) => {
      const request = sending("POST", { name, scopes: ["impact:read"], operators: "all" }, admin);
      const { body } = await worker.ask("/v1/credentials", request);
      return z.object({ secret: z.string(), credential: z.object({ id: z.string() }) }).parse(body);
    };
    const [revoked, rotated, other] = [await make("revoked"), await make("rotated"), await make("other")];
    const ending = await keyFor("all", { expiresAt: new Date(Date.now() + 6_000).toISOString() });
    for (const secret of [ending, revoked.secret, rotated.secret, other.secret]) await letIn(secret);
    const opened = await worker.ask("/v1/sessions", sending("POST", { key: revoked.secret }));
    const [cookie = ""] = (opened.headers.get("set-cookie") ?? "").split(";");
    const session = cookie.split("=")[1] ?? "";
    await letIn(session, { headers: { Cookie: cookie } });
    const end = { method: "DELETE", ...bearer(admin) };
    expect(await worker.ask(`/v1/credentials/${revoked.credential.id}`, end)).toMatchObject({ status: 200 });
    const rotation = sending("POST", { overlapHours: 0 }, admin);
    expect(await worker.ask(`/v1/credentials/${rotated.credential.id}/rotate`, rotation)).toMatchObject({
      status: 201,
    });
    await expect.poll(async () => await keptOf(session), LONG).not.toContain('"revokedAt":null');
    await cold();
    expect(await read(other.secret)).toMatchObject({ status: 200, body: { stale: true } });
    for (const secret of [revoked.secret, session, rotated.secret])
      expect(await read(secret)).toMatchObject({ status: 401 });
    await expect.poll(async () => (await read(ending)).status, LONG).toBe(401);
  });

  test("is no longer let in by a key that was used while it was being revoked", async () => {
    const admin = await startWithKeys();
    await askAndKeep("all", bearer(admin));
    const { secret, credential } = await storeCredential(open.db, READER);
    const isLocked = Promise.withResolvers<void>();
    const unlock = Promise.withResolvers<void>();
    const holding = open.db.transaction(async (tx) => {
      await tx.execute(sql`select from credentials where id = ${credential.id} for update`);
      isLocked.resolve();
      await unlock.promise;
    });
    await isLocked.promise;
    const revoking = worker.ask(`/v1/credentials/${credential.id}`, { method: "DELETE", ...bearer(admin) });
    const isWaiting = async () =>
      [
        ...(await open.db.execute(
          sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )),
      ].length;
    await expect.poll(isWaiting, LONG).toBe(1);
    await letIn(secret);
    unlock.resolve();
    await holding;
    expect(await revoking).toMatchObject({ status: 200 });
    await expect.poll(async () => await keptOf(secret), LONG).not.toContain('"revokedAt":null');
    await cold();
    expect(await read(secret)).toMatchObject({ status: 401 });
  });

  test("is trusted for a quarter of an hour, and what was known later is not undone", async () => {
    const admin = await startWithKeys();
    await askAndKeep("all", bearer(admin));
    await letIn(admin);
    const kept = (await keptOf(admin)) ?? "";
    const [early, late] = [await keyFor("all"), await keyFor("all")];
    await keepAs(`credential ${hashOf(early)}`, kept, Date.now() - 16 * 60 * 1000);
    await keepAs(`credential ${hashOf(late)}`, kept, Date.now() - 5 * 60 * 1000);
    const revoked = kept.replace('"revokedAt":null', '"revokedAt":"2018-12-06T05:00:00Z"');
    await keepAs(`credential ${hashOf(admin)}`, revoked, Date.now());
    await keepAs(`credential ${hashOf(admin)}`, kept, Date.now() - 60_000);
    await cold();
    expect(await read(early)).toMatchObject(UNAVAILABLE);
    expect(await read(late)).toMatchObject({ status: 200, body: { stale: true } });
    expect(await read(admin)).toMatchObject({ status: 401 });
  });

  test("leaves what it may, and neither its secret nor from where it came", async () => {
    const admin = await startWithKeys();
    await letIn(admin);
    const kept = z.object({ credential: z.looseObject({}) }).parse(JSON.parse((await keptOf(admin)) ?? ""));
    expect(Object.keys(kept.credential).toSorted()).toEqual(
      "expiresAt firstUsedAt id kind lineage name operators principal requestsPerMinute revokedAt scopes".split(" "),
    );
    expect(JSON.stringify(kept)).not.toContain(admin.slice(4));
  });

  test("by a signed token reads on, since that needs no database", async () => {
    const provider = await startIdentityProvider();
    const grants = [
      { claim: "groups", value: "noc", scopes: ["impact:read", "inventory:write"], operators: "all" },
      { claim: "groups", value: "mvno", scopes: ["impact:read"], operators: ["mvno"] },
    ];
    await start({
      OIDC_ISSUER: provider.issuer,
      OIDC_AUDIENCE: "headcount",
      OIDC_JWKS_URL: provider.jwksUrl,
      OIDC_GRANTS: JSON.stringify(grants),
    });
    const noc = await provider.sign({ sub: "ada", groups: ["noc"] });
    expect(await worker.ask("/v1/inventory", sending("PUT", SMALL, noc))).toMatchObject({ status: 201 });
    const before = await askAndKeep("all", bearer(noc));
    await cold();
    const [other, partner] = [
      await provider.sign({ sub: "grace", groups: ["noc"] }),
      await provider.sign({ sub: "eve", groups: ["mvno"] }),
    ];
    const foreign = await provider.sign({ sub: "ada", groups: ["noc"] }, { audience: "another" });
    expect(await read(other)).toMatchObject({ status: 200, body: staleOf(before) });
    expect(await read(partner)).toMatchObject(UNAVAILABLE);
    expect(await read(foreign)).toMatchObject({ status: 401 });
    await provider.goAway();
  });
});
