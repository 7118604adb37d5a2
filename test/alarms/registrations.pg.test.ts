import { afterEach, beforeEach, expect, test } from "vitest";
import { exactly, nobody, parseAnyImpact, parseVerified, parseWhatIf } from "../impact/impact-body.ts";
import { event, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { type TestService, expectProblem, pathsOf, startTestService } from "../support/service.ts";

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const moment = (time: string) => `2018-12-06T${time}:00Z`;
const recorded = (time: string) => ({ recordedAt: moment(time) });
const register = (node: string, count: number, time: string) =>
  service.send("POST", `/v1/nodes/${node}/registrations`, { count, observedAt: moment(time), ...recorded(time) });
const at = async (time: string) => parseAnyImpact(await service.get(`/v1/impact?at=${moment(time)}`));
const down = (node: string, time: string) => postEvents(service, event(node, "down", time, recorded(time)));

test("what was counted at every member stands in for what was planned", async () => {
  expect(await register("hss-1", 300, "01:00")).toMatchObject({
    status: 202,
    body: { accepted: 1, duplicates: 0, sequence: 2 },
  });
  await register("hss-2", 100, "02:00");
  await down("hss-1", "03:00");
  const body = await at("03:00");
  // Three in four are on the one that is down: of 1380.
  expect(body).toMatchObject({ affected: exactly(1035), impaired: exactly(1035) });
  expect(body.causes).toMatchObject([{ leaf: "hss-shards", servedShare: 0.25 }]);
  expect(body.coverage.registrations).toEqual([
    { pool: "hss-shards", subscribers: 400, oldestObservedAt: moment("01:00"), ageSeconds: 7200 },
  ]);
  expect(parseVerified(await service.get(`/v1/estimates/${body.estimateId}`))).toEqual({ ...body, verified: true });
});

test("as long as one member was not counted, the plan holds", async () => {
  await register("hss-1", 300, "01:00");
  await down("hss-1", "03:00");
  expect(await at("03:00")).toMatchObject({ affected: exactly(690), coverage: { registrations: [] } });
  // Counted of a time after the failure: who is left, not whose it is.
  await register("hss-2", 100, "04:00");
  expect((await at("04:00")).affected).toEqual(exactly(690));
  // Told late, but of before.
  expect(
    (
      await service.send("POST", "/v1/nodes/hss-2/registrations", {
        count: 100,
        observedAt: moment("02:30"),
        recordedAt: moment("05:00"),
      })
    ).status,
  ).toBe(202);
  expect((await at("05:00")).affected).toEqual(exactly(1035));
  expect((await at("02:59")).affected).toEqual(nobody);
});

test("the last good count is kept: what a failing member or its returning customers show later does not replace it", async () => {
  await register("hss-1", 300, "01:00");
  await register("hss-2", 100, "01:00");
  await down("hss-1", "03:00");
  await register("hss-1", 0, "03:01");
  await register("hss-2", 1, "03:02");
  expect((await at("03:05")).affected).toEqual(exactly(1035));
  await postEvents(service, event("hss-1", "up", "04:00", recorded("04:00")));
  expect((await at("04:00")).affected).toEqual(nobody);
});

test("counts too old to stand for anything are not used, and how old is set in the ledger", async () => {
  await register("hss-1", 300, "01:00");
  await register("hss-2", 100, "01:00");
  await down("hss-1", "13:00");
  expect((await at("13:00")).affected).toEqual(exactly(1035));
  const answer = await service.send("PUT", "/v1/settings/registrationsMaxAgeSeconds", { value: 3600 });
  expect(answer).toMatchObject({ status: 200, body: { value: 3600, by: "local" } });
  expect((await service.send("PUT", "/v1/settings/registrationsMaxAgeSeconds", { value: 3600 })).body).toEqual(
    answer.body,
  );
  expect((await at("13:00")).affected, "what was set later does not change what was").toEqual(exactly(1035));
  const now = parseAnyImpact(await service.get("/v1/impact"));
  expect(now).toMatchObject({ affected: exactly(690), coverage: { registrations: [] } });
  expect((await service.get("/v1/settings")).body).toMatchObject({
    settings: [
      { name: "registrationsMaxAgeSeconds", value: 3600 },
      { name: "incidentLeastCustomers", value: 1_000, since: null },
      { name: "incidentLeastSeconds", value: 60, since: null },
      { name: "incidentContinuesSeconds", value: 3_600, since: null },
    ],
  });
});

test("a long outage does not make old what was fresh when it began", async () => {
  await register("hss-1", 300, "01:00");
  await register("hss-2", 100, "01:00");
  await down("hss-1", "02:00");
  const later = parseAnyImpact(await service.get("/v1/impact?at=2018-12-31T00:00:00Z"));
  expect(later.affected).toEqual(exactly(1035));
});

test("what is supposed stands on what was counted too", async () => {
  await register("hss-1", 300, "01:00");
  await register("hss-2", 100, "01:00");
  const question = { states: { "hss-2": "down" }, at: moment("02:00") };
  expect(parseWhatIf(await service.send("POST", "/v1/impact/what-if", question)).affected).toEqual(exactly(345));
});

test("nobody counted anywhere is no count", async () => {
  await register("hss-1", 0, "01:00");
  await register("hss-2", 0, "01:00");
  await down("hss-1", "02:00");
  expect((await at("02:00")).affected).toEqual(exactly(690));
});

test("the same count again is the same, another at the same moment is refused", async () => {
  await register("hss-1", 300, "01:00");
  expect(await register("hss-1", 300, "01:00")).toMatchObject({
    status: 202,
    body: { accepted: 0, duplicates: 1, sequence: 2 },
  });
  expectProblem(await register("hss-1", 301, "01:00"), 409);
  expectProblem(await register("hss-9", 1, "01:00"), 404);
  const refused: readonly (readonly [object, string])[] = [
    [{ count: -1, observedAt: moment("02:00") }, "count"],
    [{ count: 1.5, observedAt: moment("02:00") }, "count"],
    [{ count: 1, observedAt: "yesterday" }, "observedAt"],
    [{ count: 1, observedAt: "2100-01-01T00:00:00Z" }, "observedAt"],
    [{ count: 1 }, "observedAt"],
  ];
  for (const [body, path] of refused) {
    const answer = await service.send("POST", "/v1/nodes/hss-1/registrations", body);
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toEqual([path]);
  }
  expect(await service.send("PUT", "/v1/settings/registrationsMaxAgeSeconds", { value: 1 })).toMatchObject({
    status: 422,
  });
  expect(await service.send("PUT", "/v1/settings/other", { value: 1 })).toMatchObject({ status: 404 });
  expect((await at("03:00")).sequence).toBe(2);
});
