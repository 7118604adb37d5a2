import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Running, addressOf, privateFolder, standStill, startService } from "./support/running-service.ts";

/** The service while its database stands still: the server's processes are stopped, and nobody is told. */

const Impact = z.object({
  stale: z.boolean(),
  staleSeconds: z.number().optional(),
  sequence: z.number(),
  affected: z.object({ point: z.number() }),
});

let data: Awaited<ReturnType<typeof privateFolder>>;
let service: Running;
let address: string;
let resume = (): void => {};

beforeEach(async () => {
  data = await privateFolder();
  service = startService({ DATA_DIR: data.folder }, ["--example", "examples/o2-2018"]);
  await service.prints(/See it as JSON/);
  address = await addressOf(service);
});
afterEach(async () => {
  resume();
  await service.end("SIGTERM");
  await data.remove();
});

/** Never waits until the database answers again. */
async function ask(path: string, init?: RequestInit) {
  const answer = await fetch(`${address}${path}`, { signal: AbortSignal.timeout(5_000), ...init });
  const body: unknown = await answer.json();
  return { status: answer.status, headers: answer.headers, body };
}

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

const readFileEstimate = async () =>
  Impact.parse(JSON.parse(await readFile(join(data.folder, "last-estimate.json"), "utf8")));

const event = { id: "late", node: "hss-1", state: "down", occurredAt: "2018-12-07T05:00:00Z" };
const post = async () =>
  await ask("/v1/events", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(event),
  });

test("answers from what it last knew, and says so; takes no event; and heals by itself", async () => {
  const before = await ask("/v1/impact");
  expect(Impact.parse(before.body)).toMatchObject({ stale: false });
  resume = await standStill(data.folder);
  for (let round = 0; round < 5; round++) {
    const { status, headers, body } = await ask("/v1/impact");
    expect(status).toBe(200);
    const { stale, staleSeconds = 0, sequence, affected } = Impact.parse(body);
    expect({ stale, sequence, affected }).toEqual({ ...Impact.parse(before.body), stale: true });
    expect(staleSeconds).toBeGreaterThan(0);
    expect(headers.get("age")).toBe(String(staleSeconds));
  }
  // What was never asked before can be worked out of what is known.
  expect(Impact.parse((await ask("/v1/impact?operator=giffgaff&by=area,service")).body).stale).toBe(true);
  const nodes = await ask("/v1/nodes?function=HSS");
  expect([nodes.status, nodes.headers.get("age")], "never asked before").toEqual([200, expect.any(String)]);
  expect(nodes.body).toMatchObject({ total: 4, nodes: [{ id: "hss-1", state: "up", since: null }, {}, {}, {}] });
  expect((await ask("/v1/nodes/sgsn-mme-01")).body).toMatchObject({ state: "up", since: "2018-12-06T21:30:00Z" });
  expect((await ask("/ready")).body).toEqual({ status: "stale", inventoryVersion: 1 });
  expect((await ask("/health")).status).toBe(200);
  for (const path of [
    "/v1/impact?at=2018-12-06T05:00:00Z",
    "/v1/impact?minSequence=1",
    "/v1/events",
    "/v1/inventory",
    "/v1/incidents/2/verdicts",
    "/v1/incidents/2/drafts",
    "/v1/incidents/2/drafts/gb-urgent?provider=o2&jurisdiction=GB&format=docx",
    "/v1/incidents/2/filings",
    "/v1/incidents/2/filings/1?format=html",
    "/v1/incidents/2/put-right",
    "/v1/incidents/2/evidence.zip",
  ]) {
    const { status, headers } = await ask(path);
    expect([status, headers.get("retry-after")], path).toEqual([503, "5"]);
  }
  const refused = await post();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  resume();
  await vi.waitFor(async () => expect(Impact.parse((await ask("/v1/impact")).body).stale).toBe(false), 10_000);
  const { body } = await post();
  expect(body).toMatchObject({ accepted: 1 });
  expect(Impact.parse((await ask("/v1/impact")).body).sequence).toBe(Impact.parse(before.body).sequence + 1);
});

test("keeps the last estimate in a file, for when it is down itself, and there what was last known for certain", async () => {
  const shown = Impact.parse((await ask("/v1/impact")).body);
  await vi.waitFor(async () => expect(await readFileEstimate()).toEqual(shown), 10_000);
  const { sequence } = z.object({ sequence: z.number() }).parse((await post()).body);
  await vi.waitFor(async () => expect((await readFileEstimate()).sequence).toBe(sequence), 10_000);
  resume = await standStill(data.folder);
  await vi.waitFor(async () => expect(Impact.parse((await ask("/v1/impact")).body).stale).toBe(true), 10_000);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  resume();
  expect(await service.end("SIGTERM")).toBe(0);
  expect(await readFileEstimate()).toMatchObject({ sequence, stale: false });
});

/** A key, made by whoever is on this machine or by another key. */
async function makeKey(scopes: readonly string[], by?: string) {
  const { body } = await ask("/v1/credentials", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(by === undefined ? {} : bearer(by).headers) },
    body: JSON.stringify({
      name: "reader",
      scopes,
      operators: "all",
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  });
  return z.object({ secret: z.string(), credential: z.object({ id: z.string() }) }).parse(body);
}

test("who was let in goes on reading, and nobody else is let in", async () => {
  const admin = await makeKey(["admin"]);
  const { secret } = await makeKey(["impact:read"], admin.secret);
  const revoked = await makeKey(["impact:read"], admin.secret);
  expect((await ask("/v1/impact", bearer(secret))).status).toBe(200);
  expect((await ask("/v1/impact", bearer(revoked.secret))).status).toBe(200);
  const end = { method: "DELETE", ...bearer(admin.secret) };
  expect((await ask(`/v1/credentials/${revoked.credential.id}`, end)).status).toBe(200);
  await vi.waitFor(async () => expect((await ask("/v1/impact")).status).toBe(401), 10_000);
  resume = await standStill(data.folder);
  expect(Impact.parse((await ask("/v1/impact", bearer(secret))).body).stale).toBe(true);
  expect((await ask("/v1/impact")).status).toBe(401);
  expect((await ask("/v1/impact", bearer(revoked.secret))).status).toBe(401);
  expect((await ask("/v1/impact", bearer(`hck_${"A".repeat(43)}`))).status).toBe(503);
});
