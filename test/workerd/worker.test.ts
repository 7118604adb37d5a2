import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../../src/platform/database.ts";
import { applyMigrations } from "../../src/platform/migrate.ts";
import { SMALL } from "../inventory/documents.ts";
import type { TestDatabase } from "../support/create-database.ts";
import { createMigratedDatabase, createTestDatabase } from "../support/database.ts";
import { type DeployedWorker, deployWorker } from "../support/deployed-worker.ts";
import { type Gateway, openGateway } from "../support/gateway.ts";
import { startReceiver } from "../support/receiver.ts";
import { storeCredential } from "../support/service.ts";

/** The Worker as it is deployed: its own entry, with the Hyperdrive, the Durable Objects, the files and the cron of wrangler.toml. */

let database: TestDatabase;
let open: OpenDatabase;
let worker: DeployedWorker;
let gateway: Gateway;

afterEach(async () => {
  await worker.harness.close();
  await gateway.close();
  await open.close();
  await database.drop();
});

async function start(vars: Readonly<Record<string, string>>, made = createMigratedDatabase()): Promise<void> {
  database = await made;
  open = openDatabase(database.connection);
  gateway = await openGateway(database.connection);
  worker = await deployWorker({ ...database.connection, port: gateway.port }, { vars });
}

const ask: DeployedWorker["ask"] = async (path, init) => await worker.ask(path, init);

const JSON_TYPE = { "Content-Type": "application/json" };

test("without access control it answers 503 to everything but whether it runs", async () => {
  await start({});
  expect(await ask("/health")).toMatchObject({ status: 200, body: { status: "ok" } });
  for (const path of ["/", "/ready", "/v1/impact", "/v1/me", "/openapi.json", "/docs", "/v1/nothing"])
    expect(await ask(path), path).toMatchObject({ status: 503, body: { type: "/problems/unavailable" } });
  const { secret } = await storeCredential(open.db, { id: "x", scopes: "all", operators: "all" });
  await expect.poll(async () => (await ask("/v1/me")).status, { timeout: 5_000 }).toBe(401);
  expect(await ask("/v1/me", { headers: { Authorization: `Bearer ${secret}` } })).toMatchObject({ status: 200 });
  // The use is told to the audit once the answer stands.
  const uses = async () => [
    ...(await open.db.execute(sql`select entry ->> 'kind' as kind from audit order by sequence`)),
  ];
  await expect.poll(uses, { timeout: 5_000 }).toContainEqual({ kind: "use" });
});

test("as a developer starts it, it stores an inventory and events, and estimates", async () => {
  await start({ ALLOW_OPEN: "1" });
  expect(await ask("/ready")).toMatchObject({ status: 200, body: { inventoryVersion: null } });
  const put = await ask("/v1/inventory", { method: "PUT", headers: JSON_TYPE, body: JSON.stringify(SMALL) });
  expect(put).toMatchObject({ status: 201, body: { version: 1 } });
  const event = { id: "1", node: SMALL.nodes[0]?.id, state: "down", occurredAt: "2018-12-06T05:00:00Z" };
  expect(await ask("/v1/events", { method: "POST", headers: JSON_TYPE, body: JSON.stringify(event) })).toMatchObject({
    status: 202,
  });
  const [first, again] = [await ask("/v1/impact"), await ask("/v1/impact")];
  expect(first).toMatchObject({ status: 200, body: { inventoryVersion: 1, sequence: 2 } });
  expect(again.body).toEqual(first.body);
  expect(first.headers.get("ratelimit")).toMatch(/^"address";r=\d+;t=\d+, "credential";r=\d+;t=\d+$/);
  const [before = 0, after = 0] = [first, again].map(({ headers }) =>
    Number(/"address";r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]),
  );
  expect(after).toBe(before - 1);
});

test("it shows the page and the description, whose files come from it alone", async () => {
  await start({ ALLOW_OPEN: "1" });
  expect(await ask("/openapi.json")).toMatchObject({ status: 200, body: { openapi: "3.1.0" } });
  for (const address of ["/docs", "/", "/incidents/17"]) {
    const files = [...String((await ask(address)).body).matchAll(/(?:src|href)="(\/[^"]+\.\w+)"/g)].map(
      ([, file = ""]) => file,
    );
    expect(files, address).toHaveLength(3);
    for (const file of files) expect((await ask(file)).status, file).toBe(200);
  }
});

test("it waits for the schema, and goes on without a restart once it is there", async () => {
  await start({ ALLOW_OPEN: "1" }, createTestDatabase());
  expect((await ask("/health")).status).toBe(200);
  const refused = await ask("/v1/impact");
  expect(refused).toMatchObject({ status: 503, body: { detail: expect.stringContaining("npm run migrate") } });
  expect(refused.headers.get("retry-after")).toBe("5");
  await applyMigrations(database.connection);
  expect((await ask("/ready")).status).toBe(200);
  await open.db.execute(
    sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
  );
  expect((await ask("/ready")).status).toBe(200);
});

test("a schema that is one migration behind is not there", async () => {
  await start({ ALLOW_OPEN: "1" });
  await open.db.execute(
    sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
  );
  expect((await ask("/ready")).status).toBe(503);
});

test("with a configuration that has faults it says that, and nothing else", async () => {
  await start({ ALLOW_OPEN: "yes", AUDIT_KEY: "short" });
  expect((await ask("/health")).status).toBe(200);
  const refused = await ask("/v1/impact");
  expect(refused).toMatchObject({ status: 503, body: { detail: expect.stringContaining("faults") } });
  expect(JSON.stringify(refused.body)).not.toContain("AUDIT_KEY");
});

test("every minute it deletes sessions that ended long ago", async () => {
  await start({});
  const rights = { id: "x", scopes: "all", operators: "all" } as const;
  await storeCredential(open.db, rights, { kind: "session", expiresAt: "2020-01-01T00:00:00Z" });
  const { credential } = await storeCredential(open.db, rights, { kind: "session" });
  const { outcome } = await worker.harness.getWorker().scheduled({ cron: "* * * * *" });
  expect(outcome).toBe("ok");
  expect([...(await open.db.execute(sql`select id from credentials`))]).toEqual([{ id: credential.id }]);
});

const send = (method: string, path: string, body: unknown) =>
  ask(path, { method, headers: JSON_TYPE, body: JSON.stringify(body) });

test("it tells subscribers after a write, and by its cron what could not be told then", async () => {
  const receiver = await startReceiver();
  const address = receiver.url();
  await start({ ALLOW_OPEN: "1", OUTBOX_KEY: "k".repeat(32), OUTBOX_HOSTS: receiver.host });
  expect(await send("PUT", "/v1/inventory", SMALL)).toMatchObject({ status: 201 });
  const request = { to: { webhook: address }, when: { figure: "affected", atLeast: 1 } };
  expect(await send("POST", "/v1/subscriptions", request)).toMatchObject({ status: 201 });
  const tell = async (id: string, state: string) => {
    const occurredAt = `2018-12-06T05:00:0${id}Z`;
    expect(await send("POST", "/v1/events", { id, node: "n1", state, occurredAt })).toMatchObject({ status: 202 });
  };
  await tell("1", "down");
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
  receiver.answer(500);
  await tell("2", "up");
  const errors = async () => [...(await open.db.execute(sql`select last_error as error from outbox order by id`))];
  await expect.poll(errors, { timeout: 20_000 }).toEqual([{ error: null }, { error: "answered 500" }]);
  receiver.answer(204);
  await open.db.execute(sql`update outbox set next_attempt_at = clock_timestamp()`);
  expect((await worker.harness.getWorker().scheduled({ cron: "* * * * *" })).outcome).toBe("ok");
  expect(receiver.received).toHaveLength(3);
  expect(receiver.received[2]?.id).toBe(receiver.received[1]?.id);
  await receiver.close();
});

test.each(["refuse", "hang", "fail"] as const)(
  "while its database would %s it answers what it last knew, and heals",
  async (how) => {
    await start({ ALLOW_OPEN: "1" });
    const inventory = { method: "PUT", headers: JSON_TYPE, body: JSON.stringify(SMALL) };
    expect(await ask("/v1/inventory", inventory)).toMatchObject({ status: 201 });
    const before = await ask("/v1/impact");
    expect(before).toMatchObject({ status: 200, body: { stale: false } });
    await gateway.shut(how);
    const during = await ask("/v1/impact");
    expect(during).toMatchObject({ status: 200, body: { stale: true, sequence: 1 } });
    expect(Number(during.headers.get("age"))).toBeGreaterThan(0);
    expect(await ask("/ready")).toMatchObject({ status: 200, body: { status: "stale" } });
    for (const refused of [await ask("/v1/impact?at=2018-12-06T05:00:00Z"), await ask("/v1/inventory", inventory)]) {
      expect(refused).toMatchObject({ status: 503, body: { type: "/problems/unavailable" } });
      expect(refused.headers.get("retry-after")).toBe("5");
    }
    await gateway.reopen();
    await expect.poll(async () => (await ask("/v1/impact")).body, { timeout: 10_000 }).toEqual(before.body);
  },
);
