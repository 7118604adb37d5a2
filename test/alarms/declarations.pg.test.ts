import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { byKey, exactly, nobody, parseAnyImpact, parseVerified } from "../impact/impact-body.ts";
import { event, postEvents, putInventory, smallNetwork } from "../impact/small-network.ts";
import { type Answer, type TestService, expectProblem, pathsOf, startTestService } from "../support/service.ts";
import { parseNode } from "./event-log.ts";

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const told = (time: string) => ({
  occurredAt: `2018-12-06T${time}:00Z`,
  recordedAt: `2018-12-06T${time}:00Z`,
});
const Declaration = z.object({ id: z.string(), state: z.string(), sequence: z.number() });

const send = (body: object): Promise<Answer> => service.send("POST", "/v1/declarations", body);
async function declare(body: object): Promise<z.infer<typeof Declaration>> {
  const answer = await send({ outcome: "affected", reason: "Said so", ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return Declaration.parse(answer.body);
}
const release = (id: string, body: object = {}) => service.send("POST", `/v1/declarations/${id}/release`, body);
const impact = async (query = "") => parseAnyImpact(await service.get(`/v1/impact${query}`));
const at = (time: string, more = "") => impact(`?at=2018-12-06T${time}:00Z${more}`);

const suppose = async (body: object) =>
  z
    .object({ affected: z.object({ point: z.number() }) })
    .parse((await service.send("POST", "/v1/impact/what-if", body)).body).affected.point;

describe("what is declared of customers", () => {
  test("is the least that they lose, is named with who and why, and is over when it is released", async () => {
    const { id } = await declare({ service: "voice", area: "south", operator: "host", share: 0.25, ...told("08:00") });
    const body = await at("08:00");
    expect(body).toMatchObject({ affected: exactly(100), impaired: exactly(100), headline: "about 100" });
    expect(byKey(body.byService).get("voice")?.affected).toEqual(exactly(100));
    expect(byKey(body.byService).get("data")?.affected).toEqual(nobody);
    expect(body.causes).toEqual([
      {
        leaf: `declaration:${id}`,
        name: "Said so",
        nodes: [],
        restores: { affected: 100, impaired: 100 },
        declared: {
          id,
          by: "local",
          reason: "Said so",
          outcome: "affected",
          share: { low: 0.25, point: 0.25, high: 0.25 },
          since: "2018-12-06T08:00:00Z",
        },
      },
    ]);
    expect((await release(id, { ...told("09:00"), reason: "Over" })).body).toMatchObject({
      state: "released",
      releasedAt: "2018-12-06T09:00:00Z",
      releasedBy: "local",
      releaseReason: "Over",
    });
    expect((await at("07:59")).affected).toEqual(nobody);
    expect((await at("08:59")).affected).toEqual(exactly(100));
    expect(await at("09:00")).toMatchObject({ affected: nobody, causes: [] });
    expect((await at("09:00", "&knownAt=2018-12-06T08:59:00Z")).affected).toEqual(exactly(100));
    expect((await impact()).at).toBe("2018-12-06T09:00:00Z");
    expect(parseVerified(await service.get(`/v1/estimates/${body.estimateId}`))).toEqual({ ...body, verified: true });
  });

  test("does not add to what their nodes lose, and stays when those are back", async () => {
    await declare({ service: "voice", share: { low: 0.2, point: 0.5, high: 0.7 }, ...told("08:00") });
    await postEvents(service, [
      event("msc-1", "down", "09:00", { recordedAt: "2018-12-06T09:00:00Z" }),
      event("msc-1", "up", "10:00", { recordedAt: "2018-12-06T10:00:00Z" }),
    ]);
    const range = { low: 260, point: 650, high: 910 };
    expect((await at("08:00")).affected).toEqual(range);
    expect((await at("09:00")).affected).toEqual(exactly(1300));
    expect((await at("10:00")).affected).toEqual(range);
  });

  test("is the same for who asks for one service and for its row", async () => {
    for (const operator of ["host", "brand"])
      await declare({ service: "voice", operator, share: 0.3, ...told("08:00") });
    await declare({ service: "voice", share: 0.3, ...told("08:00") });
    await postEvents(service, event("msc-1", "unknown", "09:00", { recordedAt: "2018-12-06T09:00:00Z" }));
    const row = byKey((await at("09:00")).byService).get("voice");
    expect((await at("09:00", "&service=voice")).affected).toEqual(row?.affected);
    expect((await at("08:00", "&service=voice")).affected).toEqual(exactly(390));
  });

  test("may be nobody knows how many: the range says so", async () => {
    await declare({ service: "voice", outcome: "impaired", share: { low: 0, point: 0, high: 1 }, ...told("08:00") });
    const body = await impact();
    expect(body).toMatchObject({ affected: nobody, impaired: { low: 0, point: 0, high: 1300 } });
    expect(body.causes).toMatchObject([{ restores: { affected: 0, impaired: 0 } }]);
  });

  test("is over by itself when its time has come", async () => {
    const until = "2018-12-06T12:00:00Z";
    await declare({ id: "calls", service: "voice", share: 1, until, ...told("08:00") });
    expect((await at("11:59")).affected).toEqual(exactly(1300));
    expect(await at("12:00")).toMatchObject({ affected: nobody, causes: [] });
    const now = await impact();
    expect(now).toMatchObject({ at: until, affected: nobody });
    expect(parseVerified(await service.get(`/v1/estimates/${now.estimateId}`))).toEqual({ ...now, verified: true });
    expect((await service.get("/v1/declarations/calls")).body).toMatchObject({ state: "expired" });
  });

  test("is over in the present as soon as its time has come, though nothing was recorded since", async () => {
    const soon = new Date(Date.now() + 1500).toISOString();
    await declare({ service: "voice", share: 1, until: soon });
    expect((await impact()).affected).toEqual(exactly(1300));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await impact()).toMatchObject({ affected: nobody, at: soon.replace(/0+Z$/, "Z") });
  });

  test("bears on a partner whom it concerns, who is not told in whose words", async () => {
    const guest = service.restart({ id: "guest", scopes: "all", operators: ["guest"] });
    const before = (await guest.get("/v1/impact")).body;
    await declare({ operator: "host", share: 1, ...told("08:00") });
    expect((await guest.get("/v1/impact")).body).toEqual(before);
    await declare({ service: "voice", share: 0.5, reason: "Not for others", ...told("09:00") });
    const { body } = await guest.get("/v1/impact");
    expect(body).toMatchObject({
      affected: exactly(50),
      causes: [{ leaf: "declaration:1", name: "declared by hand", declared: { outcome: "affected" } }],
    });
    expect(JSON.stringify(body)).not.toMatch(/Not for others|local|declaration-/);
    const { estimateId } = z.object({ estimateId: z.string() }).parse(body);
    expect((await guest.get(`/v1/estimates/${estimateId}`)).body).toMatchObject({ verified: true });
    await declare({ nodes: ["guest/gw:1"], reason: "Not for others", ...told("10:00") });
    const node = parseNode(await guest.get("/v1/nodes/guest%2Fgw:1"));
    expect(node).toMatchObject({ state: "down", since: "2018-12-06T10:00:00Z", heldBy: [{ id: "declaration" }] });
    expect(JSON.stringify(node)).not.toMatch(/Not for others|local/);
    expectProblem(await guest.get("/v1/declarations"), 403);
    expectProblem(
      await guest.send("POST", "/v1/declarations", { service: "voice", share: 1, outcome: "affected", reason: "x" }),
      403,
    );
  });
});

describe("what is declared of nodes", () => {
  test("holds against events until it is released", async () => {
    const { id } = await declare({ nodes: ["msc-1"], ...told("08:00") });
    await postEvents(service, event("msc-1", "up", "09:00", { recordedAt: "2018-12-06T09:00:00Z" }));
    const body = await at("09:30");
    expect(body.affected).toEqual(exactly(1300));
    expect(body.causes).toMatchObject([
      { leaf: "msc-1", servedShare: 0, nodes: ["msc-1"], restores: { affected: 1300 } },
      { leaf: `declaration:${id}`, nodes: ["msc-1"], restores: { affected: 1300 } },
    ]);
    const node = parseNode(await service.get("/v1/nodes/msc-1"));
    expect(node).toMatchObject({ state: "down", since: "2018-12-06T08:00:00Z", servedShare: 0 });
    expect(node.heldBy).toMatchObject([
      { id: `declaration:${id}`, reason: "Said so", source: "local" },
      { id: "msc-1 up 09:00" },
    ]);
    await release(id, told("10:00"));
    expect((await at("10:00")).affected).toEqual(nobody);
  });

  test("may be a part, a range, or that they serve worse", async () => {
    await declare({
      select: { vendor: "Bolt", function: "HSS" },
      share: { low: 0, point: 0.5, high: 1 },
      ...told("08:00"),
    });
    expect((await at("08:00")).affected).toEqual({ low: 0, point: 690, high: 1380 });
    expect(parseNode(await service.get("/v1/nodes/hss-1"))).toMatchObject({ state: "degraded", capacity: 0.5 });
    await declare({ nodes: ["msc-1"], outcome: "impaired", ...told("09:00") });
    expect(byKey((await at("09:00", "&service=voice")).byService).get("voice")).toMatchObject({
      affected: { low: 0, point: 650 },
      impaired: exactly(1300),
    });
  });

  test("is asked about in a supposition: what is supposed by name wins", async () => {
    await declare({ nodes: ["msc-1"], ...told("08:00") });
    expect(await suppose({})).toBe(0);
    expect(await suppose({ onTopOfNow: true })).toBe(1300);
    expect(await suppose({ onTopOfNow: true, states: { "msc-1": "up" } })).toBe(0);
  });
});

describe("declaring", () => {
  test("the same again under its id is the same, another is refused", async () => {
    const body = { id: "calls", service: "voice", share: 1, outcome: "affected", reason: "Said so" };
    expect((await send(body)).status).toBe(201);
    expect(await send(body)).toMatchObject({ status: 200, body: { id: "calls", state: "active" } });
    expectProblem(await send({ ...body, share: 0.5 }), 409);
    const { status } = await release("calls");
    expect(status).toBe(200);
    expect((await release("calls")).status).toBe(200);
    expect(await send(body)).toMatchObject({ status: 200, body: { state: "released" } });
    const other = service.restart({ id: "other", scopes: "all", operators: "all" });
    expect(await other.send("POST", "/v1/declarations", body)).toMatchObject({
      status: 200,
      body: { declaredBy: "local" },
    });
    expectProblem(await release("calls", { reason: "Another" }), 409);
    expectProblem(await release("nothing"), 404);
    expect((await impact()).sequence).toBe(3);
    expect((await service.get("/v1/declarations?state=active,planned")).body).toEqual({ declarations: [] });
  });

  const cell = { outcome: "affected", reason: "x", share: 1 };
  const refused: readonly (readonly [string, object, readonly string[]])[] = [
    ["nothing", { ...cell }, [""]],
    ["both nodes and customers", { ...cell, nodes: ["msc-1"], service: "voice" }, [""]],
    ["customers without a share", { outcome: "affected", reason: "x", service: "voice" }, ["share"]],
    ["no reason", { outcome: "affected", service: "voice", share: 1 }, ["reason"]],
    ["a share above 1", { ...cell, service: "voice", share: 1.5 }, ["share"]],
    ["a range out of order", { ...cell, service: "voice", share: { low: 1, point: 0, high: 1 } }, ["share"]],
    [
      "what is not there",
      { ...cell, service: "fax", area: ["south", "moon"], operator: "x", customerClass: "y" },
      ["operator", "area", "customerClass", "service"],
    ],
    ["a building block", { ...cell, service: "data-4g" }, ["service"]],
    ["nodes that are not there", { ...cell, nodes: ["msc-1", "msc-9"] }, ["nodes[1]"]],
    ["a selection of none", { ...cell, select: { vendor: "Nobody" } }, ["select"]],
    [
      "an end before its beginning",
      { ...cell, service: "voice", occurredAt: "2018-12-06T08:00:00Z", until: "2018-12-06T08:00:00Z" },
      ["until"],
    ],
    ["an end before now", { ...cell, service: "voice", until: "2018-12-06T08:00:00Z" }, ["until"]],
    ["what is far ahead", { ...cell, service: "voice", occurredAt: "2100-01-01T00:00:00Z" }, ["occurredAt"]],
    ["a name of our kind", { ...cell, id: "declaration-7", service: "voice" }, ["id"]],
    ["a name that no address can hold", { ...cell, id: "a/../b", service: "voice" }, ["id"]],
    ["an unknown field", { ...cell, service: "voice", who: "me" }, ["who"]],
  ];
  test.each(refused)("refuses %s, and nothing is stored", async (_what, body, paths) => {
    const answer = await send(body);
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toEqual(paths);
    expect((await service.get("/v1/declarations")).body).toEqual({ declarations: [] });
    expect((await impact()).sequence).toBe(1);
  });

  test("may be stated of the past only while every entry states its own", async () => {
    await declare({ service: "voice", share: 1, ...told("08:00") });
    await postEvents(service, event("spare", "up", "09:00"));
    const late = await send({ ...cell, service: "voice", ...told("10:00") });
    expectProblem(late, 422);
    expect(pathsOf(late)).toEqual(["recordedAt"]);
    const early = await release("declaration-2", { occurredAt: "2018-12-06T07:00:00Z" });
    expectProblem(early, 422);
    expect(pathsOf(early)).toEqual(["occurredAt"]);
  });

  test("is refused while a hundred hold at once, since each is looked at in every estimate", async () => {
    for (let count = 0; count < 100; count++) await declare({ id: `calls-${count}`, service: "voice", share: 0.5 });
    const answer = await send({ ...cell, service: "voice" });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining("100 declarations already") });
    await release("calls-7");
    expect((await send({ ...cell, service: "voice" })).status).toBe(201);
    expect((await impact()).affected).toEqual(exactly(1300));
  });

  test("needs a scope of its own, and the audit tells who did", async () => {
    const feed = service.restart({ id: "feed", scopes: ["events:write", "impact:read"], operators: "all" });
    expectProblem(await feed.send("POST", "/v1/declarations", { ...cell, service: "voice" }), 403);
    const person = service.restart({ id: "person", scopes: ["declarations:write"], operators: "all" });
    expect(await person.send("POST", "/v1/declarations", { ...cell, service: "voice" })).toMatchObject({
      status: 201,
      body: { declaredBy: "person" },
    });
    const owner = service.restart({ id: "owner", scopes: "all", operators: "all" });
    expect(JSON.stringify((await owner.get("/v1/audit")).body)).toMatch(/POST \/v1\/declarations/);
  });

  test("before there is an inventory there is nothing to declare of", async () => {
    const empty = await startTestService();
    expectProblem(await empty.send("POST", "/v1/declarations", { ...cell, service: "voice" }), 422);
    await empty.close();
  });
});
