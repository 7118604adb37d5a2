import { afterAll, beforeAll, expect, test } from "vitest";
import { loadExample } from "./load-example.ts";
import type { TestService } from "../support/service.ts";

/** The examples in the description of the interface are answers of O2's outage: `npx vitest -u` writes them anew. */

let service: TestService;
beforeAll(async () => {
  ({ service } = await loadExample("o2-2018"));
});
afterAll(async () => await service.close());

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

test("the described answers about the estimate are those that are given", async () => {
  const { body: impact } = await service.get("/v1/impact?at=2018-12-06T05:00:00Z&operator=sky-mobile");
  const question = { states: { "sgsn-mme-01": "down", "hss-1": 0.5 }, at: "2018-12-06T04:00:00Z" };
  const { body: whatIf } = await service.send("POST", "/v1/impact/what-if?operator=sky-mobile", question);
  const { body: verification } = await service.get(`/v1/estimates/${Object(impact).estimateId}`);
  await expect(pretty({ impact, whatIf, verification })).toMatchFileSnapshot("../../src/impact/examples.json");
});

test("the described answer about figures over time is the one that is given", async () => {
  const query = "from=2018-12-06T04:00:00Z&to=2018-12-06T06:00:00Z&operator=sky-mobile";
  const { body } = await service.get(`/v1/impact/timeline?${query}`);
  await expect(pretty(body)).toMatchFileSnapshot("../../src/impact/timeline/example.json");
});

test("the described answers about events and nodes are those that are given", async () => {
  const { body: events } = await service.get("/v1/events?after=1&limit=2");
  const { body: nodes } = await service.get("/v1/nodes?at=2018-12-06T05:00:00Z&state=down&site=site-south&limit=2");
  const { body: node } = await service.get("/v1/nodes/sgsn-mme-01?at=2018-12-06T05:00:00Z");
  await expect(pretty({ events, nodes, node })).toMatchFileSnapshot("../../src/alarms/examples.json");
});
