import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Inventory } from "../../src/inventory/document.ts";
import { type TestService, expectProblem, startTestService } from "../support/service.ts";
import { event, expectNoInventory, postEvents, putInventory, smallNetwork } from "./small-network.ts";
import { parseTimeline, pointAt } from "./timeline-body.ts";

let service: TestService;

beforeEach(async () => {
  service = await startTestService();
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });
const HOURS = "from=2018-12-06T04:00:00Z&to=2018-12-06T10:00:00Z";

async function timeline(query = HOURS) {
  return parseTimeline(await service.get(`/v1/impact/timeline?${query}`));
}

function exactly(count: number) {
  return { low: count, point: count, high: count };
}

describe("a day on which calls fail from five to nine, and one subscriber database from six to seven", () => {
  beforeEach(async () => {
    await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
    await postEvents(service, [
      event("msc-1", "down", "05:00", told("05:10")),
      event("hss-1", "down", "06:00", told("06:01")),
      event("hss-1", "up", "07:00", told("07:01")),
      event("msc-1", "up", "09:00", told("09:05")),
    ]);
  });

  test("has a point at every change, and sums that are exact for its steps", async () => {
    const { points, customerHours, everAffected, peak } = await timeline();
    expect(points.map(({ at, affected }) => [at.slice(11, 16), affected.point])).toEqual([
      ["04:00", 0],
      ["05:00", 1300],
      // All with phones cannot call, and half of the 80 machines have no data.
      ["06:00", 1340],
      ["07:00", 1300],
      ["09:00", 0],
    ]);
    expect(customerHours).toEqual({ low: 1300 * 4 + 40, point: 1300 * 4 + 40, high: 1300 * 4 + 40 });
    expect(everAffected).toEqual(exactly(1340));
    expect(peak?.at).toBe("2018-12-06T06:00:00Z");
  });

  test("sums do not depend on the step in which it is shown", async () => {
    const whole = await timeline();
    const { points, ...sums } = await timeline(`${HOURS}&step=1800`);
    expect(points.map(({ at }) => at.slice(11, 16))).toHaveLength(13);
    for (const { at, ...figures } of points) expect(pointAt(whole.points, at)).toMatchObject(figures);
    expect({ ...sums, points: [] }).toEqual({ ...whole, points: [] });
  });

  test("is shown from the middle of an outage with what held then", async () => {
    const { points, customerHours } = await timeline("from=2018-12-06T08:15:00Z&to=2018-12-06T08:45:00Z");
    expect(points).toHaveLength(1);
    expect(points[0]).toMatchObject({ at: "2018-12-06T08:15:00Z", affected: exactly(1300) });
    expect(customerHours).toEqual(exactly(650));
  });

  test("what becomes known later changes what is now said of the past, and not what was known", async () => {
    const before = await timeline(`${HOURS}&knownAt=2018-12-06T09:30:00Z`);
    await timeline();
    // The calls came back at eight already; and from half past four on everybody lost a database.
    await postEvents(service, [
      event("msc-1", "up", "08:00", told("11:00")),
      event("hss-2", "down", "04:30", told("11:01")),
      event("hss-2", "up", "04:45", told("11:01")),
    ]);
    expect(await timeline(`${HOURS}&knownAt=2018-12-06T09:30:00Z`)).toEqual({ ...before });
    const { points, customerHours } = await timeline();
    expect(points.map(({ at, affected }) => [at.slice(11, 16), affected.point])).toEqual([
      ["04:00", 0],
      ["04:30", 690],
      ["04:45", 0],
      ["05:00", 1300],
      ["06:00", 1340],
      ["07:00", 1300],
      ["08:00", 0],
    ]);
    expect(customerHours.point).toBe(690 / 4 + 1300 * 3 + 40);
  });

  test("broken down, each row has its own points and sums, and those of disjoint rows add up", async () => {
    const { rows = [], customerHours, by } = await timeline(`${HOURS}&by=operator`);
    expect(by).toBe("operator");
    expect(rows.map(({ key, name }) => `${key}: ${name}`)).toEqual([
      "host: Host Mobile",
      "brand: Brand",
      "guest: Guest",
      "things: Things",
    ]);
    expect(rows.reduce((sum, row) => sum + row.customerHours.point, 0)).toBe(customerHours.point);
    const things = rows.find(({ key }) => key === "things");
    expect(things?.points.map(({ at, affected }) => [at.slice(11, 16), affected.point])).toEqual([
      ["04:00", 0],
      ["06:00", 40],
      ["07:00", 0],
    ]);
  });

  test.each(["service", "operatorKind", "customerClass", "area"])("can be broken down by %s", async (by) => {
    const whole = await timeline();
    const { rows = [], ...total } = await timeline(`${HOURS}&by=${by}`);
    expect({ ...total, by: undefined }).toEqual({ ...whole, by: undefined });
    expect(rows.length).toBeGreaterThan(1);
  });

  test("of a part it is the part's", async () => {
    const { points } = await timeline(`${HOURS}&operator=things`);
    expect(points.map(({ affected }) => affected.point)).toEqual([0, 40, 0]);
    expect(points.every(({ base }) => base === 80)).toBe(true);
  });

  test("a partner sees its own changes, and not that anything else was recorded", async () => {
    const partner = service.restart({ id: "things", scopes: ["impact:read"], operators: ["things"] });
    const { points, sequence, knownAt } = parseTimeline(await partner.get(`/v1/impact/timeline?${HOURS}`));
    expect(points.map(({ at, affected }) => [at.slice(11, 16), affected.point])).toEqual([
      ["04:00", 0],
      ["06:00", 40],
      ["07:00", 0],
    ]);
    expect({ sequence, knownAt }).toEqual({ sequence: undefined, knownAt: undefined });
    expectProblem(await partner.get(`/v1/impact/timeline?${HOURS}&operator=host`), 400);
  });

  test("steps are to the microsecond", async () => {
    const { points } = await timeline("from=2018-12-06T04:59:59.123456Z&to=2018-12-06T05:00:02Z&step=1");
    expect(points.map(({ at }) => at.slice(17))).toEqual(["59.123456Z", "00.123456Z", "01.123456Z"]);
  });

  test("what makes no sense is refused by name", async () => {
    const path = "/v1/impact/timeline";
    for (const query of [
      "from=2018-12-06T10:00:00Z&to=2018-12-06T10:00:00Z",
      "from=2999-01-01T00:00:00Z",
      `${HOURS}&step=0`,
      `${HOURS}&by=operator,service`,
      `${HOURS}&operator=nobody`,
      "from=2018-01-01T00:00:00Z&to=2018-12-31T00:00:00Z&step=60",
      `${HOURS}&at=2018-12-06T10:00:00Z`,
    ])
      expectProblem(await service.get(`${path}?${query}`), 400);
  });
});

test("of many areas in many steps is refused before it is made", async () => {
  const places = Array.from({ length: 3_000 }, (_, index) => `place-${index}`);
  const areas = places.map((id) => ({ id, name: id, parent: "land" }));
  const segments = places.map((area) => ({ ...smallNetwork.segments[0], id: `of ${area}`.replace(" ", "-"), area }));
  const document = {
    ...smallNetwork,
    areas: [...smallNetwork.areas, ...areas],
    segments: [...smallNetwork.segments, ...segments],
  };
  await putInventory(service, Inventory.parse(document), "?recordedAt=2018-12-06T00:00:00Z");
  const query = "from=2018-12-06T00:00:00Z&to=2018-12-06T02:40:00Z";
  expectProblem(await service.get(`/v1/impact/timeline?${query}&step=1&by=area`), 400);
  expect((await timeline(`${query}&by=area`)).rows).toHaveLength(3_004);
});

test("a pool that has other members in a later version is counted by those of each version", async () => {
  const [hss, ...others] = smallNetwork.pools.toReversed();
  const third = { id: "hss-3", name: "HSS 3", function: "HSS", operator: "host" };
  const grown = Inventory.parse({
    ...smallNetwork,
    nodes: [...smallNetwork.nodes, third],
    pools: [...others, { ...hss, members: [{ node: "hss-1" }, { node: "hss-2" }, { node: "hss-3" }] }],
  });
  await putInventory(service, grown, "?recordedAt=2018-12-05T00:00:00Z");
  await putInventory(service, smallNetwork, "?effectiveFrom=2018-12-06T06:00:00Z&recordedAt=2018-12-05T00:00:00Z");
  for (const [node, count] of [
    ["hss-1", 600],
    ["hss-2", 300],
    ["hss-3", 300],
  ] as const) {
    const body = { count, observedAt: "2018-12-06T04:00:00Z", recordedAt: "2018-12-06T04:00:00Z" };
    expect((await service.send("POST", `/v1/nodes/${node}/registrations`, body)).status).toBeLessThan(300);
  }
  await postEvents(service, [event("hss-1", "down", "05:00", told("05:00"))]);
  const { points } = await timeline();
  // Of three half of 1,380, and once there are two, two thirds.
  expect(points.map(({ at, affected }) => [at.slice(11, 16), affected.point])).toEqual([
    ["04:00", 0],
    ["05:00", 690],
    ["06:00", 920],
  ]);
});

test("before any inventory there is nothing to tell", async () => {
  expectNoInventory(await service.get(`/v1/impact/timeline?${HOURS}`));
});

test("ends now, however far ahead is asked, and begins a day before", async () => {
  await putInventory(service, smallNetwork);
  const { from, to } = await timeline("to=2999-01-01T00:00:00Z");
  expect(Date.parse(to)).toBeLessThan(Date.parse("2999-01-01T00:00:00Z"));
  expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
});

test("of more changes than anybody reads one by one, the sums and a coarser step are told, and which question is too long", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-01-01T00:00:00Z");
  const start = Date.parse("2018-02-01T00:00:00Z");
  const flips = Array.from({ length: 10_002 }, (_, index) => {
    const time = new Date(start + index * 60_000).toISOString();
    const state = index % 2 === 0 ? "down" : "up";
    return { id: `flip-${index}`, node: "msc-1", state, occurredAt: time, recordedAt: time };
  });
  await postEvents(service, flips.slice(0, 10_000));
  await postEvents(service, flips.slice(10_000));
  const query = "from=2018-02-01T00:00:00Z&to=2018-03-01T00:00:00Z";
  for (const more of ["", "&by=operator", "&step=3600&by=operator"])
    expectProblem(await service.get(`/v1/impact/timeline?${query}${more}`), 400);
  expect((await timeline(`${query}&step=3600`)).customerHours.point).toBeCloseTo((5_001 * 1300) / 60, 6);
  const day = "from=2018-02-02T00:00:00Z&to=2018-02-02T01:00:00Z";
  const { rows = [], customerHours } = await timeline(`${day}&by=operator`);
  expect(customerHours.point).toBe(650);
  expect(rows.reduce((sum, row) => sum + row.customerHours.point, 0)).toBeCloseTo(650, 9);
});
