import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answer, type TestService, expectProblem } from "../support/service.ts";
import { affectedByKey, exactly, nobody, parseImpact, parsePartnersImpact, parseWhatIf } from "./impact-body.ts";
import { type Others, startWorld } from "./partners-network.ts";
import { event, getImpact, postEvents } from "./small-network.ts";

const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });
const WORLD: Others = {
  prefix: "",
  name: "Of others",
  country: "GB",
  counts: [600, 400, 200, 0, 80],
  asOf: "2018-09-30",
  moreNodes: 3,
};
const AT = "?at=2018-12-06T12:00:00Z";

function ask(guest: TestService, question: unknown): Promise<Answer> {
  return guest.send("POST", "/v1/impact/what-if", question);
}

describe("a partner among others", () => {
  let owner: TestService;
  let guest: TestService;
  beforeEach(async () => {
    ({ owner, guest } = await startWorld(WORLD, [
      event("hss-1", "down", "05:00", told("05:10")),
      event("more-1", "down", "06:00", told("06:10")),
    ]));
  });
  afterEach(async () => {
    expect([...owner.defects, ...guest.defects]).toEqual([]);
    await owner.close();
  });

  test("sees every figure of its own customers, the same that the owner sees of them", async () => {
    for (const query of [
      "",
      "&by=operator,service",
      "&by=area,customerClass&service=voice",
      "&area=land&by=service,area",
    ]) {
      const own = parsePartnersImpact(await guest.get(`/v1/impact${AT}${query}`));
      const same = parseImpact(await owner.get(`/v1/impact${AT}&operator=guest${query}`));
      expect(own).toMatchObject({ affected: exactly(50), impaired: exactly(50), base: 100, headline: "about 50" });
      const {
        estimateId: _,
        causes: _causes,
        coverage: _coverage,
        sequence: _sequence,
        knownAt: _at,
        ...figures
      } = own;
      const byService = same.byService.filter(({ key }) => key !== "telemetry");
      expect({ ...same, byService }).toMatchObject(figures);
    }
  });

  test("hears of its own services, areas, classes and operators, and of no others", async () => {
    const body = parsePartnersImpact(await guest.get(`/v1/impact${AT}`));
    expect(affectedByKey(body.byOperator)).toEqual({ guest: 50 });
    expect(affectedByKey(body.byArea)).toEqual({ land: 50, south: 50 });
    expect(affectedByKey(body.byCustomerClass)).toEqual({ consumer: 50 });
    expect(body.byPriority).toMatchObject([{ key: "hospitals", affected: exactly(50), base: 100 }]);
    expect(affectedByKey(body.byService)).toEqual({ data: 50, "data-4g": 50, "data-3g": 50, voice: 50 });
    for (const query of [
      "operator=host",
      "operator=brand",
      "area=north",
      "customerClass=business",
      "service=telemetry",
    ]) {
      const [name = "", value = ""] = query.split("=");
      const refused = expectProblem(await guest.get(`/v1/impact?${query}`), 400);
      const absent = expectProblem(await guest.get(`/v1/impact?${name}=nobody`), 400);
      expect(refused.detail).toBe(absent.detail?.replace("nobody", value));
    }
  });

  test("is told of failures of the host by the part of its network alone, of its own by name", async () => {
    await postEvents(owner, event("sgsn-1", "down", "07:00", told("07:10")));
    await postEvents(owner, event("mme-1", "down", "07:01", told("07:11")));
    await postEvents(owner, event("power-1", "down", "07:02", told("07:12")));
    const { causes, coverage } = parsePartnersImpact(await guest.get(`/v1/impact${AT}`));
    expect(causes.map(({ leaf, name, nodes }) => ({ leaf, name, nodes }))).toEqual(
      [
        { leaf: "host-network/subscriber-data", name: "host network: subscriber data", nodes: [] },
        { leaf: "guest/gw:1", name: "Guest gateway", nodes: [] },
        { leaf: "host-network/packet-core", name: "host network: packet core", nodes: [] },
      ].toSorted(
        (a, b) => causes.findIndex(({ leaf }) => leaf === a.leaf) - causes.findIndex(({ leaf }) => leaf === b.leaf),
      ),
    );
    expect(causes.find(({ leaf }) => leaf === "guest/gw:1")).toMatchObject({ servedShare: 0 });
    expect(coverage).toMatchObject({ nodes: 1, nodesHeardOf: 0, unknownNodes: 0 });
  });

  test("is told what mending a part of the host's network would restore to its own, all leaves of it together", async () => {
    await postEvents(owner, event("hss-1", "up", "06:30", told("06:40")));
    await postEvents(owner, event("sgsn-1", "down", "07:00", told("07:10")));
    await postEvents(owner, event("mme-1", "down", "07:01", told("07:11")));
    await postEvents(owner, event("mme-2", "down", "07:02", told("07:12")));
    const { causes } = parsePartnersImpact(await guest.get(`/v1/impact${AT}`));
    expect(causes).toEqual([
      {
        leaf: "host-network/packet-core",
        name: "host network: packet core",
        nodes: [],
        restores: { affected: 100, impaired: 100 },
      },
    ]);
  });

  test("hears of nothing that happens to others, not even that it does", async () => {
    const before = await guest.get("/v1/impact");
    await postEvents(owner, event("more-2", "down", "08:00", told("08:10")));
    await postEvents(owner, event("more-2", "up", "09:00", told("09:10")));
    const after = await guest.get("/v1/impact");
    expect(after.body).toEqual(before.body);
    expect(after.headers.get("etag")).toBe(before.headers.get("etag"));
    expect(after.body).toMatchObject({ sequence: 2, at: "2018-12-06T05:00:00Z", knownAt: "2018-12-06T05:10:00Z" });
    await postEvents(owner, event("msc-1", "down", "10:00", told("10:10")));
    expect((await guest.get("/v1/impact")).body).toMatchObject({ sequence: 6, affected: exactly(100) });
  });

  test("asks what if of its own nodes alone", async () => {
    const supposed = parseWhatIf(await ask(guest, { states: { "guest/gw:1": "down" } }));
    expect(supposed).toMatchObject({ affected: exactly(100), states: { "guest/gw:1": "down" } });
    const onTop = await ask(guest, { states: { "guest/gw:1": 0.5 }, onTopOfNow: true });
    expect(onTop.body).toMatchObject({ states: { "guest/gw:1": 0.5 } });
    expect(Object.keys(Object(onTop.body).states)).toEqual(["guest/gw:1"]);
    const refused = expectProblem(await ask(guest, { states: { "hss-1": "down" } }), 422);
    const absent = expectProblem(await ask(guest, { states: { "hss-9": "down" } }), 422);
    expect(refused.detail).toBe(absent.detail?.replaceAll("hss-9", "hss-1"));
    expectProblem(await ask(guest, { select: { function: "HSS" } }), 422);
    expectProblem(await ask(guest, { select: { vendor: "Of others" } }), 422);
    expect(parseWhatIf(await ask(guest, { select: { function: "PGW" } })).affected).toEqual(exactly(100));
  });

  test("sees its own nodes, and not what they need of others", async () => {
    const nodes = await guest.get("/v1/nodes");
    expect(nodes.body).toMatchObject({ total: 1, nodes: [{ id: "guest/gw:1", state: "up", servedShare: 1 }] });
    expect(JSON.stringify(nodes.body)).not.toContain("power-1");
    await postEvents(owner, event("power-1", "down", "07:00", told("07:10")));
    expect((await guest.get("/v1/nodes/guest/gw:1")).body).toMatchObject({ state: "up", servedShare: 0, since: null });
    const other = expectProblem(await guest.get("/v1/nodes/hss-1"), 404);
    expect(other.detail).toBe(
      expectProblem(await guest.get("/v1/nodes/hss-9"), 404).detail?.replaceAll("hss-9", "hss-1"),
    );
  });

  test("may not count the entries of others", async () => {
    for (const path of ["/v1/impact", "/v1/nodes", "/v1/nodes/guest/gw:1"])
      for (const sequence of [1, 1000]) expectProblem(await guest.get(`${path}?minSequence=${sequence}`), 403);
  });

  test("can check its own estimates, and so can the owner", async () => {
    for (const query of ["", "&service=voice", "&by=area,service&customerClass=consumer"]) {
      const { estimateId } = parsePartnersImpact(await guest.get(`/v1/impact${AT}${query}`));
      await postEvents(owner, event("more-1", "up", `09:0${query.length % 9}`, {}));
      for (const one of [guest, owner]) {
        const answer = await one.get(`/v1/estimates/${estimateId}`);
        expect(answer.body).toMatchObject({ verified: true, base: 100 });
      }
    }
  });

  test("is not answered about estimates that were made for others", async () => {
    const brand = owner.restart({ id: "brand", scopes: ["impact:read"], operators: ["brand"] });
    const ids = [
      (await getImpact(owner, AT)).estimateId,
      (await getImpact(owner, `${AT}&operator=guest`)).estimateId,
      parsePartnersImpact(await brand.get(`/v1/impact${AT}`)).estimateId,
    ];
    const details = await Promise.all(
      ["none", ...ids].map(async (id) => expectProblem(await guest.get(`/v1/estimates/${id}`), 404).detail),
    );
    expect(new Set(details).size).toBe(1);
  });

  test("learns from an id that it made up no more than that it is not right", async () => {
    const { estimateId } = parsePartnersImpact(await guest.get(`/v1/impact${AT}`));
    const [core = "", ...rest] = estimateId.split(".");
    const parts = partsOf(core);
    const answers: unknown[] = [];
    for (const sequence of [2, 3, 4, 1000]) {
      const made = Buffer.from(JSON.stringify([parts[0], sequence, ...parts.slice(2)])).toString("base64url");
      const answer = await guest.get(`/v1/estimates/${[made, ...rest].join(".")}`);
      const body = Object(answer.body);
      answers.push({ ...body, estimateId: "" });
    }
    const [right, ...wrong] = answers;
    expect(right).toMatchObject({ verified: true });
    for (const one of wrong) expect(one).toEqual(wrong[0]);
    expect(wrong[0]).toMatchObject({ verified: false, sequence: 2 });
  });
});

function partsOf(core: string): readonly unknown[] {
  const parsed: unknown = JSON.parse(Buffer.from(core, "base64url").toString());
  return Array.isArray(parsed) ? parsed : [];
}

test("two operators of one partner are both told, and add up", async () => {
  const { owner } = await startWorld(WORLD, [event("hss-1", "down", "05:00", told("05:10"))]);
  const both = owner.restart({ id: "p", scopes: ["impact:read"], operators: ["guest", "brand"] });
  expect(parsePartnersImpact(await both.get(`/v1/impact${AT}`)).affected).toEqual(exactly(150));
  expect(parsePartnersImpact(await both.get(`/v1/impact${AT}&operator=brand`)).affected).toEqual(exactly(100));
  const none = owner.restart({ id: "q", scopes: ["impact:read"], operators: ["elsewhere"] });
  expect(parsePartnersImpact(await none.get(`/v1/impact${AT}`))).toMatchObject({
    affected: nobody,
    base: 0,
    byService: [],
  });
  await owner.close();
});
