import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readAll } from "../alarms/event-log.ts";
import { type TestService, expectProblem, pathsOf, startTestService } from "../support/service.ts";
import { type WhatIfBody, affectedByKey, exactly, nobody, parseWhatIf } from "./impact-body.ts";
import {
  event,
  expectNoInventory,
  getImpact,
  postEvents,
  putInventory,
  smallNetwork,
  without,
} from "./small-network.ts";

/** One database for all: nothing here is ever stored. The MSC is down since five, and the first MME unknown since six. */
let service: TestService;
let defectsKnown = 0;

const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });

beforeAll(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await postEvents(service, [
    event("msc-1", "down", "05:00", told("05:10")),
    event("mme-1", "degraded", "05:30", { capacity: 0.4, ...told("05:40") }),
    event("mme-1", "unknown", "06:00", told("06:10")),
  ]);
});

afterEach(async () => {
  expect(await readAll(service)).toHaveLength(3);
  expect((await getImpact(service)).sequence).toBe(4);
  const known = defectsKnown;
  defectsKnown = service.defects.length;
  expect(service.defects.slice(known)).toEqual([]);
});

afterAll(() => service.close());

const ask = (question: unknown, query = "") => service.send("POST", `/v1/impact/what-if${query}`, question);

async function suppose(question: unknown, query = ""): Promise<WhatIfBody> {
  const answer = await ask(question, query);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return parseWhatIf(answer);
}

async function expectRefused(question: unknown, ...paths: readonly string[]): Promise<void> {
  const answer = await ask(question);
  expectProblem(answer, 422);
  expect([...pathsOf(answer)].sort()).toEqual([...paths].sort());
}

describe("states", () => {
  test("every other node is up, whatever it is now", async () => {
    const body = await suppose({ states: { "hss-1": "down" } });
    expect(body).toMatchObject({ affected: exactly(690), states: { "hss-1": "down" }, estimateId: null });
    expect(body.coverage.unknownNodes).toBe(0);
    expect(await suppose({})).toMatchObject({ affected: nobody, impaired: nobody, states: {}, headline: "nobody" });
    expect(await suppose({ states: {} })).toMatchObject({ affected: nobody, states: {} });
  });

  test.each([
    [0, "down", 690],
    [1, "up", 0],
    [0.4, 0.4, 414],
    ["down", "down", 690],
    ["up", "up", 0],
  ])("a subscriber database at %j leaves %j, and that share of its customers", async (asked, resolved, affected) => {
    const body = await suppose({ states: { "hss-2": asked } });
    expect(body.states).toEqual({ "hss-2": resolved });
    expect(body.affected.point).toBe(affected);
    expect(body.impaired.point).toBe(resolved === "up" ? 0 : 690);
  });

  test("an unknown node is up at best and as last known, and down at worst", async () => {
    const body = await suppose({ states: { "msc-1": "unknown" } });
    expect(body.affected).toEqual({ low: 0, point: 0, high: 1300 });
    expect(body.states).toEqual({ "msc-1": "unknown" });
    expect(body.coverage.unknownNodes).toBe(1);
  });

  test("on top of now, the rest is as it is", async () => {
    const body = await suppose({ states: { "sgsn-1": "down" }, onTopOfNow: true });
    expect(body.states).toEqual({ "msc-1": "down", "mme-1": "unknown", "sgsn-1": "down" });
    // mme-1 was last known at 0.4: of 4G 0.7 is left, and nothing stands behind it. Calls of all phones are lost.
    expect(body.affected).toEqual({ low: 1300, point: 1324, high: 1380 });
    expect(body.coverage.unknownNodes).toBe(1);
  });

  test("on top of now, a state that is supposed takes the place of what is, and an unknown one was last known as it is", async () => {
    expect((await suppose({ states: { "msc-1": "up", "mme-1": 1 }, onTopOfNow: true })).affected).toEqual(nobody);
    expect((await suppose({ states: { "msc-1": "unknown", "mme-1": "up" }, onTopOfNow: true })).affected).toEqual({
      low: 0,
      point: 1300,
      high: 1300,
    });
    expect((await suppose({ onTopOfNow: true })).affected).toEqual((await getImpact(service)).affected);
  });

  test("it is a network at a moment, as known at another", async () => {
    const at = "2018-12-06T05:35:00Z";
    const then = await suppose({ onTopOfNow: true, at });
    expect(then).toMatchObject({ at, states: { "msc-1": "down", "mme-1": 0.4 }, sequence: 4 });
    const asKnown = await suppose({ onTopOfNow: true, at, knownAt: "2018-12-06T05:39:00Z" });
    expect(asKnown).toMatchObject({ knownAt: "2018-12-06T05:39:00Z", states: { "msc-1": "down" }, sequence: 2 });
    expectNoInventory(await ask({ knownAt: "2018-12-05T00:00:00Z" }));
  });

  test("filters and pairs are as in any answer about impact", async () => {
    const body = await suppose({ states: { "msc-1": "down" } }, "?operator=brand,guest&by=operator,service");
    expect(body).toMatchObject({ affected: exactly(300), base: 300 });
    expect(body.cells).toHaveLength(8);
    expect((await suppose({ states: { "msc-1": "down" } }, "?service=data")).affected).toEqual(nobody);
    expectProblem(await ask({}, "?operator=nobody"), 400);
    expectProblem(await ask({}, "?at=2018-12-06T05:35:00Z"), 400);
  });
});

describe("a selection", () => {
  const selections: readonly (readonly [Readonly<Record<string, unknown>>, readonly string[]])[] = [
    [{ function: "MME" }, ["mme-1", "mme-2", "spare"]],
    [{ vendor: "Bolt" }, ["hss-1", "hss-2", "msc-1"]],
    [{ product: "Old mover" }, ["sgsn-1"]],
    [{ softwareRelease: "r1" }, ["mme-1"]],
    [{ site: "south" }, ["mme-2", "hss-2"]],
    [{ certificateExpiresBefore: "2030-01-01T00:00:01Z" }, ["mme-1"]],
    [{ certificateExpiresBefore: "2031-06-30T10:00:00.001Z" }, ["mme-1", "mme-2"]],
    [{ certificateExpiresBefore: "2031-06-30T10:00:00Z" }, ["mme-1"]],
    [{ certificateExpiresBefore: ["2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z"] }, ["mme-1", "mme-2"]],
    [{ function: ["MSC", "HSS"] }, ["hss-1", "hss-2", "msc-1"]],
    [{ function: ["MSC", "HSS"], site: "town" }, ["hss-1", "msc-1"]],
    [{ vendor: ["Acme", "Bolt"], site: ["town", "south"], function: "MME" }, ["mme-1", "mme-2"]],
    [{ vendor: "Acme", certificateExpiresBefore: "2100-01-01T00:00:00Z", softwareRelease: ["r2", "r3"] }, ["mme-2"]],
  ];

  test.each(selections)("%j takes down %j and nothing else", async (select, nodes) => {
    const body = await suppose({ select });
    expect(body.states).toEqual(Object.fromEntries(nodes.map((node) => [node, "down"])));
    const byStates = await suppose({ states: body.states });
    expect({ ...body, states: {} }).toEqual({ ...byStates, states: {} });
  });

  test("has its effect on customers", async () => {
    expect((await suppose({ select: { function: "MSC" } })).affected).toEqual(exactly(1300));
    expect(affectedByKey((await suppose({ select: { softwareRelease: "r1" } })).byOperator)).toEqual({
      host: 0,
      brand: 0,
      guest: 0,
      things: 40,
    });
  });

  test("yields to states, and lies on top of now", async () => {
    const select = { vendor: "Acme", function: "MME" };
    expect((await suppose({ select, states: { "mme-1": "up", spare: 0.4 } })).states).toEqual({
      "mme-1": "up",
      "mme-2": "down",
      spare: 0.4,
    });
    expect((await suppose({ select, onTopOfNow: true })).states).toEqual({
      "msc-1": "down",
      "mme-1": "down",
      "mme-2": "down",
      spare: "down",
    });
  });

  test.each([
    { function: "AMF" },
    { function: "mme" },
    { function: "MME", vendor: "Bolt" },
    { site: "island" },
    { certificateExpiresBefore: "2030-01-01T00:00:00Z" },
  ])("that fits no node is refused: %j", async (select) => {
    await expectRefused({ select }, "select");
  });
});

describe("what is refused", () => {
  test.each([
    [{ states: { nowhere: "down" } }, ["states.nowhere"]],
    [{ states: { "mme-pool": "down" } }, ["states.mme-pool"]],
    [{ states: { "mme-1": "degraded" } }, ["states.mme-1"]],
    [{ states: { "mme-1": -0.1 } }, ["states.mme-1"]],
    [{ states: { "mme-1": 1.1 } }, ["states.mme-1"]],
    [{ states: { "mme-1": true } }, ["states.mme-1"]],
    [{ states: { "mme-1": null } }, ["states.mme-1"]],
    [{ states: ["mme-1"] }, ["states"]],
    [{ select: {} }, ["select"]],
    [{ select: { function: [] } }, ["select.function"]],
    [{ select: { function: "MME", name: "MME 1" } }, ["select.name"]],
    [{ select: { certificateExpiresBefore: "2030-01-01T00:00:00" } }, ["select.certificateExpiresBefore"]],
    [{ select: { certificateExpiresBefore: [] } }, ["select.certificateExpiresBefore"]],
    [{ onTopOfNow: "yes" }, ["onTopOfNow"]],
    [{ at: "2018-12-06T05:00:00" }, ["at"]],
    [{ knownAt: "yesterday" }, ["knownAt"]],
    [{ nodes: ["mme-1"] }, ["nodes"]],
  ])("%j", async (question, paths) => {
    const answer = await ask(question);
    expectProblem(answer, 422);
    expect(pathsOf(answer).map((path) => path.replaceAll(/\["?|"?\]/g, ".").replace(/\.$/, ""))).toEqual(paths);
  });

  test("every node that is not there is named, and the selection that fits none", async () => {
    await expectRefused(
      { states: { a: "down", "mme-1": "down", b: 0.5 }, select: { function: "AMF" } },
      "states.a",
      "states.b",
      "select",
    );
  });

  test("a node that only another version has", async () => {
    const other = await startTestService();
    await putInventory(other, smallNetwork);
    await putInventory(other, without("spare"), "?effectiveFrom=2018-12-06T00:00:00Z");
    const question = { states: { spare: "down" } };
    expectProblem(await other.send("POST", "/v1/impact/what-if", question), 422);
    const before = await other.send("POST", "/v1/impact/what-if", { ...question, at: "2018-12-05T00:00:00Z" });
    expect(parseWhatIf(before)).toMatchObject({ inventoryVersion: 1, states: { spare: "down" } });
    expect(other.defects).toEqual([]);
    await other.close();
  });

  test("what is no JSON, or does not call itself so", async () => {
    expectProblem(await ask("{"), 400);
    const plain = await service.send("POST", "/v1/impact/what-if", {}, { "Content-Type": "text/plain" });
    expectProblem(plain, 415);
    await expectRefused([], "");
  });
});
