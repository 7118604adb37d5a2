import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/database.ts";
import { createTestDatabase } from "../support/database.ts";
import {
  type Answer,
  MOST_BODY_BYTES,
  createTestApp,
  type TestService,
  expectProblem,
  onlyOnNode,
  pathsOf,
  startTestService,
} from "../support/service.ts";
import { SMALL, edited, many } from "./documents.ts";

let database: TestService;
let service: TestService;
beforeAll(async () => {
  database = await startTestService();
});
beforeEach(() => {
  service = database.restart();
});
/** Whatever was refused, nothing of it is stored. */
afterEach(async () => {
  const tables = ["operators", "areas", "nodes", "pools", "pool_members", "services", "profiles", "profile_services"];
  const counts = [...tables, "segments", "ledger"].map((table) => `(select count(*)::int from ${table})`).join(" + ");
  const rows = await service.db.execute(sql.raw(`select ${counts} as rows, sequence::int from ledger_head`));
  expect([...rows]).toEqual([{ rows: 0, sequence: 0 }]);
  expect(service.defects).toEqual([]);
});
afterAll(async () => await database.close());

/** A request whose body is sent as it is. */
async function send(path: string, init: RequestInit): Promise<Answer> {
  const response = await service.request(path, { method: "PUT", ...init });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const JSON_TYPE = { "Content-Type": "application/json" };

async function put(body: unknown, query = ""): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return await send(`/v1/inventory${query}`, { headers: JSON_TYPE, body: text });
}

describe("a body that is no JSON", () => {
  test.each([
    ["{", "position 1"],
    ['{"operators": [}', '{"operators": [}'],
    ["", "end"],
    ["{'a': 1}", "position 1"],
    ["[1, 2,]", "[1, 2,]"],
    ["NaN", "NaN"],
    ['{"a": 1} trailing', "position 9"],
    ["\u0000", "token"],
  ])("%j is malformed, and where is said", async (body, where) => {
    const problem = expectProblem(await put(body), 400);
    expect(problem.type).toBe("/problems/malformed-request");
    expect(problem.detail).toContain("not JSON");
    expect(problem.detail).toContain(where);
  });

  test("is a long one with a fault in the middle, of which the place is told", async () => {
    const long = JSON.stringify(edited(SMALL, { areas: many(5000, (index) => ({ id: `a${index}`, name: "A" })) }));
    const problem = expectProblem(await put(long.replace('{"id":"a2500"', '{"id":"a2500" oops')), 400);
    expect(problem.detail).toMatch(/a2500|position \d+/);
    expect(problem.detail.length).toBeLessThan(300);
  });

  test.each([[[0xff]], [[0x22, 0xc3, 0x28, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]]])(
    "%j is not UTF-8",
    async (bytes) => {
      const answer = await send("/v1/inventory", { headers: JSON_TYPE, body: new Uint8Array(bytes) });
      expect(expectProblem(answer, 400).detail).toContain("UTF-8");
    },
  );

  test.each([
    "text/plain",
    "text/csv",
    "application/xml",
    "application/jsonx",
    "application/x-www-form-urlencoded",
    "",
  ])("but of the type %j is not supported", async (type) => {
    const answer = await send("/v1/inventory", {
      headers: type === "" ? {} : { "Content-Type": type },
      body: new TextEncoder().encode(JSON.stringify(SMALL)),
    });
    expect(expectProblem(answer, 415).type).toBe("/problems/unsupported-media-type");
  });

  test.each([
    "application/json",
    "application/json; charset=utf-8",
    "Application/JSON",
    "application/vnd.headcount+json",
  ])("is what %s is read as", async (type) => {
    const answer = await send("/v1/inventory?dryRun=true", {
      headers: { "Content-Type": type },
      body: JSON.stringify(SMALL),
    });
    expect(answer.status).toBe(200);
  });

  test("is not what UTF-8 with a byte order mark is", async () => {
    const answer = await send("/v1/inventory?dryRun=true", {
      headers: JSON_TYPE,
      body: `\ufeff${JSON.stringify(SMALL)}`,
    });
    expect(answer.status).toBe(200);
  });

  test("is missing altogether", async () => {
    expectProblem(await send("/v1/inventory", { headers: JSON_TYPE }), 400);
  });
});

function expectTooLarge(answer: Answer): void {
  const problem = expectProblem(answer, 413);
  expect(problem.type).toBe("/problems/too-large");
  expect(problem.detail.replaceAll(/[,_ ]/g, "")).toContain(String(MOST_BODY_BYTES));
}

describe("a body of more bytes than are read", () => {
  const limit = MOST_BODY_BYTES;
  const small = JSON.stringify(SMALL);
  /** `{…}` and blanks, `bytes` long. */
  const padded = (bytes: number) => small + " ".repeat(bytes - new TextEncoder().encode(small).length);

  onlyOnNode("no client sends a false Content-Length over HTTP")("is too large by its Content-Length", async () => {
    expectTooLarge(
      await send("/v1/inventory", { headers: { ...JSON_TYPE, "Content-Length": `${limit + 1}` }, body: small }),
    );
  });

  test("is too large without one", async () => {
    expectTooLarge(await put(padded(limit + 1), "?dryRun=true"));
  });

  test("is one byte more than what is read", async () => {
    expect((await put(padded(limit), "?dryRun=true")).status).toBe(200);
  });

  onlyOnNode("workerd cuts the connection, so that the client does not hear why")(
    "is not read to its end where it is streamed",
    async () => {
      let sent = 0;
      const megabyte = new Uint8Array(1_000_000).fill(0x20);
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent += 1;
          if (sent > 200) controller.close();
          else controller.enqueue(megabyte);
        },
      });
      const init = { headers: JSON_TYPE, body, duplex: "half" };
      expectTooLarge(await send("/v1/inventory", init));
      expect(sent).toBeLessThan(60);
    },
  );

  onlyOnNode("no client sends a false Content-Length over HTTP")("is told before what is wrong with it", async () => {
    const headers = { "Content-Type": "text/plain", "Content-Length": `${limit + 1}` };
    expect([413, 415]).toContain((await send("/v1/inventory", { headers, body: small })).status);
  });
});

const withName = (name: string) => JSON.stringify(SMALL).replace('"Operator"', `"${name}"`);

describe("a document that cannot be kept as it is", () => {
  test.each(["a\\u0000b", "\\ud83d", "\\udc00\\ud800", "\\u0000"])("for a name of %s is refused", async (name) => {
    const answer = await put(withName(name));
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toEqual(["operators[0].name"]);
  });

  test("is not one with a pair of surrogates", async () => {
    expect((await put(withName("\\ud83d\\uddfc"), "?dryRun=true")).status).toBe(200);
  });

  test.each([
    ['{"__proto__": []}', '["__proto__"]'],
    [JSON.stringify(SMALL).replace('"sms":{"atLeast"', '"__proto__":"mmes","sms":{"atLeast"'), "profiles[1].services"],
    [JSON.stringify(SMALL).replace('{"id":"gb"', '{"__proto__":{"x":1},"id":"gb"'), "areas[0]"],
  ])("for a reserved name is refused: %.40s", async (body, where) => {
    const answer = await put(body);
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toHaveLength(1);
    expect(pathsOf(answer)[0]).toContain("__proto__");
    expect(where === '["__proto__"]' || pathsOf(answer)[0]?.startsWith(where)).toBe(true);
  });

  test("for its depth is refused", async () => {
    const answer = await put(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expectProblem(answer, 422);
    expect(pathsOf(answer)[0]).toMatch(/^(\[0\]){60,70}$/);
  });

  test("for more faults than fit a stack is refused", async () => {
    const names = many(200_000, () => "");
    expectProblem(await put(edited(SMALL, { "nodes.1.externalIds": names })), 422);
  });

  test("with several faults names each", async () => {
    const answer = await put(edited(SMALL, { "segments.0.area": "nowhere", "pools.0.needed": 3, "nodes.0.colour": 1 }));
    const problem = expectProblem(answer, 422);
    expect(problem.instance).toBe("/v1/inventory");
    expect(problem.detail).toContain("(and 2 more)");
    expect(pathsOf(answer).toSorted()).toEqual(["nodes[0].colour", "pools[0].needed", "segments[0].area"]);
  });

  test.each(["null", "5", '"text"', "[]", "true"])("since it is %s is refused", async (body) => {
    expectProblem(await put(body), 422);
  });
});

describe("a query", () => {
  test.each([
    ["?dryrun=true", "dryrun"],
    ["?dryRun=yes", "dryRun"],
    ["?dryRun=", "dryRun"],
    ["?dryRun=true&dryRun=true", "dryRun"],
    ["?effectiveFrom=2020-01-01T00:00:00", "effectiveFrom"],
    ["?effectiveFrom=2020-01-01", "effectiveFrom"],
    ["?effectiveFrom=now", "effectiveFrom"],
    ["?effectiveFrom=2020-02-30T00:00:00Z", "effectiveFrom"],
    ["?effectiveFrom=0000-12-31T23:59:59Z", "effectiveFrom"],
    ["?effectiveFrom=9999-12-31T23:59:59-01:00", "effectiveFrom"],
    ["?recordedAt=yesterday", "recordedAt"],
    ["?constructor=1", "constructor"],
  ])("%s of a PUT is malformed", async (query, path) => {
    const answer = await put(SMALL, query);
    expect(expectProblem(answer, 400).detail).toContain(path);
    expect(pathsOf(answer)).toEqual([path]);
  });

  test("with several faults names each", async () => {
    expect(pathsOf(await put(SMALL, "?dryRun=1&effectiveFrom=x&colour=red")).toSorted()).toEqual([
      "colour",
      "dryRun",
      "effectiveFrom",
    ]);
  });

  test.each([
    ["", "?colour=red", "colour"],
    ["", "?version=1&version=2", "version"],
    ["/versions", "?colour=red", "colour"],
    ["/diff", "?from=1", "to"],
    ["/diff", "?from=1&to=2&colour=red", "colour"],
    ["/nodes", "?format=xml", "format"],
    ["/nodes", "?colour=red", "colour"],
  ])("of GET /v1/inventory%s: %s is malformed", async (path, query, fault) => {
    const answer = await service.get(`/v1/inventory${path}${query}`);
    expectProblem(answer, 400);
    expect(pathsOf(answer)).toEqual([fault]);
  });

  test("may have a plus sign that was not encoded", async () => {
    const answer = await put(SMALL, "?dryRun=true&effectiveFrom=2020-01-01T01:00:00+01:00");
    expect(answer.body).toMatchObject({ effectiveFrom: "2020-01-01T00:00:00Z" });
  });
});

describe("every answer has the id of its request", () => {
  const json = JSON.stringify(SMALL);
  const requests: readonly (readonly [status: number, path: string, init: RequestInit])[] = [
    [200, "/health", {}],
    [200, "/v1/inventory/versions", {}],
    [200, "/v1/inventory?dryRun=true", { method: "PUT", headers: JSON_TYPE, body: json }],
    [400, "/v1/inventory?colour=red", {}],
    [400, "/v1/inventory", { method: "PUT", headers: JSON_TYPE, body: "{" }],
    [404, "/v1/inventory", {}],
    [404, "/v1/nothing", {}],
    [412, "/v1/inventory", { method: "PUT", headers: { ...JSON_TYPE, "If-Match": "7" }, body: json }],
    [413, "/v1/inventory", { method: "PUT", headers: JSON_TYPE, body: json + " ".repeat(MOST_BODY_BYTES) }],
    [415, "/v1/inventory", { method: "PUT", headers: { "Content-Type": "text/plain" }, body: json }],
    [422, "/v1/inventory", { method: "PUT", headers: JSON_TYPE, body: "{}" }],
  ];

  test.each(requests)("%d at %s", async (status, path, init) => {
    const response = await service.request(path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get("x-request-id")).toMatch(/^[\w-]{8,}$/);
    const headers = new Headers(init.headers);
    headers.set("X-Request-Id", "mine-123");
    const named = { ...init, headers };
    expect((await service.request(path, named)).headers.get("x-request-id")).toBe("mine-123");
  });

  test.each(["/v1/nothing", "/v1/inventory/nothing/at/all", "/nothing"])(
    "and %s is answered as a problem",
    async (path) => {
      expect(expectProblem(await service.get(path), 404).instance).toBe(path);
    },
  );
});

/** The service over a database that does not answer. */
async function expectUnavailable(db: ReturnType<typeof openDatabase>["db"]): Promise<void> {
  const defects: unknown[] = [];
  const { app } = createTestApp(db, { logDefect: (error) => defects.push(error) });
  const requests = [
    app.request("/v1/inventory"),
    app.request("/v1/inventory/versions"),
    app.request("/v1/inventory/diff?from=1&to=2"),
    app.request("/v1/inventory/nodes?format=csv"),
    app.request("/v1/inventory", { method: "PUT", headers: JSON_TYPE, body: JSON.stringify(SMALL) }),
    app.request("/v1/inventory?dryRun=true", { method: "PUT", headers: JSON_TYPE, body: JSON.stringify(SMALL) }),
  ];
  for (const response of await Promise.all(requests.map((request) => Promise.resolve(request)))) {
    const body: unknown = await response.json();
    expect(expectProblem({ status: response.status, headers: response.headers, body }, 503).type).toBe(
      "/problems/unavailable",
    );
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/ECONN|CONNECTION|127\.0\.0\.1|postgres|select|terminat|password/i);
  }
  expect(defects).toEqual([]);
}

describe("while the database is away", () => {
  test("nobody listening, the caller is told to come back", async () => {
    const { db, close } = openDatabase({ host: "127.0.0.1", port: 1, database: "none", username: "none" });
    await expectUnavailable(db);
    await close();
  });

  test("the pool closed, the caller is told to come back", async () => {
    const database = await createTestDatabase();
    const { db, close } = openDatabase(database.connection);
    await close();
    await expectUnavailable(db);
    await database.drop();
  });
});

describe("a failure that nobody foresaw", () => {
  test("says nothing but its request, and is logged whole", async () => {
    const broken = await startTestService();
    await broken.db.execute(sql.raw("alter table ledger_head rename to lost"));
    const answers = [await broken.get("/v1/inventory"), await broken.send("PUT", "/v1/inventory", SMALL)];
    for (const answer of answers) {
      expectProblem(answer, 500);
      expect(answer.body).toEqual({
        type: "/problems/unexpected",
        title: "Unexpected failure",
        status: 500,
        detail: expect.stringMatching(/^Request [\w-]{8,}\.$/),
        instance: "/v1/inventory",
      });
    }
    expect(broken.defects).toHaveLength(2);
    await broken.db.execute(sql.raw("alter table lost rename to ledger_head"));
    const again = await broken.send("PUT", "/v1/inventory", SMALL);
    expect(again.body).toMatchObject({ version: 1 });
    await broken.close();
  });
});

describe("a deep document that is accepted", () => {
  test("can be read back", async () => {
    const other = await startTestService();
    const pools = many(250, (index) => ({
      id: `c${index}`,
      name: "C",
      function: "MME",
      policy: "redundant",
      members: [{ node: index === 249 ? "n3" : `c${index + 1}` }],
    }));
    const document = edited(SMALL, { pools: [...SMALL.pools, ...pools] });
    expect((await other.send("PUT", "/v1/inventory", document)).status).toBe(201);
    expect((await other.get("/v1/inventory")).body).toEqual(document);
    expect((await other.get("/v1/impact")).status).toBe(200);
    expect(other.defects).toEqual([]);
    await other.close();
  });
});
