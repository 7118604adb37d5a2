import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  type TestService,
  expectProblem,
  onlyOnNode,
  startTestService,
  storeCredential,
} from "../support/service.ts";

describe("while no credential was ever made", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ settings: { allowOpen: undefined } });
  });
  afterAll(async () => await service.close());

  test("who is on this machine is its owner", async () => {
    expect((await service.get("/v1/me")).body).toMatchObject({ principal: "local", scopes: "all", operators: "all" });
  });

  test.each([
    ["was passed on by a proxy", "/v1/me", { "X-Forwarded-For": "192.0.2.1" }],
    ["was passed on by a proxy that says so as RFC 7239 wants it", "/v1/me", { Forwarded: "for=192.0.2.1" }],
    ["names the service as another site does whose name points here", "http://evil.example/v1/me", {}],
  ])("a request that %s is nobody's", async (_, path, headers) => {
    expectProblem(await service.get(path, headers), 503);
  });

  test("a credential that is not good is not made good by it", async () => {
    const answer = await service.get("/v1/me", { Authorization: "Bearer nonsense" });
    expectProblem(answer, 503);
  });

  test("the first credential ends it, in a process that has seen it once for ever", async () => {
    const own = await startTestService({ settings: { allowOpen: undefined } });
    expect((await own.get("/v1/me")).status).toBe(200);
    const { secret } = await storeCredential(own.db, { id: "x", scopes: "all", operators: "all" });
    const fresh = own.restart();
    expectProblem(await fresh.get("/v1/me"), 401);
    expect((await fresh.get("/v1/me", { Authorization: `Bearer ${secret}` })).status).toBe(200);
    await expect.poll(async () => (await own.get("/v1/me")).status, { timeout: 5_000 }).toBe(401);
    await own.close();
  });
});

describe("where nobody is let in unknown", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ settings: { allowOpen: false } });
  });
  afterAll(async () => await service.close());

  test("nobody may do anything until a credential is made, and only the process is told of", async () => {
    expect((await service.get("/health")).status).toBe(200);
    for (const path of ["/ready", "/v1/impact", "/v1/me", "/nowhere"]) {
      const answer = await service.get(path);
      expect(expectProblem(answer, 503).detail).toMatch(/^No access control is configured/);
    }
  });

  test("afterwards a stranger may read what is public, and is asked for a credential for the rest", async () => {
    await storeCredential(service.db, { id: "x", scopes: "all", operators: "all" });
    const fresh = service.restart();
    expect((await fresh.get("/ready")).status).toBe(200);
    expectProblem(await fresh.get("/v1/impact"), 401);
    expectProblem(await fresh.get("/nowhere"), 404);
  });
});

describe("the number of requests a minute", () => {
  test("is counted for each address, told in every answer, and held", async () => {
    const service = await startTestService({ settings: { requestsPerMinute: { address: 3, credential: 100 } } });
    const from = (address: string) => service.get("/v1/inventory/versions", { "x-test-address": address });
    const first = await from("192.0.2.1");
    expect(first.headers.get("ratelimit-policy")).toBe('"address";q=3;w=60, "credential";q=100;w=60');
    expect(first.headers.get("ratelimit")).toBe('"address";r=2;t=60, "credential";r=99;t=60');
    await from("192.0.2.1");
    expect((await from("192.0.2.1")).status).toBe(200);
    const over = await from("192.0.2.1");
    expect(expectProblem(over, 429).detail).toBe("At most 3 requests a minute for one address.");
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(over.headers.get("ratelimit")).toMatch(/^"address";r=0;t=\d+$/);
    expect((await from("192.0.2.2")).status).toBe(200);
    expect((await service.get("/health", { "x-test-address": "192.0.2.1" })).status).toBe(200);
    await service.close();
  });

  test("is counted for each credential, whatever address it comes from, by its own number where it has one", async () => {
    const service = await startTestService({
      settings: { allowOpen: false, requestsPerMinute: { address: 100, credential: 2 } },
    });
    const rights = { id: "x", scopes: ["impact:read" as const], operators: "all" as const };
    const plain = (await storeCredential(service.db, rights)).secret;
    const own = (await storeCredential(service.db, rights, { requestsPerMinute: 4 })).secret;
    const statuses = async (secret: string, count: number) => {
      const answers = [];
      for (let index = 0; index < count; index += 1)
        answers.push(
          (await service.get("/v1/me", { Authorization: `Bearer ${secret}`, "x-test-address": `192.0.2.${index}` }))
            .status,
        );
      return answers;
    };
    expect(await statuses(plain, 3)).toEqual([200, 200, 429]);
    expect(await statuses(own, 5)).toEqual([200, 200, 200, 200, 429]);
    await service.close();
  });
});

describe("where the database falls silent between two questions of one request", () => {
  /** Asks while the credentials cannot be read, and has the server end whoever waits for them. */
  async function askWhileCutOff(service: TestService, headers: Readonly<Record<string, string>>): Promise<Answer> {
    return await service.db.transaction(async (tx) => {
      await tx.execute(sql`lock table credentials in access exclusive mode`);
      const answer = service.get("/v1/me", headers);
      await expect.poll(async () => [...(await service.db.execute(END_WHO_WAITS))], { timeout: 5_000 }).toHaveLength(1);
      return await answer;
    });
  }

  const END_WHO_WAITS = sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  const onNode = onlyOnNode("it remembers from one request to the next");

  onNode("who needed no credential needs none", async () => {
    const service = await startTestService({ settings: { allowOpen: undefined } });
    expect((await service.get("/v1/me")).status).toBe(200);
    // After which it asks again.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await askWhileCutOff(service, {})).status).toBe(200);
    await service.close();
  });

  onNode("who was let in by a credential still is, and nobody else", async () => {
    const service = await startTestService({ settings: { allowOpen: false } });
    const { secret } = await storeCredential(service.db, { id: "x", scopes: "all", operators: "all" });
    const known = { Authorization: `Bearer ${secret}` };
    expect((await service.get("/v1/me", known)).status).toBe(200);
    expect((await askWhileCutOff(service, known)).status).toBe(200);
    expectProblem(await askWhileCutOff(service, { Authorization: `Bearer hck_${"A".repeat(43)}` }), 503);
    await service.close();
  });
});
