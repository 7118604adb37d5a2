import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { loadConfiguration } from "../../../src/regulation/keep/in-force.ts";
import { Pack } from "../../../src/regulation/pack.ts";
import { SHIPPED_PACKS } from "../../../src/regulation/packs/index.ts";
import { type Answer, type TestService, expectProblem, pathsOf, startTestService } from "../../support/service.ts";
import { readRuritania } from "../made-up.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const ruritania = readRuritania();
const PATH = "/v1/regulation/packs";

function put(pack: Pack, id = pack.id): Promise<Answer> {
  return service.send("PUT", `${PATH}/${id}`, pack);
}

const Listed = z.object({ packs: z.array(z.object({ id: z.string(), version: z.string(), origin: z.string() })) });

async function versions(): Promise<Readonly<Record<string, string>>> {
  const { packs } = Listed.parse((await service.get(PATH)).body);
  return Object.fromEntries(packs.map(({ id, version, origin }) => [id, `${version} ${origin}`]));
}

describe("packs", () => {
  test("are those that ship, each as it ships, where nobody sent any", async () => {
    expect(Object.keys(await versions())).toEqual(SHIPPED_PACKS.map(({ id }) => id));
    for (const pack of SHIPPED_PACKS) expect((await service.get(`${PATH}/${pack.id}`)).body).toEqual(pack);
    expectProblem(await service.get(`${PATH}/rt-rtc`), 404);
  });

  test("of a country that there is not come into force by one request, as the docs show, and only once", async () => {
    const first = await put(ruritania);
    expect(first).toMatchObject({ status: 201, body: { id: "rt-rtc", origin: "replaced", by: "local", rules: 1 } });
    const again = await put(ruritania);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect((await service.get(`${PATH}/rt-rtc`)).body).toEqual(ruritania);
    const audited = await service.db.execute(
      sql`select entry -> 'detail' as detail from audit where entry ->> 'action' = 'PUT /v1/regulation/packs/:id' and entry ->> 'kind' = 'write' and entry -> 'detail' ->> 'kind' = 'pack'`,
    );
    expect([...audited]).toMatchObject([{ detail: { kind: "pack", name: "rt-rtc", version: ruritania.version } }]);
  });

  test("say one thing under a version for ever, those that ship too", async () => {
    expectProblem(await put({ ...ruritania, name: "RTC" }), 409);
    expect((await put({ ...ruritania, version: "2", name: "RTC" })).status).toBe(201);
    expectProblem(await put({ ...ruritania, name: "R" }), 409);
    const [shipped = expect.fail("none ships")] = SHIPPED_PACKS;
    expectProblem(await put({ ...shipped, name: "FCC" }), 409);
    expect((await versions())["us-fcc"]).toBe(`${shipped.version} shipped`);
  });

  test("go back to an earlier version by sending it again", async () => {
    expect((await put(ruritania)).status).toBe(201);
    expect((await service.get(`${PATH}/rt-rtc`)).body).toEqual(ruritania);
  });

  test("take the place of one that ships, and give it back", async () => {
    const shipped = SHIPPED_PACKS.find(({ id }) => id === "se-pts") ?? expect.fail("it does not ship");
    expect((await put({ ...shipped, version: "2", name: "PTS" })).status).toBe(201);
    expect((await versions())["se-pts"]).toBe("2 replaced");
    expect((await put(shipped)).status).toBe(201);
    expect((await service.get(`${PATH}/se-pts`)).body).toEqual(shipped);
  });

  test("were in force when they were: what was sent later changes nothing of an earlier moment", async () => {
    const { packs } = await loadConfiguration(service.db);
    const since = packs.find(({ id }) => id === "se-pts")?.since ?? expect.fail("it was not sent");
    const [row] = await service.db.execute(
      sql`select min(recorded_at)::text as first from regulation_records where name = 'se-pts'`,
    );
    const first = String(row?.["first"]).replace(" ", "T").replace(/\+00$/, "Z");
    const named = async (at: string) =>
      (await loadConfiguration(service.db, { at })).packs.find(({ id }) => id === "se-pts")?.name;
    expect(await named(first)).toBe("PTS");
    expect(await named(since)).toBe("Sweden: PTS and NCSC/FRA");
    const { packs: shipped } = await loadConfiguration(service.db, { at: "2020-01-01T00:00:00Z" });
    expect(shipped.filter(({ origin }) => origin === "replaced")).toEqual([]);
  });

  test("are the same object again until something is recorded, so that every request can ask", async () => {
    const before = await loadConfiguration(service.db);
    expect(await loadConfiguration(service.db)).toBe(before);
    await put({ ...ruritania, version: "3" });
    expect(await loadConfiguration(service.db)).not.toBe(before);
  });

  test("are refused with everything that is wrong with them, and nothing is recorded", async () => {
    const before = await versions();
    const [rule = expect.fail("there is no rule")] = ruritania.rules;
    const broken: Pack = {
      ...ruritania,
      version: "4",
      name: "half a pair: \ud800",
      timeZone: "Europe/Strelsau",
      rules: [
        { ...rule, notes: "\u0000" },
        { ...rule, id: "us-dirs", conditions: { field: "x", op: "==", value: true } },
      ],
    };
    expect(pathsOf(await put(broken, "rt-other"))).toEqual([
      "id",
      "name",
      "rules[0].notes",
      "timeZone",
      "rules[1].conditions.field",
      "rules[1]",
    ]);
    expect(pathsOf(await service.send("PUT", `${PATH}/rt-rtc`, { ...ruritania, colour: "red" }))).toEqual(["colour"]);
    expect(await versions()).toEqual(before);
  });

  test("cannot take a rule's id that another pack has", async () => {
    const [rule = expect.fail("there is no rule")] = ruritania.rules;
    const vectors = ruritania.vectors.map((vector) => ({ ...vector, rule: "us-dirs" }));
    const answer = await put({ ...ruritania, version: "5", rules: [{ ...rule, id: "us-dirs" }], vectors });
    expect(pathsOf(answer)).toEqual(["rules[0].id"]);
    expect(expectProblem(answer, 422).detail).toBe('rules[0].id: "us-dirs" is a rule of us-fcc');
  });

  test("with more vectors than anybody writes are refused before they are tried", async () => {
    const vectors = Array.from({ length: 3_001 }, () => ruritania.vectors[0] ?? expect.fail("there is no vector"));
    expect(pathsOf(await put({ ...ruritania, version: "6", vectors }))).toEqual(["vectors"]);
  });
});

test.each([
  "update regulation_records set by = 'eve'",
  "delete from regulation_records",
  "truncate regulation_records",
])("rows are only ever added: %s is refused by the database itself", async (statement) => {
  await expect(service.db.execute(sql.raw(statement))).rejects.toMatchObject({
    cause: { message: "rows of regulation_records are only ever added" },
  });
});

test("of twenty who send another version at once each is recorded, in order", async () => {
  const sent = Array.from({ length: 20 }, (_, index) => put({ ...ruritania, version: `at-once-${index}` }));
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(sent.map(() => 201));
  const rows = await service.db.execute(sql`select recorded_at::text as at from regulation_records order by number`);
  const times = rows.map((row) => String(row["at"]));
  expect(times).toEqual(times.toSorted());
});
