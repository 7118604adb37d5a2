import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { loadConfiguration } from "../../../src/regulation/keep/in-force.ts";
import { SHIPPED_PACKS } from "../../../src/regulation/packs/index.ts";
import { type Answer, type TestService, expectProblem, pathsOf, startTestService } from "../../support/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const ROOT = "/v1/regulation";

function put(path: string, body: unknown): Promise<Answer> {
  return service.send("PUT", `${ROOT}/${path}`, body);
}

async function countOfRecords(): Promise<unknown> {
  const [row] = await service.db.execute(sql`select count(*)::int as records from regulation_records`);
  return row?.["records"];
}

const Rules = z.object({
  rules: z.array(
    z.looseObject({ id: z.string(), confidence: z.string(), toBeConfirmed: z.boolean(), confirmation: z.unknown() }),
  ),
});

async function listRules() {
  return Rules.parse((await service.get(`${ROOT}/rules`)).body).rules;
}

describe("what counsel confirms", () => {
  const RULE = "rules/uk-2022-mobile-100k-any/confirmation";
  const said = { by: "A. Counsel", on: "2026-11-20", text: "It is 90,000.", until: "2099-12-31" };
  const threshold = { field: "users_affected", op: ">=", value: 90_000, unit: "users" };

  test("is missing of every rule of medium or low confidence to begin with, and of no other", async () => {
    const rules = await listRules();
    expect(rules).toHaveLength(SHIPPED_PACKS.flatMap((pack) => pack.rules).length);
    for (const { confidence, toBeConfirmed, confirmation } of rules) {
      expect(toBeConfirmed).toBe(confidence !== "high");
      expect(confirmation).toBeNull();
    }
  });

  test("stands with the rule from then on, and can be taken back", async () => {
    const confirmed = await put(RULE, { ...said, threshold });
    expect(confirmed).toMatchObject({
      status: 200,
      body: { toBeConfirmed: false, confirmation: { ...said, threshold, recordedBy: "local" } },
    });
    expect(await listRules()).toContainEqual(confirmed.body);
    expect(await put(RULE, { ...said, threshold })).toMatchObject({ body: confirmed.body });
    expect(await countOfRecords()).toBe(1);
    const kept = (await loadConfiguration(service.db)).confirmations.get("uk-2022-mobile-100k-any");
    expect(kept).toMatchObject({ threshold, by: "A. Counsel" });
    expect((await put(RULE, null)).body).toMatchObject({ toBeConfirmed: true, confirmation: null });
    await put(RULE, null);
    expect(await countOfRecords()).toBe(2);
    const audited = await service.db.execute(
      sql`select entry -> 'detail' ->> 'name' as name from audit where entry -> 'detail' ->> 'kind' = 'confirmation'`,
    );
    expect(audited.map((row) => row["name"])).toEqual(["uk-2022-mobile-100k-any", "uk-2022-mobile-100k-any"]);
  });

  test("without a threshold or an end is of the rule as it is", async () => {
    const answer = await put(RULE, { by: "A. Counsel", on: "2026-11-20", text: "Right as it is." });
    expect(answer.body).toMatchObject({ toBeConfirmed: false, confirmation: { threshold: null, until: null } });
  });

  test("may have lapsed: the rule is to be confirmed again", async () => {
    const answer = await put(RULE, { ...said, threshold, until: "2026-11-21" });
    expect(answer.body).toMatchObject({ toBeConfirmed: true, confirmation: { until: "2026-11-21" } });
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["from tomorrow on", { on: "2099-01-01", until: null }, ["on"]],
    ["that ends before it begins", { until: "2026-11-19" }, ["until"]],
    ["of a day that there is not", { on: "2026-02-30" }, ["on"]],
    ["by nobody", { by: "" }, ["by"]],
    ["in no words", { text: "" }, ["text"]],
    ["with a threshold of nothing", { threshold: { field: "u", op: ">=", value: 1 } }, ["threshold.field"]],
    [
      "with a threshold that no outage could pass",
      { threshold: { field: "users_affected", op: "==", value: 1 } },
      ["threshold"],
    ],
    [
      "with what cannot be kept",
      { threshold: { field: "site_area_class", op: "==", value: "\u0000" } },
      ["threshold.value"],
    ],
  ])("is refused %s, and nothing is recorded", async (_, change, paths) => {
    const before = await countOfRecords();
    expect(pathsOf(await put(RULE, { ...said, threshold, ...change }))).toEqual(paths);
    expect(await countOfRecords()).toBe(before);
  });

  test("is of a rule that there is", async () => {
    expectProblem(await put("rules/rt-outage/confirmation", said), 404);
    expectProblem(await put("rules/rt-outage/confirmation", null), 404);
  });
});

describe("base tables", () => {
  const none = { nationalUsers: {}, macroSites: {}, agreedCriteria: {}, networkKinds: {}, fiscalYearEndUsers: {} };
  const count = { users: 78_000_000, source: "AGCOM", asOf: "2026-03-31" };
  const tables = {
    ...none,
    nationalUsers: { IT: { voice: count } },
    networkKinds: { o2: { kinds: ["fixed"], source: "licence" } },
    owners: { it: "Ada" },
  };

  test("are empty until somebody sets them, and are set whole", async () => {
    expect((await service.get(`${ROOT}/base-tables`)).body).toEqual({ tables: none, since: null, by: null });
    const set = await put("base-tables", tables);
    expect(set).toMatchObject({ status: 200, body: { tables, by: "local" } });
    expect((await service.get(`${ROOT}/base-tables`)).body).toEqual(set.body);
    const before = await countOfRecords();
    expect((await put("base-tables", tables)).body).toEqual(set.body);
    expect(await countOfRecords()).toBe(before);
    expect((await put("base-tables", none)).body).toMatchObject({ tables: none });
    expect((await loadConfiguration(service.db)).baseTables).toEqual(none);
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["of a kind of service that there is not", { nationalUsers: { IT: { fax: count } } }, ["nationalUsers.IT.fax"]],
    ["of a country that is none", { nationalUsers: { Italy: { voice: count } } }, ["nationalUsers.Italy"]],
    [
      "without a source",
      { fiscalYearEndUsers: { o2: { users: 1, asOf: "2026-03-31" } } },
      ["fiscalYearEndUsers.o2.source"],
    ],
    ["of no sites", { macroSites: { o2: { sites: 0, source: "x", asOf: "2026-03-31" } } }, ["macroSites.o2.sites"]],
    [
      "of sites that serve nobody",
      { macroSites: { o2: { sites: 9, totalUsers: 0, source: "x", asOf: "2026-03-31" } } },
      ["macroSites.o2.totalUsers"],
    ],
    [
      "with a network that no rule is about",
      { networkKinds: { o2: { kinds: ["fixed", "fiixed"], source: "x" } } },
      ["networkKinds.o2.kinds[1]"],
    ],
    [
      "with criteria of a field that there is not",
      { agreedCriteria: { o2: { condition: { field: "x", op: ">=", value: 1 }, source: "x" } } },
      ["agreedCriteria.o2.condition.field"],
    ],
    [
      "with criteria that are met when they are met",
      {
        agreedCriteria: {
          o2: {
            condition: { any: [{ field: "operator_agreed_major_service_failure", op: "==", value: true }] },
            source: "x",
          },
        },
      },
      ["agreedCriteria.o2.condition"],
    ],
    ["with an owner of no pack", { owners: { "it-agcom": "Ada" } }, ["owners.it-agcom"]],
    ["with a word of its own", { colours: {} }, ["colours"]],
  ])("are refused %s", async (_, change, paths) => {
    expect(pathsOf(await put("base-tables", { ...none, ...change }))).toEqual(paths);
  });
});

describe("a recipient", () => {
  const desk = {
    pack: "gb-ofcom",
    recipient: "Ofcom",
    name: "Incident desk",
    channel: { kind: "email", address: "incidents@ofcom.example" },
    secondChannel: { kind: "phone", address: "+44 20 7946 0000" },
    verifiedAt: "2026-11-20T12:00:00+02:00",
    note: null,
  };

  test("is put, shown, put otherwise and taken out, and every step is in the audit", async () => {
    const known = await put("recipients/desk", desk);
    expect(known).toMatchObject({
      status: 200,
      body: { ...desk, id: "desk", verifiedAt: "2026-11-20T10:00:00Z", by: "local" },
    });
    expect((await put("recipients/desk", desk)).body).toEqual(known.body);
    expect((await service.get(`${ROOT}/recipients`)).body).toEqual({ recipients: [known.body] });
    const rest = { pack: "gb-ofcom", recipient: "*", name: "Any", channel: { kind: "portal", address: "NORS" } };
    expect((await put("recipients/rest", rest)).body).toMatchObject({
      secondChannel: null,
      verifiedAt: null,
      note: null,
    });
    await put("recipients/desk", { ...desk, verifiedAt: null });
    const { recipients } = await loadConfiguration(service.db);
    expect(recipients.map(({ id, verifiedAt }) => [id, verifiedAt])).toEqual([
      ["desk", null],
      ["rest", null],
    ]);
    expect((await service.send("DELETE", `${ROOT}/recipients/desk`, undefined)).status).toBe(204);
    expectProblem(await service.send("DELETE", `${ROOT}/recipients/desk`, undefined), 404);
    expect((await loadConfiguration(service.db)).recipients.map(({ id }) => id)).toEqual(["rest"]);
    const audited = await service.db.execute(
      sql`select entry -> 'detail' ->> 'name' as name from audit where entry -> 'detail' ->> 'kind' = 'recipient'`,
    );
    expect(audited.map((row) => String(row["name"])).toSorted()).toEqual(["desk", "desk", "desk", "rest"]);
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["of a pack that there is not", { pack: "rt-rtc" }, ["pack"]],
    ["whom no deadline names", { recipient: "Ofcum" }, ["recipient"]],
    ["who was verified in the future", { verifiedAt: "2099-01-01T00:00:00Z" }, ["verifiedAt"]],
    ["without a channel", { channel: undefined }, ["channel"]],
    ["with an e-mail address that is none", { channel: { kind: "email", address: "Ofcom" } }, ["channel.address"]],
    [
      "with a webhook that is no address",
      { secondChannel: { kind: "webhook", address: "ftp://ofcom.example" } },
      ["secondChannel.address"],
    ],
    ["with a phone without a number", { channel: { kind: "phone", address: "desk" } }, ["channel.address"]],
    ["by pigeon", { channel: { kind: "pigeon", address: "1" } }, ["channel.kind"]],
  ])("is refused %s", async (_, change, paths) => {
    expect(pathsOf(await put("recipients/desk", { ...desk, ...change }))).toEqual(paths);
  });

  test("has a name that can stand in an address", async () => {
    expect(pathsOf(await put("recipients/a%2Fb", desk))).toEqual(["id"]);
  });
});

describe("whoever sees a part of the network only", () => {
  test.each(["packs", "packs/it", "rules", "base-tables", "recipients"])("does not see %s", async (path) => {
    const partner = service.restart({ id: "partner", scopes: "all", operators: ["giffgaff"] });
    expectProblem(await partner.get(`${ROOT}/${path}`), 403);
  });

  test("sets nothing", async () => {
    const partner = service.restart({ id: "other-partner", scopes: "all", operators: ["giffgaff"] });
    expectProblem(await partner.send("PUT", `${ROOT}/rules/se-status/confirmation`, null), 403);
  });
});
