import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { watchFeeds } from "../../src/alarms/feeds/keep.ts";
import { nobody, parseAnyImpact, parseVerified, parseWhatIf } from "../impact/impact-body.ts";
import { event, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { type TestService, alterBehindOurBack, expectProblem, pathsOf, startTestService } from "../support/service.ts";
import { parseNode } from "./event-log.ts";

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const Feed = z.object({
  id: z.string(),
  nodes: z.number(),
  configuredAt: z.string(),
  lastHeardAt: z.string(),
  ageSeconds: z.number(),
  silentSince: z.string().nullable(),
});

async function watchMmes(heartbeatSeconds = 60, id = "enm"): Promise<z.infer<typeof Feed>> {
  const answer = await service.send("PUT", `/v1/feeds/${id}`, {
    covers: { function: "MME", site: ["town", "south"] },
    heartbeatSeconds,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return Feed.parse(answer.body);
}

const getFeed = async (id = "enm") => Feed.parse((await service.get(`/v1/feeds/${id}`)).body);
const impact = async (query = "") => parseAnyImpact(await service.get(`/v1/impact${query}`));

/** Lets time pass in which nobody was heard: what there was is so much longer ago. */
async function passSeconds(seconds: number): Promise<void> {
  const ago = sql`${seconds} * interval '1 second'`;
  await alterBehindOurBack(service.db, sql`update ledger set occurred_at = occurred_at - ${ago} where kind = 'feed'`);
  await service.db.execute(
    sql`update feeds set last_heard_at = last_heard_at - ${ago}, configured_at = configured_at - ${ago}`,
  );
}

async function fallSilent(seconds = 600): Promise<string> {
  await passSeconds(seconds);
  const { lastHeardAt } = await getFeed();
  await watchFeeds(service.db);
  return new Date(Date.parse(lastHeardAt) + 60_000).toISOString();
}

describe("a feed that says nothing for too long", () => {
  test("is one cause, its nodes are unknown, and the range says so", async () => {
    await watchMmes();
    expect(await impact()).toMatchObject({ affected: nobody, causes: [] });
    const since = await fallSilent();
    const body = await impact();
    // Of both MMEs nothing is known: machines have nothing else, phones are on 3G at worst.
    expect(body).toMatchObject({
      affected: { low: 0, point: 0, high: 80 },
      impaired: { low: 0, point: 0, high: 1380 },
      headline: "no failure reported; 0 of 9 nodes seen",
      causes: [{ leaf: "feed:enm", nodes: ["mme-1", "mme-2"], restores: { affected: 0, impaired: 0 } }],
      coverage: { unknownNodes: 2, nodesHeardOf: 0 },
    });
    const [cause] = body.causes;
    expect(cause?.name).toMatch(/^blind since (\d{4}-\d\d-\d\d )?\d\d:\d\d: 2 nodes$/);
    expect(body.coverage.feeds).toEqual([{ feed: "enm", nodes: 2, silentSince: expect.any(String) }]);
    expect(Math.abs(Date.parse(body.at) - Date.parse(since))).toBeLessThan(2);
    expect((await getFeed()).silentSince).toBe(body.at);
    const before = new Date(Date.parse(body.at) - 1000).toISOString();
    expect((await impact(`?at=${before}`)).impaired).toEqual(nobody);
    expect(parseVerified(await service.get(`/v1/estimates/${body.estimateId}`))).toEqual({ ...body, verified: true });
  });

  test("falls silent once, whoever looks and however often", async () => {
    await watchMmes();
    await fallSilent();
    const { sequence } = await impact();
    await Promise.all([1, 2, 3, 4].map(() => watchFeeds(service.db)));
    expect((await impact()).sequence).toBe(sequence);
  });

  test("is heard again by its heartbeat, and the blindness stays where it was", async () => {
    await watchMmes();
    await fallSilent();
    const blindAt = (await impact()).at;
    const answer = await service.send("POST", "/v1/feeds/enm/heartbeat", {});
    expect(answer).toMatchObject({ status: 200, body: { feed: "enm" } });
    expect(await impact()).toMatchObject({ affected: nobody, impaired: nobody, causes: [] });
    expect((await impact(`?at=${blindAt}`)).impaired.high).toBe(1380);
    expect((await getFeed()).silentSince).toBeNull();
    expect((await impact()).coverage.feeds).toEqual([{ feed: "enm", nodes: 2, heardWithinSeconds: 60 }]);
  });

  test.each([
    ["about a node that it covers", event("mme-1", "up", "05:00"), null],
    ["that names it, about any node", event("spare", "up", "05:00", { source: "enm" }), null],
    ["about a node that it does not cover", event("spare", "up", "05:00"), expect.any(String)],
  ])("is heard by an event %s", async (_which, told, silentSince) => {
    await watchMmes();
    await fallSilent();
    await postEvents(service, told);
    expect((await getFeed()).silentSince).toEqual(silentSince);
  });

  test("is not heard by an event that another feed sent, nor by one that was refused", async () => {
    await watchMmes();
    const other = { covers: { vendor: "Bolt" }, heartbeatSeconds: 86_400 };
    expect((await service.send("PUT", "/v1/feeds/bolt", other)).status).toBe(201);
    await fallSilent();
    await postEvents(service, event("mme-1", "up", "05:00", { source: "bolt" }));
    await service.send("POST", "/v1/events", event("mme-1", "up", "05:00", { id: "x", source: "enm", capacity: 1 }));
    expect((await getFeed()).silentSince).not.toBeNull();
  });

  test("tells of its silence too where it is heard again before anybody looked", async () => {
    await watchMmes();
    await passSeconds(600);
    await service.send("POST", "/v1/feeds/enm/heartbeat", {});
    const { sequence } = await impact();
    expect(sequence).toBe(4); // inventory, feed, silence, heard
    const blind = new Date(Date.now() - 300_000).toISOString();
    expect((await impact(`?at=${blind}`)).impaired.high).toBe(1380);
    expect((await impact()).impaired.high).toBe(0);
  });

  test("does not hide a node that another feed covers, nor one that was heard of since", async () => {
    await watchMmes();
    expect(
      (await service.send("PUT", "/v1/feeds/second", { covers: { site: "town" }, heartbeatSeconds: 86_400 })).status,
    ).toBe(201);
    await fallSilent();
    expect((await impact()).causes).toMatchObject([{ leaf: "feed:enm", nodes: ["mme-2"] }]);
    const now = new Date().toISOString();
    await postEvents(service, event("mme-2", "down", now, { source: "second" }));
    const { causes, coverage } = await impact();
    expect(coverage.unknownNodes).toBe(0);
    expect(causes.map(({ leaf }) => leaf)).toEqual(["mme-pool"]);
  });

  test("is not hidden by an event that was told before, of a time that had not come yet", async () => {
    await watchMmes();
    await passSeconds(30);
    const ahead = new Date(Date.now() + 240_000).toISOString();
    await postEvents(service, [event("mme-1", "up", ahead), event("mme-2", "up", ahead)]);
    await fallSilent();
    await alterBehindOurBack(
      service.db,
      sql`update ledger set recorded_at = recorded_at - interval '600 seconds' where kind = 'event'`,
    );
    const later = new Date(Date.now() + 250_000).toISOString();
    expect((await impact(`?at=${later}`)).coverage.unknownNodes).toBe(2);
  });

  test("may be watched otherwise: a partner's estimate of before and after is its own, and verifies", async () => {
    const guest = service.restart({ id: "guest", scopes: "all", operators: ["guest"] });
    const estimate = async () =>
      z.object({ estimateId: z.string(), sequence: z.number() }).parse((await guest.get("/v1/impact")).body);
    await watchMmes();
    await fallSilent();
    await postEvents(service, event("hss-1", "degraded", "05:00", { capacity: 0.5, source: "other" }));
    const before = await estimate();
    await service.send("PUT", "/v1/feeds/enm", { covers: { vendor: "Acme", function: "SGSN" }, heartbeatSeconds: 60 });
    const after = await estimate();
    expect(after.sequence).toBeGreaterThan(before.sequence);
    for (const { estimateId } of [before, after])
      expect((await guest.get(`/v1/estimates/${estimateId}`)).body).toMatchObject({ verified: true });
  });

  test("leaves the best estimate where it was", async () => {
    await watchMmes();
    await postEvents(service, event("mme-1", "down", "05:00"));
    await fallSilent();
    expect((await impact()).affected).toEqual({ low: 0, point: 40, high: 80 });
    const node = parseNode(await service.get("/v1/nodes/mme-1"));
    expect(node).toMatchObject({ state: "unknown", servedShare: 0 });
  });
});

describe("that nobody is affected", () => {
  test("is said where every node is watched by feeds that speak", async () => {
    for (const vendor of ["Acme", "Bolt"])
      await service.send("PUT", `/v1/feeds/${vendor}`, { covers: { vendor }, heartbeatSeconds: 60 });
    expect((await impact()).headline).toBe("no failure reported; 7 of 9 nodes seen");
    await service.send("PUT", "/v1/feeds/rest", { covers: { function: ["POWER", "PGW"] }, heartbeatSeconds: 60 });
    const { headline, coverage } = await impact();
    expect(headline).toBe("nobody");
    expect(coverage).toMatchObject({ nodes: 9, nodesHeardOf: 9, nodesSeen: 9, unknownNodes: 0 });
    expect(coverage.feeds.map(({ feed }) => feed)).toEqual(["rest", "Bolt", "Acme"]);
  });

  test("is not said where nodes were never heard of", async () => {
    await postEvents(service, [event("hss-1", "up", "05:00"), event("spare", "down", "05:00")]);
    expect((await impact()).headline).toBe("nobody found affected; 2 of 9 nodes seen");
    const supposed = await service.send("POST", "/v1/impact/what-if", { states: {} });
    expect(parseWhatIf(supposed).headline).toBe("nobody");
  });
});

describe("keeping feeds", () => {
  test("the same again is the same; another is from now on", async () => {
    const first = await watchMmes();
    expect(await watchMmes()).toMatchObject({ configuredAt: first.configuredAt, nodes: 2 });
    expect((await impact()).sequence).toBe(2);
    const second = await watchMmes(120);
    expect(second.lastHeardAt).toBe(first.lastHeardAt);
    expect(second.configuredAt > first.configuredAt).toBe(true);
    expect((await service.get("/v1/feeds")).body).toMatchObject({ feeds: [{ id: "enm", heartbeatSeconds: 120 }] });
  });

  test("one that is no longer watched leaves nobody blind", async () => {
    await watchMmes();
    await fallSilent();
    expect((await service.send("DELETE", "/v1/feeds/enm", {})).status).toBe(204);
    expect(await impact()).toMatchObject({ impaired: nobody, causes: [], coverage: { feeds: [] } });
    for (const [method, path] of [
      ["GET", ""],
      ["DELETE", ""],
      ["POST", "/heartbeat"],
    ] as const) {
      const answer =
        method === "GET" ? await service.get("/v1/feeds/enm") : await service.send(method, `/v1/feeds/enm${path}`, {});
      expectProblem(answer, 404);
    }
  });

  test.each([
    [{ covers: { function: "MME" } }, "heartbeatSeconds"],
    [{ covers: {}, heartbeatSeconds: 1 }, "covers"],
    [{ covers: { function: "Nothing" }, heartbeatSeconds: 1 }, "covers"],
    [{ covers: { function: "MME" }, heartbeatSeconds: 0 }, "heartbeatSeconds"],
    [{ covers: { function: "MME" }, heartbeatSeconds: 1.5 }, "heartbeatSeconds"],
    [{ covers: { function: "MME" }, heartbeatSeconds: 1, more: 1 }, "more"],
  ])("refuses %j", async (body, path) => {
    const answer = await service.send("PUT", "/v1/feeds/enm", body);
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toContain(path);
    expect((await service.get("/v1/feeds")).body).toEqual({ feeds: [] });
  });

  test.each([
    ["/v1/feeds/%00/heartbeat", {}],
    ["/v1/declarations/%00/release", {}],
    ["/v1/nodes/%00/registrations", { count: 1, observedAt: "2018-12-06T05:00:00Z" }],
  ])("there is nothing at %s", async (path, body) => {
    expectProblem(await service.send("POST", path, body), 404);
  });

  test("a partner is told in which part of its host's network nothing is known, and of no feed", async () => {
    await watchMmes();
    await fallSilent();
    const guest = service.restart({ id: "guest", scopes: "all", operators: ["guest"] });
    const { causes, coverage, headline, impaired } = z
      .object({
        causes: z.array(z.looseObject({ leaf: z.string(), name: z.string() })),
        coverage: z.looseObject({ feeds: z.array(z.unknown()) }),
        headline: z.string(),
        impaired: z.unknown(),
      })
      .parse((await guest.get("/v1/impact")).body);
    expect(impaired).toEqual({ low: 0, point: 0, high: 100 });
    expect(causes).toEqual([
      {
        leaf: "blind:host-network/packet-core",
        name: expect.stringMatching(/^host network: packet core: blind since /),
        nodes: [],
        restores: { affected: 0, impaired: 0 },
        blind: { since: expect.any(String) },
      },
    ]);
    expect(coverage.feeds).toEqual([]);
    expect(headline).toBe("no failure reported; not all of the network is seen");
    expectProblem(await guest.get("/v1/feeds"), 403);
  });
});
