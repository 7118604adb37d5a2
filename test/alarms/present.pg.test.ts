import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { event, getImpact, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { parseImpact } from "../impact/impact-body.ts";
import { type TestService, runsHere, startTestService } from "../support/service.ts";

/** What is remembered of the present is never told once it is past. */

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const point = async (from = service) => parseImpact(await from.get("/v1/impact")).affected.point;
const soon = () => new Date(Date.now() + 1_500).toISOString();

test("an event that was told ahead of its time shows when that has come, though nothing was recorded since", async () => {
  const occurredAt = soon();
  await postEvents(service, { ...event("hss-1", "down", "05:00"), occurredAt });
  expect(await point()).toBe(0);
  await vi.waitFor(async () => expect(await point()).toBeGreaterThan(0), 10_000);
  expect(parseImpact(await service.get("/v1/impact")).at).toBe(occurredAt.replace(/\.?0*Z$/, "Z"));
});

test("nor is it told too soon, or forgotten, where other events come while the present is remembered", async () => {
  expect(await point()).toBe(0);
  const occurredAt = soon();
  await postEvents(service, { ...event("hss-1", "down", "05:00"), occurredAt });
  expect(await point()).toBe(0);
  await postEvents(service, event("spare", "down", "05:00"));
  expect(await point()).toBe(0);
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(Date.parse(occurredAt) + 200), 10_000);
  await postEvents(service, event("spare", "up", "05:01"));
  expect(await point()).toBeGreaterThan(0);
});

test("an inventory that was stored ahead of its time is in force when that has come", async () => {
  const half = smallNetwork.segments.map((segment) => ({ ...segment, subscriptions: 7 }));
  const put = await service.send("PUT", `/v1/inventory?effectiveFrom=${soon()}`, { ...smallNetwork, segments: half });
  expect(put.status).toBe(201);
  const { base } = parseImpact(await service.get("/v1/impact"));
  await vi.waitFor(async () => expect(parseImpact(await service.get("/v1/impact")).base).not.toBe(base), 10_000);
});

test("what another process recorded shows at once, however often one has asked before", async () => {
  const other = service.restart();
  for (const [state, isDown] of [
    ["down", true],
    ["up", false],
    ["down", true],
  ] as const) {
    await postEvents(other, { ...event("hss-1", state, "05:00"), id: crypto.randomUUID() });
    expect([(await point()) > 0, (await point(other)) > 0]).toEqual([isDown, isDown]);
  }
});

test("an answer that is remembered is the one that is worked out anew", async () => {
  await postEvents(service, event("hss-1", "down", "05:00"));
  for (const query of ["", "?operator=guest", "?by=operator,service", "?format=csv"]) {
    const [first, again, anew] = [
      await service.get(`/v1/impact${query}`),
      await service.get(`/v1/impact${query}`),
      await service.restart().get(`/v1/impact${query}`),
    ];
    expect([again.body, again.headers.get("etag")]).toEqual([first.body, first.headers.get("etag")]);
    expect([anew.body, anew.headers.get("etag")]).toEqual([first.body, first.headers.get("etag")]);
  }
  expect((await getImpact(service)).affected.point).toBe(await point());
});

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as many. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const steps = runsHere(process.env["LONG"] === "1" ? 1_500 : 150);

/** Mostly what is gone through event by event, and now and then what is not: late, of the future, unknown, or no event. */
const arbitraryStep = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      node: fc.constantFrom(...smallNetwork.nodes.map(({ id }) => id)),
      state: fc.constantFrom("up", "down", "degraded"),
      minutes: fc.constant(0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      node: fc.constantFrom("hss-1", "mme-1"),
      state: fc.constantFrom("up", "down", "unknown"),
      minutes: fc.constantFrom(-30, -1, 0, 0.01),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom("declare", "feed", "inventory") },
);

test("what is gone through entry by entry is what is loaded anew", async () => {
  console.info(`seed ${seed}, ${steps} steps`);
  const sample = fc.sample(arbitraryStep, { numRuns: steps, seed });
  const start = Date.now() - 3_600_000;
  for (const [index, step] of sample.entries()) {
    if (typeof step === "string") await OTHERS[step](service, index);
    else {
      const { node, state, minutes } = step;
      const capacity = state === "degraded" ? { capacity: 0.5 } : {};
      // Now and then two at the very same time, of which the later recorded holds.
      const occurredAt = new Date(start + Math.floor(index / 2) * 1_000 + minutes * 60_000).toISOString();
      const sent = { id: `step-${index}`, node, state, occurredAt, ...capacity };
      expect((await service.send("POST", "/v1/events", sent)).status).toBe(202);
    }
    const anew = service.restart();
    // Something may be over by itself between the one and the other, but not again and again.
    for (const path of ["/v1/impact", "/v1/nodes?limit=100"])
      await vi.waitFor(async () => {
        expect((await service.get(path)).body, `${path} after step ${index}`).toEqual((await anew.get(path)).body);
      }, 2_000);
  }
});

const OTHERS = {
  declare: async (to: TestService, index: number) => {
    const until = new Date(Date.now() + 300).toISOString();
    const declared = { nodes: ["mme-2"], share: 0.5, outcome: "affected", until, reason: `Step ${index}` };
    expect((await to.send("POST", "/v1/declarations", declared)).status).toBe(201);
  },
  feed: async (to: TestService) => {
    const feed = { covers: { function: ["HSS", "MME"] }, heartbeatSeconds: 3600 };
    expect((await to.send("PUT", "/v1/feeds/enm", feed)).status).toBeLessThan(300);
  },
  inventory: async (to: TestService, index: number) => {
    const segments = smallNetwork.segments.map((segment) => ({ ...segment, subscriptions: 100 + index }));
    await putInventory(to, { ...smallNetwork, segments });
  },
} as const;
