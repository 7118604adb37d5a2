import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SHIPPED_PACKS } from "../../../src/regulation/packs/index.ts";
import { postEvents, putInventory, smallNetwork } from "../../impact/small-network.ts";
import { type TestService, expectProblem, pathsOf, startTestService } from "../../support/service.ts";
import { fail, file, getDraft, getPutRight, idOfNewest, minutesFromNow, written } from "./filing-service.ts";

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const usersIn = (items: Awaited<ReturnType<typeof getPutRight>>) =>
  items
    .filter(({ figure }) => figure === "users.affected")
    .map(({ filing, recipient, cause, state, old, new: now }) => [
      filing,
      recipient,
      cause,
      state,
      old.point,
      now.point,
    ]);

/** House rules as whoever runs this for several providers has them. */
async function putHouseForAll(): Promise<void> {
  const house = SHIPPED_PACKS.find(({ id }) => id === "house");
  const rules = house?.rules.map(({ providers: _mno, ...rule }) => rule);
  const { status, body } = await service.send("PUT", "/v1/regulation/packs/house", { ...house, version: "all", rules });
  expect(status, JSON.stringify(body)).toBe(201);
}

/** The ministry is told after so many minutes, however many are hit. */
async function putMinistryAfter(minutes: number): Promise<void> {
  const house = SHIPPED_PACKS.find(({ id }) => id === "house");
  const id = "house-ministry";
  const conditions = { field: "duration_minutes", op: ">=", value: minutes, unit: "minutes" };
  const rules = house?.rules.map((rule) => (rule.id === id ? { ...rule, conditions } : rule));
  const others = house?.vectors.filter(({ rule }) => rule !== id) ?? [];
  const own = { rule: id, given: { duration_minutes: minutes }, expect: "met", origin: "made up" };
  const body = { ...house, version: "long", rules, vectors: [...others, own] };
  const answer = await service.send("PUT", "/v1/regulation/packs/house", body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
}

const decide = (id: string, item: string, body: object) =>
  service.send("POST", `/v1/incidents/${id}/put-right/${encodeURIComponent(item)}`, body);

describe("a figure that was stated", () => {
  test("is to be put right where the outage grows, until the same recipient is told", async () => {
    await fail(service, "hss-1");
    const id = await idOfNewest(service);
    const first = await file(service, id);
    const other = await file(service, id, { recipient: "emergency services" });
    expect(await getPutRight(service, id)).toEqual([]);

    await fail(service, "hss-2", { minutes: 0 });
    expect(usersIn(await getPutRight(service, id))).toEqual([
      [first.number, "ministry", "grown", "open", 650, 1300],
      [other.number, "emergency services", "grown", "open", 650, 1300],
    ]);
    const second = await file(service, id);
    const items = await getPutRight(service, id);
    expect(usersIn(items)).toEqual([
      [other.number, "emergency services", "grown", "open", 650, 1300],
      [first.number, "ministry", "grown", "closed", 650, 1300],
    ]);
    expect(items.at(-1)?.closedBy).toEqual({ filing: second.number });
    expect(second.changedSince).toMatchObject({ filing: first.number });
  });

  test("is to be put right where what was known of its moment turns out to be wrong", async () => {
    await fail(service, "hss-1", { minutes: -5 });
    const id = await idOfNewest(service);
    await file(service, id);
    await fail(service, "hss-2", { minutes: -4 });
    const items = await getPutRight(service, id);
    expect(usersIn(items).map(([, , ...rest]) => rest)).toEqual([["corrected", "open", 650, 1300]]);
    expect(items.find(({ figure }) => figure === "users.affected")?.draft).toContain("has been corrected since");
  });

  test("only beside the bar that it passes is to be put right too, where the outage turns out to have begun earlier", async () => {
    await putMinistryAfter(3);
    await fail(service, "hss-1", { minutes: -5 });
    const id = await idOfNewest(service);
    const { fields, number } = await file(service, id);
    const criterion = fields.find(({ source }) => source === "criterion-met");
    const name = "criterion:house-ministry:duration_minutes";
    expect(criterion?.figures.map((figure) => figure.name)).toContain(name);
    expect(await getPutRight(service, id)).toEqual([]);
    await fail(service, "hss-1", { minutes: -9 });
    const items = await getPutRight(service, id);
    expect(items.map(({ id: item, cause }) => [item, cause])).toEqual([[`${number}:${name}`, "corrected"]]);
    expect(items[0]?.draft).toMatch(/we stated 5[.\d]* minutes; it is [89][.\d]* minutes/);
  });

  test("of an outage that was over is to be put right where it goes on, though no more users are hit", async () => {
    await fail(service, "hss-1", { minutes: -10 });
    await fail(service, "hss-1", { state: "up", minutes: -5 });
    const id = await idOfNewest(service);
    const draft = await getDraft(service, id, { form: "house-final" });
    const { number } = await file(service, id, { form: "house-final", fields: written(draft) });
    expect(await getPutRight(service, id)).toEqual([]);
    await fail(service, "hss-1", { minutes: 0 });
    const items = await getPutRight(service, id);
    expect(items.map(({ id: item, cause, state }) => [item, cause, state])).toEqual([
      [`${number}:incident.duration`, "grown", "open"],
      [`${number}:user-hours`, "grown", "open"],
    ]);
  });

  test("is to be put right where a measurement says otherwise that is of the whole outage and of nobody else", async () => {
    const measure = async (id: string) => {
      const period = { from: minutesFromNow(-20), to: minutesFromNow(0) };
      const body = { what: "everAffected", range: 60, method: "call records", source: "billing", period };
      expect((await service.send("POST", `/v1/incidents/${id}/measurements`, body)).status).toBe(201);
    };
    const end = async (...nodes: readonly string[]) => {
      for (const node of nodes) await fail(service, node, { state: "up", minutes: -3 });
    };
    await putHouseForAll();
    // Without 4G only machines are without service: 80, all of one provider.
    await fail(service, "mme-1", { minutes: -10 });
    await fail(service, "mme-2", { minutes: -10 });
    await end("mme-1", "mme-2");
    const id = await idOfNewest(service);
    const { number } = await file(service, id, { provider: "things" });
    await measure(id);
    expect(usersIn(await getPutRight(service, id))).toEqual([[number, "ministry", "measured", "open", 80, 60]]);
    const draft = await getDraft(service, id, { provider: "things" });
    expect(draft.fields.find((one) => one.id === "users")?.why).toMatch(/^Measurement \d+ in place of the estimate/);
  });

  test("of one provider of several is not held against what was measured of all", async () => {
    await fail(service, "hss-1", { minutes: -10 });
    await fail(service, "hss-1", { state: "up", minutes: -3 });
    const id = await idOfNewest(service);
    await file(service, id);
    const period = { from: minutesFromNow(-20), to: minutesFromNow(0) };
    const body = { what: "everAffected", range: 60, method: "call records", source: "billing", period };
    expect((await service.send("POST", `/v1/incidents/${id}/measurements`, body)).status).toBe(201);
    expect(usersIn(await getPutRight(service, id))).toEqual([]);
    const draft = await getDraft(service, id);
    expect(draft.fields.find((one) => one.id === "users")?.why).toContain("other providers' customers included");
  });

  test("in a person's words is watched by the figures that the person gave, and not at all without any", async () => {
    await fail(service, "hss-1");
    const id = await idOfNewest(service);
    const draft = await getDraft(service, id);
    const users = { text: "between 600 and 800", reason: "rounded" };
    const figures = [{ name: "users.affected", low: 600, point: 700, high: 800, unit: "users" }];
    const fields = written(draft);
    const watched = await file(service, id, { fields: { ...fields, users: { ...users, figures } } });
    await file(service, id, { recipient: "others", fields: { ...fields, users } });
    expect(await getPutRight(service, id)).toEqual([]);
    await fail(service, "hss-2", { minutes: 0 });
    const items = await getPutRight(service, id);
    expect(usersIn(items)).toEqual([[watched.number, "ministry", "grown", "open", 700, 1300]]);
    expect(items.find(({ figure }) => figure === "users.affected")?.draft).toContain(
      "Customers affected: we stated 700 (600 to 800) users; it is 1,300 users.",
    );
    // What stands beside the bar was left as it was drafted, and is watched.
    expect(new Set(items.map(({ figure }) => figure.split(":")[0]))).toEqual(new Set(["users.affected", "criterion"]));
  });

  test("is closed by a decision with its ground, which the audit hears; and nothing is decided twice", async () => {
    await fail(service, "hss-1");
    const id = await idOfNewest(service);
    const { number } = await file(service, id);
    await fail(service, "hss-2", { minutes: 0 });
    const item = `${number}:users.affected`;
    expect(pathsOf(await decide(id, item, { decision: "told" }))).toEqual(["ground"]);
    expectProblem(await decide(id, `${number}:none`, { decision: "told", ground: "x" }), 404);
    const closed = await decide(id, item, { decision: "told", ground: "by telephone" });
    expect(closed).toMatchObject({ status: 201, body: { id: item, state: "closed" } });
    const items = await getPutRight(service, id);
    expect(items.find((one) => one.id === item)).toEqual(closed.body);
    expectProblem(await decide(id, item, { decision: "told", ground: "x" }), 409);
    const audited = await service.get("/v1/audit?limit=1000");
    const details = Object(audited.body).entries.map(({ detail }: { detail: unknown }) => detail);
    expect(details).toContainEqual(expect.objectContaining({ kind: "put-right", name: item, ground: "by telephone" }));
  });

  test("of what turned out to be no outage is to be put right to nobody, and what was filed is still there", async () => {
    await fail(service, "hss-1");
    const id = await idOfNewest(service);
    const filing = await file(service, id);
    const { events } = Object((await service.get("/v1/events")).body);
    const correction = { ...events[0], id: "correction", state: "up", sequence: undefined, recordedAt: undefined };
    await postEvents(service, correction);
    expectProblem(await service.get(`/v1/incidents/${id}`), 404);
    expect((await service.get(`/v1/incidents/${id}/filings`)).body).toEqual({ filings: [filing] });
    expect(usersIn(await getPutRight(service, id))).toEqual([[filing.number, "ministry", "corrected", "open", 650, 0]]);
    const closed = await decide(id, `${filing.number}:users.affected`, { decision: "told", ground: "by telephone" });
    expect(closed.status).toBe(201);
    expect(usersIn(await getPutRight(service, id)).map(([, , , state]) => state)).toEqual(["closed"]);
    expectProblem(await service.get("/v1/incidents/999/put-right"), 404);
  });
});
