import { afterEach, beforeEach, expect, test } from "vitest";
import { exactly } from "../impact/impact-body.ts";
import { event, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { type TestService, expectProblem, startTestService } from "../support/service.ts";
import { getIncident, getIncidents } from "./incident-body.ts";

let service: TestService;

beforeEach(async () => {
  service = await startTestService();
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });

async function tell(...said: readonly (readonly [node: string, state: string, time: string])[]): Promise<void> {
  await postEvents(
    service,
    said.map(([node, state, time]) => event(node, state, time, told(time))),
  );
}

async function inWords(): Promise<readonly string[]> {
  const { incidents } = await getIncidents(service);
  return incidents.map(
    ({ id, from, to, state, peak }) =>
      `${id} ${from.slice(11, 16)}-${to?.slice(11, 16) ?? ""} ${state} ${peak.affected.point}`,
  );
}

test("without an inventory there is nothing, and no incident", async () => {
  expectProblem(await service.get("/v1/incidents"), 404);
  await putInventory(service, smallNetwork);
  const { incidents, blips } = await getIncidents(service);
  expect({ incidents, blips }).toEqual({ incidents: [], blips: [] });
});

test("what hits fewer than configured, or for less time, is a blip", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await tell(["hss-1", "down", "05:00"], ["hss-1", "up", "05:30"]);
  expect(await inWords()).toEqual([]);
  const { blips } = await getIncidents(service);
  expect(blips.map(({ id, state, openedAt, peak }) => [id, state, openedAt, peak.affected.point])).toEqual([
    ["2", "closed", null, 690],
  ]);
  expect((await getIncident(service, "2")).everAffected).toEqual(exactly(690));
});

test("from when on it is an incident is configured, and holds from then on", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await tell(["hss-1", "down", "05:00"], ["hss-1", "up", "05:30"]);
  const set = async (name: string, value: number): Promise<number> =>
    (await service.send("PUT", `/v1/settings/${name}`, { value })).status;
  expect(await set("incidentLeastCustomers", 0)).toBe(422);
  expect(await set("incidentLeastCustomers", 690)).toBe(200);
  expect(await set("incidentLeastSeconds", 0)).toBe(200);
  expect(await inWords()).toEqual([]);
  await postEvents(service, { id: "now", node: "hss-1", state: "down", occurredAt: new Date().toISOString() });
  expect((await getIncidents(service)).incidents).toMatchObject([
    { state: "open", present: { affected: exactly(690) } },
  ]);
});

test("two causes at once are two incidents, each with its own figure, and jointly nobody is counted twice", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await tell(["msc-1", "down", "05:00"], ["hss-1", "down", "05:10"], ["hss-2", "down", "05:10"]);
  expect(await inWords()).toEqual(["3 05:10- open 1380", "2 05:00- open 1300"]);
  const { joint, incidents } = await getIncidents(service);
  expect(joint.affected).toEqual(exactly(1380));
  expect(incidents.map(({ present }) => present.affected.point)).toEqual([1380, 1300]);
});

test("an outage that goes on within the hour is the same, and is open again", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await tell(["msc-1", "down", "05:00"], ["msc-1", "up", "05:30"]);
  expect(await inWords()).toEqual(["2 05:00-05:30 recovering 1300"]);
  await tell(["msc-1", "down", "06:29"]);
  expect(await inWords()).toEqual(["2 05:00- open 1300"]);
  await tell(["msc-1", "up", "06:30"], ["msc-1", "down", "07:30"]);
  expect(await inWords()).toEqual(["6 07:30- open 1300", "2 05:00-06:30 recovering 1300"]);
  expect((await getIncident(service, "2")).customerHours.point).toBeCloseTo(1300 * (31 / 60), 9);
});

test("subscribers who are counted again close it", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-11-20T00:00:00Z");
  const count = async (observedAt: string, number: number): Promise<void> => {
    for (const node of ["hss-1", "hss-2"]) {
      const body = { count: number, observedAt, recordedAt: observedAt };
      expect((await service.send("POST", `/v1/nodes/${node}/registrations`, body)).status).toBeLessThan(300);
    }
  };
  const states = async () => (await getIncidents(service)).incidents.map(({ state }) => state);
  await count("2018-11-29T06:20:00Z", 1000);
  await tell(
    ["hss-1", "down", "05:00"],
    ["hss-2", "down", "05:00"],
    ["hss-1", "up", "06:00"],
    ["hss-2", "up", "06:00"],
  );
  expect(await states()).toEqual(["recovering"]);
  await count("2018-12-06T06:10:00Z", 949);
  expect(await states()).toEqual(["recovering"]);
  await count("2018-12-06T06:15:00Z", 950);
  expect((await getIncidents(service)).incidents).toMatchObject([
    { state: "closed", closedAt: "2018-12-06T06:15:00Z", closedBy: "registrations" },
  ]);
});

test("what becomes an incident by time alone is one, though nothing more was told", async () => {
  await putInventory(service, smallNetwork, "?effectiveFrom=2018-12-06T00:00:00Z");
  expect((await service.send("PUT", "/v1/settings/incidentLeastSeconds", { value: 3 })).status).toBe(200);
  await postEvents(service, { id: "now", node: "msc-1", state: "down", occurredAt: new Date().toISOString() });
  const first = await getIncidents(service);
  expect([first.incidents.length, first.blips.length]).toEqual([0, 1]);
  await expect.poll(async () => (await getIncidents(service)).incidents.length, { timeout: 20_000 }).toBe(1);
});

test("what was told late, by another process, is heard by one that remembers the past", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await tell(["msc-1", "down", "05:00"], ["msc-1", "up", "06:00"]);
  expect(await inWords()).toEqual(["2 05:00-06:00 recovering 1300"]);
  const other = service.restart();
  await postEvents(other, event("msc-1", "down", "04:30", { recordedAt: "2018-12-06T07:00:00Z" }));
  await postEvents(other, event("hss-1", "down", "05:10", { recordedAt: "2018-12-06T07:00:00Z" }));
  await postEvents(other, event("hss-2", "down", "05:10", { recordedAt: "2018-12-06T07:00:00Z" }));
  expect(await inWords()).toEqual(["5 05:10- open 1380", "2 04:30-06:00 recovering 1300"]);
});
