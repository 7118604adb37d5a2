import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { event, getImpact, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { parseImpact } from "../impact/impact-body.ts";
import { type TestService, startTestService } from "../support/service.ts";

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
