import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../../src/platform/database.ts";
import { smallNetwork } from "../impact/small-network.ts";
import type { TestDatabase } from "../support/create-database.ts";
import { createMigratedDatabase } from "../support/database.ts";
import { type DeployedWorker, deployWorker } from "../support/deployed-worker.ts";
import { storeCredential } from "../support/service.ts";
import { type Heard, hear } from "../support/stream.ts";

/** The stream of the Worker as it is deployed: its own Durable Object, on its own Hyperdrive. */

let database: TestDatabase;
let open: OpenDatabase;
let worker: DeployedWorker;
let heard: Heard | undefined;
let headers: Readonly<Record<string, string>>;

beforeEach(async () => {
  database = await createMigratedDatabase();
  open = openDatabase(database.connection);
  const { secret } = await storeCredential(open.db, { id: "all", scopes: "all", operators: "all" });
  headers = { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" };
});
afterEach(async () => {
  await heard?.leave();
  heard = undefined;
  await worker.harness.close();
  await open.close();
  await database.drop();
});

const send = async (method: string, path: string, body: unknown) =>
  await worker.ask(path, { method, headers, body: JSON.stringify(body) });

test("whoever listens hears what was written, and no more once the credential is revoked", async () => {
  worker = await deployWorker(database.connection, { vars: {} });
  expect((await send("PUT", "/v1/inventory", smallNetwork)).status).toBe(201);
  const reader = await storeCredential(open.db, { id: "reader", scopes: ["impact:read"], operators: "all" });
  const answer = await worker.harness.fetch("http://localhost/v1/impact/stream", {
    headers: { Authorization: `Bearer ${reader.secret}` },
  });
  expect(answer.status).toBe(200);
  heard = hear(
    new Response(answer.body instanceof ReadableStream ? answer.body : null, { headers: [...answer.headers] }),
  );
  await heard.until(({ id }) => id === "1");
  const event = { id: "e", node: "msc-1", state: "down", occurredAt: "2018-12-06T05:00:00Z" };
  expect((await send("POST", "/v1/events", event)).status).toBe(202);
  const { data } = await heard.until(({ id }) => id === "2");
  expect(JSON.parse(data)).toMatchObject({ affected: { point: 1300 } });
  await send("DELETE", `/v1/credentials/${reader.credential.id}`, {});
  expect(await heard.ended).toBe("ended");
});

test("without its object there is no stream, which is said", async () => {
  worker = await deployWorker(database.connection, { vars: {}, bindings: ["RATE_COUNTER", "LAST_KNOWN"] });
  expect((await send("PUT", "/v1/inventory", smallNetwork)).status).toBe(201);
  expect(await worker.ask("/v1/impact/stream", { headers })).toMatchObject({
    status: 503,
    body: { detail: "Nothing is streamed here." },
  });
});
