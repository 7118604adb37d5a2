import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type SentEvent,
  event,
  expectNoInventory,
  postEvents,
  putInventory,
  smallNetwork,
  without,
} from "../impact/small-network.ts";
import { type TestService, expectProblem, startTestService } from "../support/service.ts";
import { parseNode, parseNodes } from "./event-log.ts";

let service: TestService;

beforeEach(async () => {
  service = await startTestService();
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const node = async (id: string, query = "") => parseNode(await service.get(`/v1/nodes/${id}${query}`));
const nodes = async (query = "") => parseNodes(await service.get(`/v1/nodes${query}`));
const names = async (query = "") => (await nodes(query)).nodes.map(({ id }) => id);
const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });
const everyNode = smallNetwork.nodes.map(({ id }) => id);

test("a network without an inventory has no nodes to speak of", async () => {
  expectNoInventory(await service.get("/v1/nodes"));
  expectNoInventory(await service.get("/v1/nodes/mme-1"));
});

test("nodes are listed in the order of the inventory, each with what the inventory says of it and up until told otherwise", async () => {
  await putInventory(service, smallNetwork);
  const answer = await service.get("/v1/nodes");
  expect(answer.body).toEqual({
    nodes: smallNetwork.nodes.map((inventoryNode) => ({
      ...inventoryNode,
      state: "up",
      since: null,
      heldBy: [],
      servedShare: 1,
    })),
    total: 9,
    next: null,
  });
});

test("pages of nodes follow one another, whatever stands in an id", async () => {
  await putInventory(service, smallNetwork);
  const seen: string[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const page = await nodes(`?limit=2${next === "" ? "" : `&after=${encodeURIComponent(next)}`}`);
    expect(page.total).toBe(9);
    seen.push(...page.nodes.map(({ id }) => id));
    next = page.next;
  }
  expect(seen).toEqual(everyNode);
});

test("filters: commas mean or, several fields and", async () => {
  await putInventory(service, smallNetwork);
  await postEvents(service, [
    event("mme-1", "down", "05:00"),
    event("hss-1", "degraded", "05:00", { capacity: 0.5 }),
    event("msc-1", "unknown", "05:00"),
  ]);
  expect(await names("?function=MME")).toEqual(["mme-1", "mme-2", "spare"]);
  expect(await names("?function=MME,HSS")).toEqual(["mme-1", "mme-2", "hss-1", "hss-2", "spare"]);
  expect(await names("?function=MME,HSS&site=town")).toEqual(["mme-1", "hss-1"]);
  expect(await names("?vendor=Acme&product=Mover")).toEqual(["mme-1", "mme-2"]);
  expect(await names("?softwareRelease=r2")).toEqual(["mme-2"]);
  expect(await names("?operator=guest")).toEqual(["guest/gw:1"]);
  expect(await names("?state=down,degraded")).toEqual(["mme-1", "hss-1"]);
  expect(await names("?state=unknown")).toEqual(["msc-1"]);
  expect(await names("?state=up&site=town")).toEqual(["power-1"]);
  expect(await names("?vendor=Nobody")).toEqual([]);
  expect(await nodes("?function=MME&limit=2")).toMatchObject({ total: 3, next: "mme-2" });
  expect(await names("?function=MME&limit=2&after=mme-2")).toEqual(["spare"]);
});

test("what cannot be read is refused", async () => {
  await putInventory(service, smallNetwork);
  const queries = [
    "state=broken",
    "limit=0",
    "limit=1001",
    "colour=red",
    "at=yesterday",
    "at=2018-12-06T05:00:00",
    "state=up&state=down",
    "after=nowhere",
  ];
  for (const query of queries) expectProblem(await service.get(`/v1/nodes?${query}`), 400);
});

test("a node that no inventory in force has is not found, nor is a pool", async () => {
  await putInventory(service, smallNetwork);
  await putInventory(service, without("spare"));
  for (const id of ["nowhere", "mme-pool", "spare", "MME-1"]) {
    expectProblem(await service.get(`/v1/nodes/${id}`), 404);
  }
  expect((await node("spare", "?at=2001-01-01T00:00:00Z")).state).toBe("up");
});

test("a node is found by an id with slashes and colons, written plainly or encoded", async () => {
  await putInventory(service, smallNetwork);
  expect((await node("guest/gw:1")).name).toBe("Guest gateway");
  expect((await node("guest%2Fgw%3A1")).name).toBe("Guest gateway");
});

test("a node says its state, since when, and the event that holds it there", async () => {
  await putInventory(service, smallNetwork);
  const said: SentEvent = event("mme-2", "degraded", "05:00", { capacity: 0.4, reason: "Fire", source: "OSS 1" });
  await postEvents(service, [event("mme-2", "down", "04:00"), event("mme-1", "down", "06:00"), said]);
  const found = await node("mme-2");
  expect(found).toMatchObject({ state: "degraded", capacity: 0.4, since: "2018-12-06T05:00:00Z", servedShare: 0.4 });
  expect(found.heldBy).toMatchObject([
    { id: said.id, sequence: 4, occurredAt: "2018-12-06T05:00:00Z", reason: "Fire", source: "OSS 1" },
  ]);
  expect((await node("mme-2", "?at=2018-12-06T04:30:00Z")).heldBy).toMatchObject([{ sequence: 2 }]);
});

test("a node that is reported down again has been down since the first report, unless it was up in between", async () => {
  await putInventory(service, smallNetwork);
  await postEvents(service, [
    event("mme-1", "down", "04:00"),
    event("mme-1", "down", "04:30"),
    event("mme-2", "up", "03:00"),
    event("mme-2", "down", "04:00"),
    event("mme-2", "up", "04:10"),
    event("mme-2", "down", "04:20"),
    event("mme-2", "down", "04:40"),
  ]);
  expect(await node("mme-1")).toMatchObject({ since: "2018-12-06T04:00:00Z", heldBy: [{ sequence: 3 }] });
  expect(await node("mme-2")).toMatchObject({ since: "2018-12-06T04:20:00Z", heldBy: [{ sequence: 8 }] });
  expect(await node("mme-2", "?at=2018-12-06T04:05:00Z")).toMatchObject({ since: "2018-12-06T04:00:00Z" });
  await postEvents(service, [event("mme-2", "up", "04:30", { id: "told late" })]);
  expect(await node("mme-2")).toMatchObject({ since: "2018-12-06T04:40:00Z" });
});

test("a node that came back is up since then, and not as if nothing had been", async () => {
  await putInventory(service, smallNetwork);
  await postEvents(service, [event("mme-1", "down", "04:00"), event("mme-1", "up", "05:00")]);
  expect(await node("mme-1")).toMatchObject({ state: "up", since: "2018-12-06T05:00:00Z", heldBy: [{ sequence: 3 }] });
});

test("a node is as it was at a moment, as it was known at another", async () => {
  await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T00:00:00Z");
  await postEvents(service, [
    event("mme-1", "down", "05:00", told("05:10")),
    event("mme-1", "up", "07:00", told("07:10")),
    event("mme-1", "down", "06:00", { id: "late", ...told("08:00") }),
    event("mme-1", "unknown", "05:00", { id: "correction", ...told("09:00") }),
  ]);
  const stateAt = async (at: string, knownAt: string) =>
    (await node("mme-1", `?at=2018-12-06T${at}:00Z&knownAt=2018-12-06T${knownAt}:00Z`)).state;
  expect(await stateAt("04:59", "12:00")).toBe("up");
  expect(await stateAt("05:00", "05:09")).toBe("up");
  expect(await stateAt("05:00", "05:10")).toBe("down");
  expect(await stateAt("05:00", "09:00")).toBe("unknown");
  expect(await stateAt("06:30", "08:00")).toBe("down");
  expect(await stateAt("07:00", "12:00")).toBe("up");
  expect((await node("mme-1", "?at=2018-12-06T06:30:00Z&knownAt=2018-12-06T07:59:59Z")).heldBy).toMatchObject([
    { sequence: 2 },
  ]);
  expect(await names("?state=down&at=2018-12-06T05:00:00Z&knownAt=2018-12-06T05:10:00Z")).toEqual(["mme-1"]);
  expectNoInventory(await service.get("/v1/nodes/mme-1?knownAt=2018-12-05T23:59:59Z"));
});

test("a node whose power fails serves nobody, although nobody said that it is down", async () => {
  await putInventory(service, smallNetwork);
  await postEvents(service, event("power-1", "down", "05:00"));
  expect(await node("mme-1")).toMatchObject({ state: "up", since: null, heldBy: [], servedShare: 0 });
  expect(await node("mme-2")).toMatchObject({ state: "up", servedShare: 1 });
  expect(await names("?state=down")).toEqual(["power-1"]);
});

test("a node serves no more than its power, nor than itself", async () => {
  await putInventory(service, smallNetwork);
  await postEvents(service, [
    event("power-1", "degraded", "05:00", { capacity: 0.5 }),
    event("mme-1", "degraded", "05:00", { capacity: 0.8 }),
  ]);
  expect((await node("mme-1")).servedShare).toBe(0.5);
  await postEvents(service, event("mme-1", "degraded", "05:01", { capacity: 0.25 }));
  expect((await node("mme-1")).servedShare).toBe(0.25);
});

test("a node of unknown state serves what it was last known to serve", async () => {
  await putInventory(service, smallNetwork);
  await postEvents(service, [
    event("mme-1", "degraded", "05:00", { capacity: 0.4 }),
    event("mme-1", "unknown", "06:00"),
    event("mme-2", "unknown", "06:00"),
  ]);
  const unknown = await node("mme-1");
  expect(unknown).toMatchObject({ state: "unknown", servedShare: 0.4 });
  expect(unknown.capacity).toBeUndefined();
  expect((await node("mme-2")).servedShare).toBe(1);
});

test("one who sees one operator finds its nodes only", async () => {
  await putInventory(service, smallNetwork);
  const guest = service.restart({ id: "guest", scopes: "all", operators: ["guest"] });
  expect(parseNodes(await guest.get("/v1/nodes"))).toMatchObject({ total: 1, nodes: [{ id: "guest/gw:1" }] });
  expect(parseNodes(await guest.get("/v1/nodes?operator=host")).nodes).toEqual([]);
  expectProblem(await guest.get("/v1/nodes/mme-1"), 404);
  expect(parseNode(await guest.get("/v1/nodes/guest/gw:1")).state).toBe("up");
  const writer = service.restart({ id: "writer", scopes: ["events:write"], operators: "all" });
  expectProblem(await writer.get("/v1/nodes"), 403);
  expect([...guest.defects, ...writer.defects]).toEqual([]);
});
