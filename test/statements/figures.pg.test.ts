import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { putInventory, postEvents } from "../impact/small-network.ts";
import { idOfNewest, minutesFromNow } from "../regulation/filings/filing-service.ts";
import { type TestService, runsHere, startTestService } from "../support/service.ts";
import { AUTHOR, deskOf, network } from "./statement-service.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ principal: AUTHOR });
  await putInventory(service, network);
  // So that there is an incident whatever comes.
  await postEvents(service, { id: "begins", node: "msc-1", state: "down", occurredAt: minutesFromNow(-30) });
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const runs = process.env["LONG"] === "1" ? 200 : 20;
const nodes = ["mme-1", "mme-2", "sgsn-1", "hss-1", "hss-2", "power-1", "guest/gw:1"];
const states = ["up", "down", "unknown", { state: "degraded", capacity: 0.4 }] as const;

const happenings = fc.array(
  fc.record({ node: fc.constantFrom(...nodes), state: fc.constantFrom(...states), minutesAgo: fc.nat(20) }),
  { minLength: 1, maxLength: 4 },
);

let events = 0;

test("a draft's figures are those of the estimate that it names, whatever happened", async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (all) => {
      for (const { node, state, minutesAgo } of all) {
        const id = `random-${(events += 1)}`;
        const said = typeof state === "string" ? { state } : state;
        await postEvents(service, { id, node, ...said, occurredAt: minutesFromNow(-minutesAgo) });
      }
      const desk = deskOf(service, await idOfNewest(service));
      const { estimateId, figures, texts } = await desk.draft({ message: "update.press", channels: ["press-release"] });
      const estimate = Object((await service.get(`/v1/estimates/${estimateId}`)).body);
      expect(estimate.verified).toBe(true);
      for (const { name, range } of figures) expect(range).toEqual(estimate[name]);
      expect(texts.every(({ length }) => length.fits)).toBe(true);
    }),
    { numRuns: runsHere(runs) },
  );
  console.info(`${runs} drafts, after ${events} random events`);
});
