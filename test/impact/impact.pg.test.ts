import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type TestService, expectProblem, pathsOf, startTestService } from "../support/service.ts";
import { type ImpactBody, affectedByKey, byKey, exactly, nobody, parseImpact, parseWhatIf } from "./impact-body.ts";
import { event, getImpact, postEvents, putInventory, smallNetwork } from "./small-network.ts";

/** One database for all: states are supposed by `at`. Each stage below is an hour of 6 December 2018. */
let service: TestService;
let defectsKnown = 0;

const STAGES = {
  nothing: "?at=2018-12-06T00:30:00Z",
  /** Half of 4G; 3G stands, so phones are served worse and half of the machines are cut off, if not all. */
  oneMme: "?at=2018-12-06T01:30:00Z",
  /** The same by its power. */
  power: "?at=2018-12-06T02:30:00Z",
  /** Half of all customers, of all services. */
  oneHss: "?at=2018-12-06T03:30:00Z",
  /** Calls of every phone. */
  msc: "?at=2018-12-06T04:30:00Z",
  /** 3G and 4G. */
  allData: "?at=2018-12-06T05:30:00Z",
  /** Nobody knows of the MSC, which was last heard of as up, nor of an MME, last heard of as down. */
  unknown: "?at=2018-12-06T06:30:00Z",
  /** Three of ten, so that nothing is whole. */
  uneven: "?at=2018-12-06T07:30:00Z",
} as const;

const EVENTS = [
  event("mme-1", "down", "01:00"),
  event("mme-1", "up", "02:00"),
  event("power-1", "down", "02:00"),
  event("power-1", "up", "03:00"),
  event("hss-1", "down", "03:00"),
  event("hss-1", "up", "04:00"),
  event("msc-1", "down", "04:00"),
  event("msc-1", "up", "05:00"),
  event("mme-1", "down", "05:00"),
  event("mme-2", "down", "05:00"),
  event("sgsn-1", "down", "05:00"),
  event("mme-2", "up", "06:00"),
  event("sgsn-1", "up", "06:00"),
  event("mme-1", "unknown", "06:00"),
  event("msc-1", "unknown", "06:00"),
  event("mme-1", "up", "07:00"),
  event("msc-1", "degraded", "07:00", { capacity: 0.777 }),
  event("hss-2", "degraded", "07:00", { capacity: 0.3331 }),
  event("mme-2", "degraded", "07:00", { capacity: 0.123 }),
];

beforeAll(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork);
  await postEvents(service, EVENTS);
});

afterEach(() => {
  const known = defectsKnown;
  defectsKnown = service.defects.length;
  expect(service.defects.slice(known)).toEqual([]);
});

afterAll(() => service.close());

const impact = (query: string) => getImpact(service, query);
const standing = async (stage: string) =>
  (await impact(stage)).causes.map(({ leaf, nodesStanding }) => `${leaf} ${nodesStanding}`);

describe("who is affected", () => {
  test("nobody while every node is up, and every key is listed at zero", async () => {
    const body = await impact(STAGES.nothing);
    expect(body).toMatchObject({
      headline: "no failure reported; 0 of 9 nodes seen",
      affected: nobody,
      impaired: nobody,
      base: 1380,
      causes: [],
    });
    expect([...byKey(body.byService).keys()].sort()).toEqual(["data", "data-3g", "data-4g", "voice"]);
    expect([...byKey(body.byOperator).keys()].sort()).toEqual(["brand", "guest", "host", "things"]);
    expect([...byKey(body.byArea).keys()].sort()).toEqual(["land", "north", "south", "town"]);
  });

  test.each([
    ["one MME of two that are both needed", STAGES.oneMme],
    ["the power of that MME", STAGES.power],
  ])("machines by half, if not all, and everyone served worse: %s", async (_, stage) => {
    const body = await impact(stage);
    expect(body.affected).toEqual({ low: 40, point: 40, high: 80 });
    expect(body.impaired).toEqual(exactly(1380));
    expect(body.headline).toBe("between 40 and 80");
    expect(affectedByKey(body.byService)).toEqual({ data: 40, "data-4g": 690, "data-3g": 0, voice: 0 });
    expect(affectedByKey(body.byOperator)).toEqual({ host: 0, brand: 0, guest: 0, things: 40 });
  });

  test("half of everyone where one of two subscriber databases is down: the same half in all services", async () => {
    const body = await impact(STAGES.oneHss);
    expect(body.affected).toEqual(exactly(690));
    expect(body.impaired).toEqual(exactly(690));
    expect(affectedByKey(body.byService)).toEqual({ data: 690, "data-4g": 690, "data-3g": 650, voice: 650 });
    expect(affectedByKey(body.byOperator)).toEqual({ host: 500, brand: 100, guest: 50, things: 40 });
  });

  test("every phone and no machine where calls are lost", async () => {
    const body = await impact(STAGES.msc);
    expect(body.affected).toEqual(exactly(1300));
    expect(affectedByKey(body.byService)).toEqual({ voice: 1300, data: 0, "data-4g": 0, "data-3g": 0 });
    expect(byKey(body.byService).get("voice")?.base).toBe(1300);
    expect(affectedByKey(body.byCustomerClass)).toEqual({ consumer: 900, business: 400, iot: 0 });
  });

  test("everyone once where both generations of data are lost", async () => {
    const body = await impact(STAGES.allData);
    expect(body.affected).toEqual(exactly(1380));
    expect(body.headline).toBe("about 1,400");
    expect(affectedByKey(body.byOperatorKind)).toEqual({ mno: 1000, brand: 200, mvno: 100, iot: 80 });
    expect(affectedByKey(body.byArea)).toEqual({ land: 1380, north: 800, town: 800, south: 500 });
  });

  test("an unknown node counts as up at best, as down at worst, and else as it was last known", async () => {
    const body = await impact(STAGES.unknown);
    expect(body.affected).toEqual({ low: 0, point: 40, high: 1380 });
    expect(body.impaired).toEqual({ low: 0, point: 1380, high: 1380 });
    expect(body.coverage.unknownNodes).toBe(2);
  });
});

describe("the body", () => {
  test("is at least as new as a reader asks for that has just been told a sequence", async () => {
    const { sequence } = await postEvents(service, EVENTS);
    expect((await impact(`?minSequence=${sequence}`)).sequence).toBe(sequence);
  });

  test("waits a moment for a sequence that has not come, then says so", async () => {
    const own = await startTestService();
    await putInventory(own, smallNetwork);
    const next = own.get("/v1/impact?minSequence=2");
    await postEvents(own, [event("mme-1", "down", "09:00")]);
    expect((await next).status).toBe(200);
    const answer = await own.get("/v1/impact?minSequence=3");
    expect(expectProblem(answer, 503).type).toBe("/problems/unavailable");
    expect(answer.headers.get("retry-after")).not.toBeNull();
    await own.close();
  });

  test("names what it was computed from", async () => {
    expect(await impact(STAGES.oneMme)).toMatchObject({
      at: "2018-12-06T01:30:00Z",
      inventoryVersion: 1,
      sequence: EVENTS.length + 1,
      engine: "1",
      stale: false,
    });
  });

  test("has names: services with their kind, operators with kind and host, areas with their parent", async () => {
    const body = await impact(STAGES.oneMme);
    expect(byKey(body.byService).get("data-4g")).toMatchObject({
      name: "4G data",
      kind: "data",
      customerFacing: false,
    });
    expect(byKey(body.byService).get("voice")).toMatchObject({ name: "Calls", kind: "voice", customerFacing: true });
    expect(byKey(body.byOperator).get("brand")).toMatchObject({ name: "Brand", kind: "brand", host: "host" });
    expect(byKey(body.byOperator).get("host")?.host).toBeUndefined();
    expect(byKey(body.byArea).get("town")).toMatchObject({ name: "Town", parent: "north", base: 800 });
    expect(byKey(body.byArea).get("north")).toMatchObject({ parent: "land", base: 800 });
    expect(byKey(body.byArea).get("land")).toMatchObject({ base: 1380 });
    expect(byKey(body.byArea).get("land")?.parent).toBeUndefined();
  });

  test.each(Object.values(STAGES))("has the largest affected first in every breakdown: %s", async (stage) => {
    for (const by of ["", "&by=service,area", "&by=operator,customerClass"]) {
      const body = await impact(`${stage}${by}`);
      const breakdowns = [
        body.byService,
        body.byOperator,
        body.byOperatorKind,
        body.byCustomerClass,
        body.byArea,
        body.cells ?? [],
      ];
      for (const rows of breakdowns) {
        const points = rows.map(({ affected }) => affected.point);
        expect(points).toEqual(points.toSorted((a, b) => b - a));
      }
    }
  });

  test("names the causes by what mending them restores", async () => {
    expect((await impact(STAGES.power)).causes).toEqual([
      {
        leaf: "mme-pool",
        name: "MMEs",
        servedShare: 0.5,
        unimpairedShare: 0,
        nodes: ["power-1"],
        nodesStanding: 1,
        restores: { affected: 40, impaired: 1380 },
      },
    ]);
    const { causes } = await impact(STAGES.allData);
    expect(causes.map(({ leaf, nodes, restores }) => [leaf, nodes, restores])).toEqual([
      ["mme-pool", ["mme-1", "mme-2"], { affected: 1380, impaired: 1380 }],
      ["sgsn-1", ["sgsn-1"], { affected: 1300, impaired: 0 }],
    ]);
    expect(causes.find(({ leaf }) => leaf === "sgsn-1")?.name).toBe("SGSN 1");
    expect(causes.map(({ nodesStanding }) => nodesStanding)).toEqual([1, 0]);
  });

  test("counts as standing what is neither failing, nor unknown, nor without what it requires", async () => {
    expect(await standing(STAGES.oneMme)).toEqual(["mme-pool 2"]);
    expect(await standing(STAGES.power)).toEqual(["mme-pool 1"]);
    expect(await standing(STAGES.oneHss)).toEqual(["hss-shards 1"]);
    expect(await standing(STAGES.unknown)).toEqual(["mme-pool 2"]);
    const question = { states: { "mme-1": "down", "mme-2": "unknown" } };
    const { causes } = parseWhatIf(await service.send("POST", "/v1/impact/what-if", question));
    expect(causes.map(({ nodesStanding }) => nodesStanding)).toEqual([1]);
  });

  test("says how much it rests on", async () => {
    expect((await impact(STAGES.nothing)).coverage).toEqual({
      nodes: 9,
      nodesHeardOf: 0,
      unknownNodes: 0,
      unmatchedAlarms: 0,
      nodesSeen: 0,
      feeds: [],
      registrations: [],
      assumedSubscriptions: 100,
      oldestCountAsOf: "2017-01-31",
    });
    expect((await impact(STAGES.oneHss)).coverage).toMatchObject({ nodesHeardOf: 3, unknownNodes: 0 });
    expect((await impact(STAGES.unknown)).coverage).toMatchObject({ nodesHeardOf: 6, unknownNodes: 2 });
    expect((await impact(`${STAGES.nothing}&operator=host`)).coverage).toMatchObject({
      assumedSubscriptions: 0,
      oldestCountAsOf: "2018-09-30",
    });
  });
});

describe("filters", () => {
  test.each([
    ["&operator=brand", 200],
    ["&operator=brand,guest", 300],
    ["&operator=brand,brand", 200],
    ["&area=town", 800],
    ["&area=north", 800],
    ["&area=land", 1380],
    ["&area=south,town", 1300],
    ["&area=town,north", 800],
    ["&area=island", 0],
    ["&customerClass=iot", 80],
    ["&customerClass=iot,business", 480],
    ["&service=voice", 1300],
    ["&service=data", 1380],
    ["&service=data-3g", 1300],
    ["&service=data-3g,data-4g", 1380],
    ["&operator=host&area=north", 600],
    ["&operator=host&customerClass=business&area=south&service=voice", 400],
    ["&operator=things&service=voice", 0],
  ])("%s leaves %i subscriptions, half of whom are affected", async (query, base) => {
    const body = await impact(`${STAGES.oneHss}${query}`);
    expect([body.affected.point, body.base]).toEqual([base / 2, base]);
  });

  test("with a service the figures mean that service", async () => {
    expect((await impact(`${STAGES.msc}&service=data`)).affected).toEqual(nobody);
    expect((await impact(`${STAGES.msc}&service=data,voice`)).affected).toEqual(exactly(1300));
    expect((await impact(`${STAGES.oneMme}&service=data-4g`)).affected).toEqual({ low: 690, point: 690, high: 1380 });
    expect((await impact(`${STAGES.oneMme}&service=data-4g&operator=brand`)).headline).toBe("between 100 and 200");
  });

  test("a breakdown lists only keys within the filter, and all services", async () => {
    const body = await impact(`${STAGES.oneHss}&operator=guest`);
    expect(affectedByKey(body.byOperator)).toEqual({ guest: 50 });
    expect(affectedByKey(body.byArea)).toEqual({ south: 50, land: 50 });
    expect(affectedByKey(body.byCustomerClass)).toEqual({ consumer: 50 });
    expect(affectedByKey(body.byService)).toEqual({ data: 50, "data-4g": 50, "data-3g": 50, voice: 50 });
  });

  test.each([
    ["operator=nobody", "operator"],
    ["operator=host,nobody", "operator"],
    ["operator=HOST", "operator"],
    ["area=atlantis", "area"],
    ["customerClass=vip", "customerClass"],
    ["service=telex", "service"],
    ["by=operator", "by"],
    ["by=operator,operator", "by"],
    ["by=operator,area,service", "by"],
    ["by=operator,vendor", "by"],
    ["format=xml", "format"],
    ["at=now", "at"],
    ["at=2018-12-06T05:00:00", "at"],
    ["knownAt=2018-12-06", "knownAt"],
    ["colour=red", "colour"],
    ["operator=host&operator=brand", "operator"],
    ["operator=", "operator"],
    ["area=,", "area"],
  ])("?%s cannot be answered and says which part", async (query, path) => {
    const answer = await service.get(`/v1/impact?${query}`);
    expectProblem(answer, 400);
    expect(pathsOf(answer).map((found) => found.replace(/\[.*/, ""))).toEqual([path]);
  });

  test("every unknown value is named", async () => {
    const answer = await service.get("/v1/impact?operator=x,host,y&service=z");
    expectProblem(answer, 400);
    expect(pathsOf(answer)).toEqual(["operator", "operator", "service"]);
  });
});

describe("pairs", () => {
  const DIMENSIONS = ["service", "operator", "operatorKind", "customerClass", "area"];
  const pairs = DIMENSIONS.flatMap((first) =>
    DIMENSIONS.filter((second) => second !== first).map((second): readonly [string, string] => [first, second]),
  );

  test("there are twenty of them", () => {
    expect(pairs).toHaveLength(20);
  });

  test.each(pairs)("the cells of %s and %s add up", async (first, second) => {
    for (const stage of Object.values(STAGES)) {
      const body = await impact(`${stage}&by=${first},${second}`);
      const sums = sumOfPoints(body, [first, second].includes("service") ? "service" : undefined);
      expect(sums).toEqual(
        sums.size === 1 && sums.has("")
          ? new Map([["", pointsOf(body)]])
          : new Map(body.byService.map((row) => [row.key, pointsOf(row)])),
      );
      for (const cell of body.cells ?? []) expect(Object.keys(cell)).toEqual(expect.arrayContaining([first, second]));
    }
  });

  test("a cell is one key of each, once", async () => {
    const { cells = [] } = await impact(`${STAGES.oneHss}&by=operator,customerClass`);
    const points = cells.map(({ affected, base, ...keys }) => [
      keys["operator"],
      keys["customerClass"],
      affected.point,
      base,
    ]);
    expect(points).toEqual([
      ["host", "consumer", 300, 600],
      ["host", "business", 200, 400],
      ["brand", "consumer", 100, 200],
      ["guest", "consumer", 50, 100],
      ["things", "iot", 40, 80],
    ]);
  });

  test("without a pair there are no cells", async () => {
    expect((await impact(STAGES.oneHss)).cells).toBeUndefined();
  });
});

type Points = readonly [affected: number, impaired: number, base: number];

function pointsOf({ affected, impaired, base }: Pick<ImpactBody, "affected" | "impaired" | "base">): Points {
  return [affected.point, impaired.point, base];
}

/** The sum of the cells, for each value of one of their keys if one is named. */
function sumOfPoints({ cells = [] }: ImpactBody, key: string | undefined): ReadonlyMap<unknown, Points> {
  const sums = new Map<unknown, Points>();
  for (const cell of cells) {
    const value = key === undefined ? "" : Object.entries(cell).find(([name]) => name === key)?.[1];
    const [affected, impaired, base] = sums.get(value) ?? [0, 0, 0];
    sums.set(value, [affected + cell.affected.point, impaired + cell.impaired.point, base + cell.base]);
  }
  return sums;
}

describe("adding up", () => {
  test.each(Object.values(STAGES))("the parts of each breakdown make the whole: %s", async (stage) => {
    for (const filter of ["", "&service=voice", "&operator=host,brand", "&area=north"]) {
      const body = await impact(`${stage}${filter}`);
      const whole = pointsOf(body);
      for (const rows of [body.byOperator, body.byOperatorKind, body.byCustomerClass]) {
        expect(sum(rows)).toEqual(whole);
      }
      const roots = body.byArea.filter(({ parent }) => parent === undefined);
      expect(sum(roots)).toEqual(whole);
      expect(sum(body.byArea.filter(({ parent }) => parent === "north"))).toEqual(
        sum(body.byArea.filter(({ key }) => key === "north")),
      );
    }
  });

  test("fractions are shared out: the parts of an uneven outage are whole, and make the whole", async () => {
    const body = await impact(STAGES.uneven);
    expect(body.affected.point).toBeGreaterThan(0);
    expect(body.affected.low).toBeLessThan(body.affected.point);
    expect(body.affected.high).toBeGreaterThan(body.affected.point);
  });
});

function sum(rows: readonly Pick<ImpactBody, "affected" | "impaired" | "base">[]): Points {
  const points = rows.map(pointsOf);
  const column = (index: 0 | 1 | 2) => points.reduce((total, row) => total + row[index], 0);
  return [column(0), column(1), column(2)];
}

describe("as CSV", () => {
  const HEADER =
    "breakdown,key,secondKey,name,parent,affectedLow,affectedPoint,affectedHigh,impairedLow,impairedPoint,impairedHigh,base,at,knownAt,inventoryVersion,sequence,engine,estimateId";

  test.each([
    ["?format=csv", {}],
    ["", { Accept: "text/csv" }],
    ["", { Accept: "text/csv, */*;q=0.1" }],
  ])("by %s %j: the total and a line for each row", async (query, headers) => {
    const path = `/v1/impact${STAGES.oneMme}${query.replace("?", "&")}`;
    const answer = await service.get(path, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
    expect(answer.headers.get("vary")).toMatch(/accept/i);
    const lines = String(answer.body).split("\r\n");
    const { at, knownAt, estimateId, sequence } = await impact(STAGES.oneMme);
    const origin = `${at},${knownAt},1,${sequence},1,${estimateId}`;
    expect(lines[0]).toBe(HEADER);
    expect(lines[1]).toBe(`total,,,,,40,40,80,1380,1380,1380,1380,${origin}`);
    expect(lines).toContain(`service,data-4g,,4G data,,690,690,1380,1380,1380,1380,1380,${origin}`);
    expect(lines).toContain(`operator,things,,Things,,40,40,80,80,80,80,80,${origin}`);
    expect(lines).toContain(`area,north,,The north,land,0,0,0,800,800,800,800,${origin}`);
    expect(lines).toHaveLength(1 + 1 + 4 + 4 + 4 + 3 + 4 + 1);
  });

  test("a pair's cells are lines as well", async () => {
    const { body } = await service.get(`/v1/impact${STAGES.oneMme}&by=operator,service&format=csv`);
    expect(String(body)).toContain('\r\n"operator,service",things,data,,,40,40,80,80,80,80,80,');
  });

  test("JSON is what comes where it is preferred, or CSV not wanted", async () => {
    for (const Accept of ["application/json, text/csv;q=0.1", "application/json, text/csv;q=0"]) {
      const answer = await service.get(`/v1/impact${STAGES.oneMme}`, { Accept });
      expect(answer.headers.get("content-type"), Accept).toMatch(/^application\/json/);
    }
  });

  test("JSON is what comes without asking, and what is asked for in the query wins", async () => {
    const plain = await service.get(`/v1/impact${STAGES.oneMme}`, { Accept: "*/*" });
    expect(plain.headers.get("content-type")).toMatch(/^application\/json/);
    const asked = await service.get(`/v1/impact${STAGES.oneMme}&format=json`, { Accept: "text/csv" });
    expect(parseImpact(asked).affected.point).toBe(40);
  });
});

describe("who may ask", () => {
  test("one who may not read is told nothing", async () => {
    const writer = service.restart({ id: "p", scopes: ["events:write", "inventory:write"], operators: "all" });
    expectProblem(await writer.get("/v1/impact"), 403);
    expectProblem(await writer.send("POST", "/v1/impact/what-if", {}), 403);
    const { estimateId } = await impact(STAGES.oneHss);
    expectProblem(await writer.get(`/v1/estimates/${estimateId}`), 403);
  });
});

describe("every answer carries the id of its request", () => {
  const given = { "X-Request-Id": "abc-123" };

  test.each([
    ["figures", 200, STAGES.oneHss],
    ["CSV", 200, `${STAGES.oneHss}&format=csv`],
    ["a refusal", 400, "?operator=nobody"],
    ["no inventory", 404, "?knownAt=2001-01-01T00:00:00Z"],
  ])("%s", async (_, status, query) => {
    const answer = await service.get(`/v1/impact${query}`, given);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-request-id")).toBe("abc-123");
  });

  test("not modified", async () => {
    const { headers } = await service.get(`/v1/impact${STAGES.oneHss}`);
    const answer = await service.get(`/v1/impact${STAGES.oneHss}`, {
      ...given,
      "If-None-Match": headers.get("etag") ?? "",
    });
    expect(answer.status).toBe(304);
    expect(answer.headers.get("x-request-id")).toBe("abc-123");
  });
});
