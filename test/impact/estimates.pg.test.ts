import { type SQL, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EstimateId, decodeEstimateId, encodeEstimateId } from "../../src/impact/estimate-id.ts";
import type { Inventory } from "../../src/inventory/document.ts";
import { alterBehindOurBack as alter, type TestService, expectProblem, startTestService } from "../support/service.ts";
import { type VerifiedBody, parseVerified } from "./impact-body.ts";
import { event, getImpact, postEvents, putInventory, smallNetwork, withCounts } from "./small-network.ts";

let service: TestService;

const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });
const MSC_DOWN = "?at=2018-12-06T05:30:00Z";
const POWER_DOWN = "?at=2018-12-06T07:30:00Z";

/** The MSC is down from five to six, the power of an MME from seven to eight, a third of one HSS from nine on. */
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await postEvents(service, [
    event("msc-1", "down", "05:00", told("05:10")),
    event("msc-1", "up", "06:00", told("06:10")),
    event("power-1", "down", "07:00", told("07:10")),
    event("power-1", "up", "08:00", told("08:10")),
    event("hss-1", "degraded", "09:00", { capacity: 0.333, ...told("09:10") }),
    event("msc-1", "unknown", "10:00", told("10:10")),
  ]);
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

async function check(id: string, by: TestService = service): Promise<VerifiedBody> {
  const answer = await by.get(`/v1/estimates/${id}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return parseVerified(answer);
}

const idOf = async (query: string) => (await getImpact(service, query)).estimateId;

async function decoded(): Promise<EstimateId> {
  const id = decodeEstimateId(await idOf(MSC_DOWN));
  if (id === undefined) throw new Error("an id that we gave cannot be read");
  return id;
}

/** As somebody could who reaches the database. */
const alterBehindOurBack = (statement: SQL) => alter(service.db, statement);

function figuresIn(body: VerifiedBody): readonly string[] {
  return body.verified ? [] : body.differences.map(({ figure }) => figure);
}

function reasonsIn(body: VerifiedBody): ReadonlySet<string> {
  return new Set(body.verified ? [] : body.differences.map(({ why }) => why));
}

const QUERIES = [
  "",
  MSC_DOWN,
  POWER_DOWN,
  "?at=2018-12-06T09:30:00Z",
  "?at=2018-12-06T09:30:00Z&knownAt=2018-12-06T09:00:00Z",
  "?knownAt=2018-12-06T07:30:00Z",
  "?operator=brand,guest",
  "?area=north&customerClass=consumer",
  "?service=voice",
  "?by=operator,service",
  "?by=area,customerClass&operator=host&at=2018-12-06T09:30:00Z",
  "?at=0001-01-01T00:00:00Z",
  "?at=2100-01-01T00:00:00Z",
  "?knownAt=2100-01-01T00:00:00Z",
  "?area=island",
];

describe("a quoted figure", () => {
  test("can be checked: the same body comes again, and says that it is true", async () => {
    for (const query of QUERIES) {
      const body = await getImpact(service, query);
      expect(await check(body.estimateId), query).toEqual({ ...body, verified: true });
    }
  });

  test("can be checked after more was told, in another process", async () => {
    const bodies = await Promise.all(QUERIES.map((query) => getImpact(service, query)));
    await postEvents(service, [
      event("msc-1", "up", "05:00", { id: "correction", ...told("11:00") }),
      event("hss-2", "down", "01:00", told("11:00")),
    ]);
    await putInventory(
      service,
      withCounts((count) => count * 7),
      "?recordedAt=2018-12-06T11:00:00Z&effectiveFrom=0001-01-01T00:00:00Z",
    );
    await putInventory(
      service,
      withCounts((count) => count * 9),
    );
    await postEvents(service, event("hss-1", "down", "05:20"));
    const elsewhere = service.restart();
    for (const body of bodies) expect(await check(body.estimateId, elsewhere)).toEqual({ ...body, verified: true });
    expect((await getImpact(service, MSC_DOWN)).affected.point).not.toBe(1300);
  });

  test("has an id of its own for every question whose answer may differ", async () => {
    const ids = await Promise.all(QUERIES.map(idOf));
    expect(new Set(ids).size).toBe(QUERIES.length);
  });

  test("of a service with hundreds of rows can be checked, and an altered row is named among its neighbours", async () => {
    await putInventory(service, withManyAreas(400));
    const body = await getImpact(service);
    expect(body.byArea.length).toBeGreaterThan(400);
    expect(body.estimateId.length).toBeLessThan(4_000);
    expect(await check(body.estimateId)).toEqual({ ...body, verified: true });
    await alterBehindOurBack(
      sql`update segments set subscriptions = subscriptions + 1 where version = 2 and id = 'in-200'`,
    );
    const again = await check(body.estimateId);
    expect(figuresIn(again)).toContain("byArea[place-200]");
    expect(figuresIn(again).filter((figure) => figure.startsWith("byArea")).length).toBeLessThan(12);
    expect(figuresIn(again)).not.toContain("byArea[place-300]");
  });
});

function withManyAreas(count: number): Inventory {
  const places = Array.from({ length: count }, (_, n) => ({ id: `place-${n}`, name: `Place ${n}`, parent: "island" }));
  const segments = places.flatMap(({ id }, n) =>
    smallNetwork.segments.slice(0, 1).map((segment) => ({ ...segment, id: `in-${n}`, area: id })),
  );
  return {
    ...smallNetwork,
    areas: [...smallNetwork.areas, ...places],
    segments: [...smallNetwork.segments, ...segments],
  };
}

describe("what is altered behind our back", () => {
  const HEADLINE = [
    "affected.low",
    "affected.point",
    "affected.high",
    "impaired.low",
    "impaired.point",
    "impaired.high",
    "base",
  ];

  test("a stored count shows in the headline and in each row that contains it, and nowhere else", async () => {
    const id = await idOf(MSC_DOWN);
    await alterBehindOurBack(sql`update segments set subscriptions = subscriptions + 1 where id = 'brand-town'`);
    const body = await check(id);
    expect(body).toMatchObject({
      verified: false,
      affected: { point: 1301 },
      differences: expect.arrayContaining([
        expect.objectContaining({ figure: "affected.point", was: 1300, now: 1301 }),
        expect.objectContaining({ figure: "base", was: 1380, now: 1381 }),
      ]),
    });
    const rows = [
      "byArea[land]",
      "byArea[north]",
      "byArea[town]",
      "byCustomerClass[consumer]",
      "byOperator[brand]",
      "byOperatorKind[brand]",
      "byService[data]",
      "byService[data-3g]",
      "byService[data-4g]",
      "byService[voice]",
      "causes",
    ];
    const named = figuresIn(body).map((figure) => figure.replace(/^causes.*/, "causes"));
    expect(named.toSorted()).toEqual([...HEADLINE, ...rows].toSorted());
    for (const why of reasonsIn(body)) expect(why).toMatch(/segments/);
  });

  test("a stored count that a filter leaves out changes nothing of what is in", async () => {
    const [host, brand] = [await idOf(`${MSC_DOWN}&operator=host`), await idOf(`${MSC_DOWN}&operator=brand`)];
    await alterBehindOurBack(sql`update segments set subscriptions = subscriptions + 1 where id = 'brand-town'`);
    expect((await check(host)).verified).toBe(true);
    expect((await check(brand)).verified).toBe(false);
  });

  test("a cell of a pair is named by its keys", async () => {
    const id = await idOf(`${MSC_DOWN}&by=customerClass,area`);
    await alterBehindOurBack(sql`update segments set subscriptions = subscriptions + 1 where id = 'host-south'`);
    const cells = figuresIn(await check(id)).filter((figure) => figure.startsWith("cells"));
    expect(cells).toEqual(["cells[business,south]"]);
  });

  const alterations: readonly (readonly [string, string, SQL])[] = [
    ["nodes", POWER_DOWN, sql`update nodes set requires = null where id = 'mme-1'`],
    ["pools", POWER_DOWN, sql`update pools set needed = 1 where id = 'mme-pool'`],
    ["pools", POWER_DOWN, sql`update pool_members set capacity = 5 where pool = 'mme-pool' and node = 'mme-2'`],
    ["services", POWER_DOWN, sql`update services set customer_facing = true where id = 'data-4g'`],
    ["profiles", MSC_DOWN, sql`update profile_services set requirement = '"hss-shards"' where service = 'voice'`],
    ["operators", MSC_DOWN, sql`update operators set kind = 'mvno' where id = 'brand'`],
    ["areas", MSC_DOWN, sql`update areas set parent = 'south' where id = 'town'`],
    ["segments", MSC_DOWN, sql`update segments set customer_class = 'business' where id = 'brand-town'`],
    [
      "segments",
      MSC_DOWN,
      sql`update segments set subscriptions_low = 0, subscriptions_high = 999 where id = 'brand-town'`,
    ],
    ["segments", MSC_DOWN, sql`delete from segments where id = 'guest-south'`],
  ];

  test.each(alterations)("something in the stored %s is named as the reason", async (part, query, statement) => {
    const id = await idOf(query);
    await alterBehindOurBack(statement);
    const body = await check(id);
    expect(body.verified).toBe(false);
    for (const why of reasonsIn(body)) expect(why).toContain(part);
  });

  test("what moves no figure leaves the figure true", async () => {
    const id = await idOf(MSC_DOWN);
    await alterBehindOurBack(sql`update nodes set vendor = 'Somebody else' where id = 'mme-1'`);
    expect((await check(id)).verified).toBe(true);
  });

  test("a stored version that a figure was not made with does not matter to it", async () => {
    const before = await idOf(MSC_DOWN);
    await putInventory(
      service,
      withCounts((count) => count * 2),
      "?effectiveFrom=2018-12-06T05:00:00Z",
    );
    const after = await idOf(MSC_DOWN);
    await alterBehindOurBack(sql`update segments set subscriptions = subscriptions + 1 where version = 2`);
    expect((await check(before)).verified).toBe(true);
    expect((await check(after)).verified).toBe(false);
  });

  test("a stored event is named as the ledger", async () => {
    const id = await idOf(MSC_DOWN);
    await alterBehindOurBack(
      sql`update ledger set content = '{"state": "degraded", "capacity": 0.5}' where id = 'msc-1 down 05:00'`,
    );
    const body = await check(id);
    expect(body).toMatchObject({
      verified: false,
      differences: expect.arrayContaining([expect.objectContaining({ figure: "affected.point", was: 1300, now: 650 })]),
    });
    expect(figuresIn(body)).toContain("byOperator[host]");
    expect(figuresIn(body)).not.toContain("byOperator[things]");
    for (const why of reasonsIn(body)) expect(why).toMatch(/ledger/);
  });

  test("a count that is made to look published is named by the coverage", async () => {
    const id = await idOf(MSC_DOWN);
    await alterBehindOurBack(sql`update segments set assumed = not coalesce(assumed, false)`);
    expect(await check(id)).toMatchObject({ verified: false, differences: [{ figure: "coverage" }] });
  });

  test("rows are named also where an altered event leaves no cause", async () => {
    const id = await idOf(MSC_DOWN);
    await alterBehindOurBack(sql`update ledger set content = '{"state": "up"}' where id = 'msc-1 down 05:00'`);
    const body = await check(id);
    expect(figuresIn(body)).toEqual(expect.arrayContaining(["affected.point", "byOperator[host]", "byService[voice]"]));
    expect(figuresIn(body)).not.toContain("byOperator[things]");
  });

  test.each([
    sql`update ledger set occurred_at = '2018-12-06T05:45:00Z' where id = 'msc-1 down 05:00'`,
    sql`update ledger set subject = 'spare' where id = 'msc-1 down 05:00'`,
    sql`delete from ledger where id = 'msc-1 down 05:00'`,
  ])("an event that was moved, turned to another node or removed is named as the ledger", async (statement) => {
    const id = await idOf(MSC_DOWN);
    await alterBehindOurBack(statement);
    const body = await check(id);
    expect(body).toMatchObject({ verified: false, affected: { point: 0 } });
    for (const why of reasonsIn(body)) expect(why).toMatch(/ledger/);
  });
});

describe("what is no id of ours", () => {
  test.each(["x", "...", "a.b.c", "W10.AAAA.AAAA", "null", "%00", "e30..", "WzEsMl0.AAAA.AAAA", "💥"])(
    "%s",
    async (text) => {
      expectProblem(await service.get(`/v1/estimates/${encodeURIComponent(text)}`), 404);
    },
  );

  test("a part of an id, or one with something added", async () => {
    const id = await idOf(MSC_DOWN);
    const [core = "", checks = "", digest = ""] = id.split(".");
    for (const text of [core, core.slice(0, -5), `${core.slice(1)}.${checks}.${digest}`, `${id}.${digest}`, `!${id}`]) {
      expectProblem(await service.get(`/v1/estimates/${encodeURIComponent(text)}`), 404);
    }
  });

  test("one of a sequence that is still to come, or never was", async () => {
    const id = await decoded();
    for (const sequence of [8, 1_000_000, 0]) {
      expectProblem(await service.get(`/v1/estimates/${encodeEstimateId({ ...id, sequence })}`), 404);
    }
    await postEvents(service, event("spare", "up", "11:00", told("11:00")));
    expect((await check(encodeEstimateId({ ...id, sequence: 7 }))).verified).toBe(true);
  });

  test.each<Partial<EstimateId>>([
    { headline: [1300, 2600, 1300, 1300, 1300, 1300, 1380] },
    { headline: [] },
    { checks: [] },
    { digest: "" },
    { digest: "AAAAAAAAAAAAAAAAAAAAAA" },
    { engine: "0" },
    { version: 2 },
    { at: "2018-12-06T06:30:00Z" },
    { filter: { operator: ["host"] } },
    { filter: { service: ["data"] } },
    { filter: { by: ["operator", "area"] } },
    { sequence: 1 },
  ])("one that was tampered with is never said to be true: %j", async (change) => {
    const answer = await service.get(`/v1/estimates/${encodeEstimateId({ ...(await decoded()), ...change })}`);
    if (answer.status !== 404) expect(parseVerified(answer).verified).toBe(false);
  });

  test("one whose filter names what there is not", async () => {
    const id = encodeEstimateId({ ...(await decoded()), filter: { operator: ["nobody"] } });
    expectProblem(await service.get(`/v1/estimates/${id}`), 404);
  });
});
