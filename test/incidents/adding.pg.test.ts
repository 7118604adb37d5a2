import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { loadExample } from "../examples/load-example.ts";
import { event, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { type Answer, type TestService, expectProblem, pathsOf, startTestService } from "../support/service.ts";
import { getIncident, getIncidents } from "./incident-body.ts";

/** What people add to O2's outage, which is incident 2, recovering. */

let service: TestService;
beforeAll(async () => {
  ({ service } = await loadExample("o2-2018"));
});
afterAll(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const path = (rest: string): string => `/v1/incidents/2/${rest}`;
const put = (rest: string, body: object) => service.send("PUT", path(rest), body);
const post = (rest: string, body: object) => service.send("POST", path(rest), body);
const ground = "the bridge call";

function bodyOf(answer: Answer, status: number): Record<string, unknown> {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return z.record(z.string(), z.unknown()).parse(answer.body);
}

const Facts = z.object({ facts: z.array(z.looseObject({ name: z.string(), operator: z.string().optional() })) });
async function factOf(name: string, operator?: string) {
  const { facts } = Facts.parse((await service.get(path("facts"))).body);
  return facts.find((fact) => fact.name === name && fact.operator === operator);
}

describe("a fact", () => {
  test("is not set until somebody sets it, and then with who, when and why; taken back it is not set", async () => {
    expect(await factOf("awareAt", "o2")).toMatchObject({ isSet: false, value: null, by: null, at: null });
    const sent = { value: "2018-12-06T05:55:00+01:00", operator: "o2", ground };
    const set = bodyOf(await put("facts/awareAt", sent), 200);
    expect(set).toMatchObject({ isSet: true, value: "2018-12-06T04:55:00Z", by: "local", ground, operator: "o2" });
    expect(await factOf("awareAt", "o2")).toEqual(set);
    expect(await factOf("awareAt", "giffgaff")).toMatchObject({ isSet: false });
    bodyOf(await put("facts/awareAt", { value: null, operator: "o2", ground: "it was noticed, not known" }), 200);
    expect(await factOf("awareAt", "o2")).toMatchObject({
      isSet: false,
      value: null,
      ground: "it was noticed, not known",
    });
    expect(bodyOf(await service.get(path("facts/awareAt")), 200)).toMatchObject({
      per: "operator",
      history: [
        { operator: "o2", value: "2018-12-06T04:55:00Z", by: "local", ground },
        { operator: "o2", value: null, ground: "it was noticed, not known" },
      ],
    });
  });

  test("that emergency calls get through has lapsed where the calls are of long ago", async () => {
    const value = { by: "Ada", calls: [{ from: "Slough", at: "2018-12-06T05:00:00Z" }] };
    expect(bodyOf(await put("facts/emergencyAccessConfirmed", { value, ground }), 200)).toMatchObject({
      isSet: true,
      value,
      lapsesAt: "2018-12-06T05:30:00Z",
      hasLapsed: true,
    });
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["without a value", { ground }, ["value"]],
    ["without a ground", { value: null }, ["ground"]],
    ["of an operator that is not there", { value: null, operator: "vodafone", ground }, ["operator"]],
    ["of a service", { value: null, operator: "o2", service: "data", ground }, ["service"]],
    ["of tomorrow", { value: "2099-01-01T00:00:00Z", operator: "o2", ground }, ["value"]],
  ])("is refused %s, and nothing is recorded", async (_, sent, paths) => {
    const before = await service.get(path("facts/awareAt"));
    expect([...new Set(pathsOf(await put("facts/awareAt", sent)))]).toEqual(paths);
    expect((await service.get(path("facts/awareAt"))).body).toEqual(before.body);
  });

  test("of another name is 404 with the names that there are", async () => {
    for (const answer of [
      await put("facts/weather", { value: null, ground }),
      await service.get(path("facts/weather")),
    ])
      expect(expectProblem(answer, 404).detail).toMatch(/^The facts are plannedWork, .*, cause\.$/);
  });
});

describe("a person", () => {
  test("names an incident, notes, and holds roles, and all of it can be read again", async () => {
    bodyOf(await put("name", { name: "Ericsson's certificate" }), 200);
    expect((await getIncident(service, "2")).name).toBe("Ericsson's certificate");
    const note = bodyOf(await post("notes", { text: "The vendor is on the bridge" }), 201);
    expect(note).toMatchObject({ incident: "2", kind: "note", name: "", by: "local" });
    bodyOf(await put("roles/press", { holder: "Ada", contact: "1234" }), 200);
    bodyOf(await put("roles/press", { holder: "Bob" }), 200);
    expect(bodyOf(await service.get(path("roles")), 200)).toMatchObject({
      roles: [{ role: "press", holder: "Bob", contact: null, history: [{ holder: "Ada" }, { holder: "Bob" }] }],
    });
    expect(pathsOf(await put("roles/Press%20office", { holder: "Bob" }))).toEqual(["role"]);
    const { records } = z.object({ records: z.array(z.unknown()) }).parse((await service.get(path("records"))).body);
    expect(records).toContainEqual(note);
    const audited = await service.db.execute(
      sql`select entry ->> 'action' as action from audit where (entry -> 'detail' ->> 'record')::int = ${note["number"]}`,
    );
    expect([...audited]).toEqual([{ action: "POST /v1/incidents/:id/notes" }]);
  });

  test("keeps a promise once", async () => {
    const promise = { what: "a map", to: "Ofcom", by: "2099-01-01T00:00:00Z" };
    const number = Number(bodyOf(await post("promises", promise), 201)["number"]);
    expect(bodyOf(await service.get(path("promises")), 200)).toMatchObject({
      promises: [{ ...promise, number, state: "open" }],
    });
    bodyOf(await post(`promises/${number}/kept`, { remark: "by mail" }), 201);
    expectProblem(await post(`promises/${number}/kept`, {}), 409);
    for (const none of ["0", "x", "1e9", "%00"]) expectProblem(await post(`promises/${none}/kept`, {}), 404);
    expect(bodyOf(await service.get(path("promises")), 200)).toMatchObject({
      promises: [{ number, state: "kept", keptBy: "local", remark: "by mail" }],
    });
  });

  test("closes an incident that is over, once, by name", async () => {
    expect((await getIncident(service, "2")).state).toBe("recovering");
    const record = bodyOf(await post("close", { confirmedBy: "Ada Byron", ground: "97 % are registered" }), 201);
    expect(record).toMatchObject({
      kind: "close",
      content: { confirmedBy: "Ada Byron", ground: "97 % are registered" },
    });
    expect(await getIncident(service, "2")).toMatchObject({ state: "closed", closedBy: "Ada Byron" });
    expectProblem(await post("close", { ground: "again" }), 409);
  });

  test("adds to an incident by any id that means it, and to no other", async () => {
    const { entries } = await getIncident(service, "2");
    const other = String(entries.at(-1));
    bodyOf(await service.send("POST", `/v1/incidents/${other}/notes`, { text: "by another id" }), 201);
    const { records } = z
      .object({ records: z.array(z.looseObject({ content: z.unknown() })) })
      .parse((await service.get(path("records"))).body);
    expect(records.at(-1)).toMatchObject({ incident: "2", content: { text: "by another id" } });
    for (const none of ["1", "999999", "x", "2.5", "%20", "-1", "1e1"])
      expectProblem(await service.send("POST", `/v1/incidents/${none}/notes`, { text: "x" }), 404);
  });
});

describe("two incidents", () => {
  let small: TestService;
  beforeAll(async () => {
    small = await startTestService();
    await putInventory(small, smallNetwork);
    await postEvents(small, [
      event("msc-1", "down", "05:00"),
      event("msc-1", "up", "05:10"),
      event("hss-1", "down", "08:00"),
      event("hss-1", "up", "08:10"),
      event("sgsn-1", "down", "11:00"),
      event("mme-1", "down", "11:00"),
    ]);
  });
  afterAll(async () => {
    expect(small.defects).toEqual([]);
    await small.close();
  });

  const idsOf = async () => {
    const { incidents, blips } = await getIncidents(small);
    return [...incidents, ...blips].map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b));
  };
  const texts = async (id: string) => JSON.stringify((await small.get(`/v1/incidents/${id}/records`)).body);
  const send = (method: string, rest: string, body: object = {}) => small.send(method, `/v1/incidents/${rest}`, body);

  test("that are held to be one are one, with what was recorded of both, until that is undone", async () => {
    const before = await idsOf();
    const [first = "", second = ""] = before;
    bodyOf(await send("POST", `${second}/notes`, { text: "of the second" }), 201);
    bodyOf(await send("POST", `${second}/merges`, { with: first, ground: "one fibre" }), 201);
    expect(await idsOf()).toEqual(before.filter((id) => id !== second));
    expect(await texts(first)).toContain("of the second");
    expectProblem(await send("POST", `${first}/merges`, { with: second, ground: "again" }), 409);
    expectProblem(await send("POST", `${first}/merges`, { with: first, ground: "itself" }), 409);
    expectProblem(await send("POST", `${first}/merges`, { with: "999999", ground: "nothing" }), 404);
    expectProblem(await send("DELETE", `${first}/merges/999999`), 404);
    bodyOf(await send("DELETE", `${first}/merges/${second}?ground=two%20fibres`), 200);
    expect(await idsOf()).toEqual(before);
    expect(await texts(second)).toContain("of the second");
    expectProblem(await send("DELETE", `${first}/merges/${second}`), 404);
  });

  test("are closed each for itself, and none while somebody is hit", async () => {
    const last = (await idsOf()).at(-1) ?? "";
    expect((await getIncident(small, last)).state).toBe("open");
    expect(expectProblem(await send("POST", `${last}/close`, { ground: "it looks well" }), 409).detail).toMatch(
      /is open/,
    );
  });
});

test("whoever may see only a part, or may only read, adds nothing", async () => {
  const guest = service.restart({
    id: "guest",
    scopes: ["impact:read", "declarations:write"],
    operators: ["giffgaff"],
  });
  const reader = service.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
  for (const other of [guest, reader]) expectProblem(await other.send("POST", path("notes"), { text: "x" }), 403);
  expectProblem(await guest.get(path("records")), 403);
  expect((await reader.get(path("records"))).status).toBe(200);
});
