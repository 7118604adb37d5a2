import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { openDatabase } from "../../src/platform/database.ts";
import { applyMigrations } from "../../src/platform/migrate.ts";
import { createTestDatabase } from "../support/database.ts";
import {
  alterBehindOurBack,
  createTestApp,
  type Answer,
  type TestService,
  expectProblem,
  isInWorkerd,
  pathsOf,
  startTestService,
} from "../support/service.ts";
import { SMALL, edited, many } from "./documents.ts";

/** Counted today, so that nothing is old whenever this runs. */
const TODAY = new Date().toISOString().slice(0, 10);
const FRESH = edited(SMALL, { "segments.0.asOf": TODAY, "segments.1.asOf": TODAY });
const COUNTS = {
  operators: 3,
  areas: 2,
  nodes: 5,
  pools: 4,
  services: 4,
  profiles: 2,
  segments: 2,
  subscriptions: 1100,
};
const BEGINNING = "0001-01-01T00:00:00Z";

/** The document under another name, so that it is another document. */
function named(name: string): unknown {
  return edited(FRESH, { "operators.0.name": name });
}

const TABLES = [
  "operators",
  "areas",
  "nodes",
  "pools",
  "pool_members",
  "services",
  "profiles",
  "profile_services",
  "segments",
  "ledger",
];

let database: TestService;
/** A service that has seen nothing yet, over tables with nothing in them. */
let service: TestService;
beforeAll(async () => {
  database = await startTestService();
});
beforeEach(async () => {
  await alterBehindOurBack(database.db, sql.raw(`truncate ${TABLES.join(", ")}`));
  await database.db.execute(
    sql`update ledger_head set sequence = 0, recorded_at = ${BEGINNING}, are_all_stated = true`,
  );
  service = database.restart();
});
afterEach(() => expect(service.defects).toEqual([]));
afterAll(async () => await database.close());

async function put(document: unknown, query = "", headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return await service.send("PUT", `/v1/inventory${query}`, document, headers);
}

async function get(path = "", headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return await service.get(`/v1/inventory${path}`, headers);
}

const Put = z.strictObject({
  version: z.int(),
  effectiveFrom: z.string(),
  counts: z.record(z.string(), z.int()),
  warnings: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});

const Versions = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.int(),
      effectiveFrom: z.string(),
      sequence: z.int(),
      recordedAt: z.string(),
      counts: z.record(z.string(), z.int()),
    }),
  ),
});

async function versions(): Promise<z.infer<typeof Versions>["versions"]> {
  return Versions.parse((await get("/versions")).body).versions;
}

/** Rows in every table of ours, and how far the ledger has come. */
async function stored(): Promise<unknown> {
  const counts = TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const rows = await service.db.execute(sql.raw(`select ${counts.join(", ")}, sequence::int from ledger_head`));
  return rows[0];
}

describe("the first inventory", () => {
  test("is version 1 and in force since the beginning of time", async () => {
    const answer = await put(FRESH);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(answer.body).toEqual({ version: 1, effectiveFrom: BEGINNING, counts: COUNTS, warnings: [] });
    const all = await versions();
    expect(all).toEqual([
      { version: 1, effectiveFrom: BEGINNING, sequence: 1, recordedAt: expect.any(String), counts: COUNTS },
    ]);
    expect((await get()).body).toEqual(FRESH);
  });

  test("comes with what may be a mistake", async () => {
    const answer = await put(edited(FRESH, { "profiles.2": { id: "nobody", services: {} } }));
    expect(answer.status).toBe(201);
    expect(Put.parse(answer.body).warnings).toEqual([
      { path: "profiles[2]", message: 'profile "nobody" has no segments' },
    ]);
  });

  test("may take effect when it says so", async () => {
    const answer = await put(FRESH, "?effectiveFrom=2018-12-06T05:39:00%2B01:00");
    expect(answer.body).toMatchObject({ version: 1, effectiveFrom: "2018-12-06T04:39:00Z" });
  });

  test("may be one with nothing in it", async () => {
    const nothing = { operators: [], areas: [], nodes: [], pools: [], services: [], profiles: [], segments: [] };
    expect((await put(nothing)).status).toBe(201);
    expect((await get()).body).toEqual(nothing);
  });

  test("is missed until it is stored", async () => {
    expect(expectProblem(await get(), 404).type).toBe("/problems/no-inventory");
    expectProblem(await get("/nodes"), 404);
    expectProblem(await get("?version=1"), 404);
    expect(await versions()).toEqual([]);
  });
});

describe("the same document again", () => {
  test("is the same version", async () => {
    await put(FRESH);
    const before = await stored();
    const again = await put(FRESH);
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ version: 1, effectiveFrom: BEGINNING, counts: COUNTS, warnings: [] });
    expect(await stored()).toEqual(before);
  });

  test("is the same with its fields in another order, and with blanks between them", async () => {
    await put(FRESH);
    const shuffled = JSON.stringify(FRESH, (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    );
    expect(shuffled).not.toBe(JSON.stringify(FRESH));
    expect((await put(JSON.stringify(JSON.parse(shuffled), null, 2))).status).toBe(200);
    expect(await versions()).toHaveLength(1);
  });

  test("is the same with the effectiveFrom that it has, however that is written", async () => {
    await put(FRESH, "?effectiveFrom=2020-01-01T00:00:00.500Z");
    expect((await put(FRESH, "?effectiveFrom=2020-01-01T01:00:00.5%2B01:00")).status).toBe(200);
    expect(await versions()).toHaveLength(1);
  });

  test("is a new version with another effectiveFrom", async () => {
    await put(FRESH);
    const answer = await put(FRESH, "?effectiveFrom=2020-01-01T00:00:00Z");
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ version: 2, effectiveFrom: "2020-01-01T00:00:00Z" });
  });

  test("is a new version with its nodes in another order", async () => {
    await put(FRESH);
    expect((await put(edited(FRESH, { nodes: SMALL.nodes.toReversed() }))).status).toBe(201);
  });

  test("is a new version where another has been stored since", async () => {
    await put(FRESH);
    await put(named("Other"));
    expect((await put(FRESH)).body).toMatchObject({ version: 3 });
  });
});

describe("a later inventory", () => {
  test("holds from when we were told", async () => {
    await put(FRESH);
    const answer = await put(named("Second"));
    expect(answer.status).toBe(201);
    const [, second] = await versions();
    expect(second).toMatchObject({ version: 2, sequence: 2, effectiveFrom: second?.recordedAt });
    expect(answer.body).toMatchObject({ version: 2, effectiveFrom: second?.recordedAt });
    const present = await get();
    expect(present.body).toEqual(named("Second"));
    expect(present.headers.get("etag")).toBe('"2"');
  });

  test("that takes effect later is not in force yet, and can be read", async () => {
    await put(FRESH);
    const answer = await put(named("Later"), "?effectiveFrom=9000-01-01T00:00:00Z");
    expect(answer.body).toMatchObject({ version: 2, effectiveFrom: "9000-01-01T00:00:00Z" });
    expect((await get()).body).toEqual(FRESH);
    expect((await get("/operators")).body).toEqual(SMALL.operators);
    expect((await get("?version=2")).body).toEqual(named("Later"));
  });

  test("that took effect in the past is in force where none took effect since", async () => {
    await put(FRESH);
    await put(named("Newer"), "?effectiveFrom=2021-01-01T00:00:00Z");
    await put(named("Older"), "?effectiveFrom=2020-01-01T00:00:00Z");
    expect((await get()).headers.get("etag")).toBe('"2"');
    await put(named("As new"), "?effectiveFrom=2021-01-01T00:00:00Z");
    expect((await get()).headers.get("etag")).toBe('"4"');
  });

  test("that is the first and takes effect later leaves none in force", async () => {
    await put(FRESH, "?effectiveFrom=9000-01-01T00:00:00Z");
    expect(expectProblem(await get(), 404).type).toBe("/problems/no-inventory");
  });

  test("warns of a total that moved", async () => {
    await put(FRESH);
    const answer = await put(edited(FRESH, { "segments.0.subscriptions": 2000 }));
    expect(Put.parse(answer.body).warnings.map(({ path }) => path)).toEqual(["segments"]);
  });
});

describe("a dry run", () => {
  test("says what would be, and stores nothing", async () => {
    const before = await stored();
    const answer = await put(FRESH, "?dryRun=true");
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ version: 1, effectiveFrom: BEGINNING, counts: COUNTS, warnings: [] });
    expect(await stored()).toEqual(before);
    expectProblem(await get(), 404);
  });

  test("of another document names the next version and its warnings", async () => {
    await put(FRESH);
    const answer = await put(edited(FRESH, { "segments.0.subscriptions": 5 }), "?dryRun=true");
    expect(answer.body).toMatchObject({ version: 2, counts: { subscriptions: 105 }, warnings: [{ path: "segments" }] });
    expect(await versions()).toHaveLength(1);
  });

  test("of the same document names the version that it is", async () => {
    await put(FRESH, "?effectiveFrom=2020-01-01T00:00:00Z");
    const answer = await put(FRESH, "?dryRun=true");
    expect(answer.body).toMatchObject({ version: 1, effectiveFrom: "2020-01-01T00:00:00Z" });
  });

  test("refuses what would be refused", async () => {
    await put(FRESH);
    const bad = edited(FRESH, { "segments.0.area": "nowhere" });
    expect(pathsOf(await put(bad, "?dryRun=true"))).toEqual(["segments[0].area"]);
    expectProblem(await put(FRESH, "?dryRun=true", { "If-Match": "2" }), 412);
  });

  test("refuses a recordedAt that would be refused", async () => {
    await put(FRESH);
    expectProblem(await put(named("Second"), "?recordedAt=2020-01-01T00:00:00Z"), 422);
    expectProblem(await put(named("Second"), "?recordedAt=2020-01-01T00:00:00Z&dryRun=true"), 422);
  });
});

describe("If-Match", () => {
  test.each(["1", '"1"', "*", '"*"', " 1 "])("%s lets a change of version 1 through", async (ifMatch) => {
    await put(FRESH);
    expect((await put(named("Second"), "", { "If-Match": ifMatch })).status).toBe(201);
  });

  test.each(["2", '"2"', "0"])("%s does not, and nothing is stored", async (ifMatch) => {
    await put(FRESH);
    const before = await stored();
    const problem = expectProblem(await put(named("Second"), "", { "If-Match": ifMatch }), 412);
    expect(problem.type).toBe("/problems/lost-update");
    expect(problem.detail).toContain("the newest version is 1");
    expect(await stored()).toEqual(before);
  });

  test.each(["1", "*", '"1"'])("%s fails where nothing is stored", async (ifMatch) => {
    expectProblem(await put(FRESH, "", { "If-Match": ifMatch }), 412);
    expect(await versions()).toEqual([]);
  });

  // Over HTTP a header without a value is none.
  test.each(["abc", "1.5", "-1", '"1', '1"', 'W/"1"', ...(isInWorkerd ? [] : [""]), "99999999999"])(
    "%j is malformed",
    async (ifMatch) => {
      await put(FRESH);
      expectProblem(await put(named("Second"), "", { "If-Match": ifMatch }), 400);
      expect(await versions()).toHaveLength(1);
    },
  );

  test("guards the same document too", async () => {
    await put(FRESH);
    expect((await put(FRESH, "", { "If-Match": "1" })).status).toBe(200);
    expectProblem(await put(FRESH, "", { "If-Match": "7" }), 412);
  });

  test("of two at once lets exactly one through", async () => {
    await put(FRESH);
    const guard = { "If-Match": '"1"' };
    const answers = await Promise.all(many(8, (index) => put(named(`Writer ${index}`), "", guard)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 412, 412, 412, 412, 412, 412, 412,
    ]);
    expect(await versions()).toHaveLength(2);
  });
});

describe("at once", () => {
  test("the same document many times is stored once", async () => {
    const answers = await Promise.all(many(8, () => put(FRESH)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 200, 200, 200, 200, 200, 200, 201,
    ]);
    expect(await versions()).toHaveLength(1);
  });

  test("two services migrate one empty database and store without a gap", async () => {
    const database = await createTestDatabase();
    const defects: unknown[] = [];
    const start = async () => {
      await applyMigrations(database.connection);
      const { db, close } = openDatabase(database.connection);
      return { app: createTestApp(db, { logDefect: (error) => defects.push(error) }).app, close };
    };
    const services = await Promise.all([start(), start()]);
    const sends = many(10, (index) => ({ app: services[index % 2]?.app, body: JSON.stringify(named(`${index}`)) }));
    const answers = await Promise.all(
      sends.map(async ({ app, body }) =>
        app?.request("/v1/inventory", { method: "PUT", headers: { "Content-Type": "application/json" }, body }),
      ),
    );
    expect(answers.map((answer) => answer?.status)).toEqual(answers.map(() => 201));
    for (const { app } of services) {
      const { versions } = Versions.parse(await (await app.request("/v1/inventory/versions")).json());
      expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(versions.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const times = versions.map(({ recordedAt }) => Date.parse(recordedAt));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
    for (const { close } of services) await close();
    await database.drop();
    expect(defects).toEqual([]);
  });
});

describe("a stated recordedAt", () => {
  test("is kept while every entry stated its own, and may stand still", async () => {
    await put(FRESH, "?recordedAt=2018-12-06T04:39:00Z");
    await put(named("Second"), "?recordedAt=2018-12-06T04:39:00Z");
    await put(named("Third"), "?recordedAt=2018-12-06T04:39:00.000001Z");
    const all = await versions();
    expect(all.map(({ recordedAt }) => recordedAt)).toEqual([
      "2018-12-06T04:39:00Z",
      "2018-12-06T04:39:00Z",
      "2018-12-06T04:39:00.000001Z",
    ]);
    expect(all.map(({ effectiveFrom }) => effectiveFrom)).toEqual([
      BEGINNING,
      "2018-12-06T04:39:00Z",
      "2018-12-06T04:39:00.000001Z",
    ]);
  });

  test.each([
    ["is before the last one", "2018-12-06T04:38:59.999999Z"],
    ["is in the future", "9000-01-01T00:00:00Z"],
  ])("is refused where it %s", async (_, recordedAt) => {
    await put(FRESH, "?recordedAt=2018-12-06T04:39:00Z");
    const before = await stored();
    const answer = await put(named("Second"), `?recordedAt=${recordedAt}`);
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toEqual(["recordedAt"]);
    expect(await stored()).toEqual(before);
  });

  test("is refused after an entry that stated none", async () => {
    await put(FRESH, "?recordedAt=2018-12-06T04:39:00Z");
    await put(named("Second"));
    const answer = await put(named("Third"), "?recordedAt=2018-12-06T04:40:00Z");
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toEqual(["recordedAt"]);
    expect(await versions()).toHaveLength(2);
  });

  test("is refused after an event that stated none", async () => {
    await put(FRESH, "?recordedAt=2018-12-06T04:39:00Z");
    const event = { id: "e1", node: "n1", state: "down", occurredAt: "2018-12-06T04:39:00Z" };
    expect((await service.send("POST", "/v1/events", event)).status).toBe(202);
    expectProblem(await put(named("Second"), "?recordedAt=2018-12-06T04:40:00Z"), 422);
  });

  test("does not make an event's before it acceptable", async () => {
    await put(FRESH, "?recordedAt=2018-12-06T04:39:00Z");
    const event = { id: "e1", node: "n1", state: "down", occurredAt: "2018-12-06T04:00:00Z" };
    const answer = await service.send("POST", "/v1/events", { ...event, recordedAt: "2018-12-06T04:38:00Z" });
    expect(pathsOf(answer)).toEqual(["recordedAt"]);
  });
});

describe("a stored version", () => {
  beforeEach(async () => {
    await put(FRESH);
    await put(named("Second"));
  });

  test("is read by its number", async () => {
    const first = await get("?version=1");
    expect(first.body).toEqual(FRESH);
    expect(first.headers.get("etag")).toBe('"1"');
    expect((await get("?version=2")).body).toEqual(named("Second"));
  });

  test.each(["3", "2147483647"])("%s that is not there is not found", async (version) => {
    expect(expectProblem(await get(`?version=${version}`), 404).detail).toContain(version);
    expectProblem(await get(`/nodes?version=${version}`), 404);
    expectProblem(await get(`/diff?from=1&to=${version}`), 404);
  });

  test.each(["0", "-1", "1.0", "one", "", "2147483648", "1e0", "%201"])("cannot be called %s", async (version) => {
    expect(pathsOf(await get(`?version=${version}`))).toEqual(["version"]);
    expectProblem(await get(`?version=${version}`), 400);
  });

  test("is compared with another", async () => {
    const same = { added: [], removed: [], changed: [] };
    const change = { id: "op", fields: [{ field: "name", from: "Operator", to: "Second" }] };
    const { status, body } = await get("/diff?from=1&to=2");
    expect(status).toBe(200);
    expect(body).toEqual({
      from: 1,
      to: 2,
      parts: {
        operators: { ...same, changed: [change] },
        areas: same,
        nodes: same,
        pools: same,
        services: same,
        profiles: same,
        segments: same,
      },
      subscriptions: { from: 1100, to: 1100 },
    });
  });

  test("is listed with its counts, the oldest first", async () => {
    const all = await versions();
    expect(all.map(({ version }) => version)).toEqual([1, 2]);
    expect(all.map(({ counts }) => counts)).toEqual([COUNTS, COUNTS]);
  });

  test("has parts that can be read alone", async () => {
    for (const part of ["operators", "areas", "nodes", "pools", "services", "profiles", "segments"] as const) {
      expect((await get(`/${part}?version=1`)).body).toEqual(new Map(Object.entries(FRESH ?? {})).get(part));
    }
    expectProblem(await get("/sites"), 404);
    expectProblem(await get("/constructor"), 404);
  });

  test("is read by another process at once", async () => {
    const other = service.restart();
    expect((await other.get("/v1/inventory")).body).toEqual(named("Second"));
    expect(other.defects).toEqual([]);
  });
});

describe("a part as CSV", () => {
  const odd = edited(FRESH, {
    "areas.0": { id: "gb", name: "=cmd|'/c calc'!A1", latitude: -3.4, longitude: 0 },
    "areas.2": { id: "a3", name: 'a,b "c"', parent: "gb" },
    "areas.3": { id: "a4", name: "line\r\nline" },
    "areas.4": { id: "a5", name: "日本 🗼" },
    "areas.5": { id: "a6", name: "@SUM(1)" },
    "areas.6": { id: "a7", name: "+1" },
    "areas.7": { id: "a8", name: "\tx" },
  });
  const header = "id,name,parent,kind,country,setting,remoteness,latitude,longitude";
  const rows = [
    `gb,'=cmd|'/c calc'!A1,,,,,,-3.4,0`,
    "london,London,gb,,,urban,,51.5,-0.1",
    'a3,"a,b ""c""",gb,,,,,,',
    'a4,"line\r\nline",,,,,,,',
    "a5,日本 🗼,,,,,,,",
    "a6,'@SUM(1),,,,,,,",
    "a7,'+1,,,,,,,",
    "a8,'\tx,,,,,,,",
  ];

  test("keeps every text, and runs none", async () => {
    await put(odd);
    for (const answer of [await get("/areas?format=csv"), await get("/areas", { Accept: "text/csv" })]) {
      expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(answer.headers.get("vary")).toBe("Accept");
      expect(answer.body).toBe([header, ...rows, ""].join("\r\n"));
    }
  });

  test.each(["operators", "areas", "nodes", "pools", "services", "profiles", "segments"])(
    "has a row for each of the %s",
    async (part) => {
      await put(FRESH);
      const { status, body } = await get(`/${part}?format=csv`);
      expect(status).toBe(200);
      const lines = z.string().parse(body).trimEnd().split("\r\n");
      expect(lines).toHaveLength(1 + (new Map(Object.entries(COUNTS)).get(part) ?? 0));
      expect(lines[0]).toMatch(/^id,/);
    },
  );

  test("has lists and requirements as JSON", async () => {
    await put(FRESH);
    expect((await get("/profiles?format=csv")).body).toMatch(
      /^texting,"\{""sms"":\{(""of"":\[""mmes"",""pair""\]|""atLeast"":1|,)+\}\}"\r$/m,
    );
    expect((await get("/pools?format=csv")).body).toContain('feeds,Feeds,PSU,redundant,"[{""node"":""power""}]",,');
  });

  test("tells false from what is not said", async () => {
    await put(FRESH);
    const lines = z
      .string()
      .parse((await get("/services?format=csv")).body)
      .split("\r\n");
    expect(lines.slice(0, 3)).toEqual(["id,name,kind,customerFacing", "core,Core,data,false", "data,Data,data,"]);
  });

  test.each(["application/json", "*/*", "text/html", "application/json, text/csv;q=0.1", "text/csv;q=0"])(
    "is not what somebody wants who accepts %s",
    async (accept) => {
      await put(FRESH);
      expect((await get("/areas", { Accept: accept })).body).toEqual(SMALL.areas);
    },
  );

  test("is JSON where the address says so", async () => {
    await put(FRESH);
    expect((await get("/areas?format=json", { Accept: "text/csv" })).body).toEqual(SMALL.areas);
  });
});

describe("who may not", () => {
  test("write stores nothing", async () => {
    const reader = service.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
    expectProblem(await reader.send("PUT", "/v1/inventory", FRESH), 403);
    expectProblem(await reader.send("PUT", "/v1/inventory?dryRun=true", FRESH), 403);
    expect(await versions()).toEqual([]);
  });

  test("see the whole network sees no inventory", async () => {
    await put(FRESH);
    const brand = service.restart({ id: "brand", scopes: "all", operators: ["brand"] });
    for (const path of ["", "/versions", "/diff?from=1&to=1", "/nodes"]) {
      expectProblem(await brand.get(`/v1/inventory${path}`), 403);
    }
    expectProblem(await brand.send("PUT", "/v1/inventory", named("Mine")), 403);
  });
});
