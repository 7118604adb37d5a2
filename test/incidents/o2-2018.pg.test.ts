import { afterAll, beforeAll, expect, test } from "vitest";
import { loadExample } from "../examples/load-example.ts";
import { exactly } from "../impact/impact-body.ts";
import { parseTimeline } from "../impact/timeline-body.ts";
import { type TestService, expectProblem } from "../support/service.ts";
import { getIncident, getIncidents } from "./incident-body.ts";

/** The description's examples are answers about O2's outage: `npx vitest -u` writes them anew. */

let service: TestService;
beforeAll(async () => {
  ({ service } = await loadExample("o2-2018"));
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

test("O2's outage is one incident: from 04:39 to 03:27, at its peak all 32.3 million, and not yet confirmed to be over", async () => {
  const { incidents, blips, withdrawn } = await getIncidents(service);
  expect({ blips, withdrawn }).toEqual({ blips: [], withdrawn: [] });
  expect(incidents.map(({ id }) => id)).toEqual(["2"]);
  expect(incidents[0]).toMatchObject({
    state: "recovering",
    from: "2018-12-06T04:39:00Z",
    openedAt: "2018-12-06T04:40:00Z",
    // What was mended at half past nine, and 4G switched off meanwhile, are one outage to those who had it.
    to: "2018-12-07T03:27:00Z",
    closedAt: null,
    peak: { at: "2018-12-06T04:39:00Z", affected: exactly(32_300_000) },
    everAffected: exactly(32_300_000),
  });
});

test("alone as it was, its own figure over time is the estimate's", async () => {
  const { timeline, customerHours, userMinutes } = await getIncident(service, "2");
  const query = "from=2018-12-06T04:39:00Z&to=2018-12-07T03:27:00Z";
  const whole = parseTimeline(await service.get(`/v1/impact/timeline?${query}`));
  expect(customerHours).toEqual(whole.customerHours);
  expect(userMinutes.point).toBe(customerHours.point * 60);
  for (const { at, ...figures } of whole.points)
    expect(timeline.findLast((point) => Date.parse(point.at) <= Date.parse(at))).toMatchObject(figures);
});

test("it says why and whom it hit, and what came of it for each", async () => {
  const { causes, nodes, declarations, byOperator, byCustomerClass, customerHours } = await getIncident(service, "2");
  expect(causes.map(({ leaf }) => leaf)).toEqual(["sgsn-mme-3g", "sgsn-mme-4g"]);
  expect(nodes.map(({ id }) => id)).toContain("lte-access");
  expect(nodes.every(({ isFailing }) => !isFailing)).toBe(true);
  expect(declarations).toEqual(["o2-2018-12-06:voice"]);
  for (const rows of [byOperator, byCustomerClass])
    expect(rows.reduce((sum, row) => sum + row.customerHours.point, 0)).toBeCloseTo(customerHours.point, 3);
});

test("every entry by which it failed leads to it, and no other", async () => {
  const { entries } = await getIncident(service, "2");
  for (const entry of entries) expect((await getIncident(service, String(entry))).id).toBe("2");
  expectProblem(await service.get("/v1/incidents/1"), 404);
  expectProblem(await service.get("/v1/incidents/nonsense"), 404);
});

test("a partner is not shown it", async () => {
  const partner = service.restart({ id: "sky", scopes: ["impact:read"], operators: ["sky-mobile"] });
  expectProblem(await partner.get("/v1/incidents"), 403);
  expectProblem(await partner.get("/v1/incidents/2"), 403);
});

test("the described answers are those that are given", async () => {
  const { body: list } = await service.get("/v1/incidents");
  const { body: incident } = await service.get("/v1/incidents/2");
  const text = `${JSON.stringify({ list, incident }, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../../src/incidents/examples.json");
});
