import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { event, putInventory, smallNetwork } from "../impact/small-network.ts";
import { type TestService, expectProblem, pathsOf, startTestService } from "../support/service.ts";
import { readAll } from "./event-log.ts";

/** One database for all: nothing here is ever stored. */
let service: TestService;
let defectsKnown = 0;

beforeAll(async () => {
  service = await startTestService();
  await putInventory(service, smallNetwork);
});

afterEach(async () => {
  expect(await readAll(service)).toEqual([]);
  const known = defectsKnown;
  defectsKnown = service.defects.length;
  expect(service.defects.slice(known)).toEqual([]);
});

afterAll(() => service.close());

const post = (body: unknown) => service.send("POST", "/v1/events", body);

function fromNow(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

const good = event("mme-1", "down", "05:00");
const refusals: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ["a node that no inventory has", { node: "nowhere" }, "node"],
  ["a pool, which has no state", { node: "mme-pool" }, "node"],
  ["a node without a name", { node: undefined }, "node"],
  ["a state that there is not", { state: "broken" }, "state"],
  ["a state in capitals", { state: "DOWN" }, "state"],
  ["no state", { state: undefined }, "state"],
  ["no id", { id: undefined }, "id"],
  ["an empty id", { id: "" }, "id"],
  ["an id that is a number", { id: 5 }, "id"],
  ["no time", { occurredAt: undefined }, "occurredAt"],
  ["a time without an offset", { occurredAt: "2018-12-06T05:00:00" }, "occurredAt"],
  ["a date alone", { occurredAt: "2018-12-06" }, "occurredAt"],
  ["a day that there is not", { occurredAt: "2018-02-30T05:00:00Z" }, "occurredAt"],
  ["a time that is a number", { occurredAt: 1_544_072_400 }, "occurredAt"],
  ["a time of telling without an offset", { recordedAt: "2018-12-06T05:00:00" }, "recordedAt"],
  ["a degraded node without its capacity", { state: "degraded" }, "capacity"],
  ["a degraded node that has no capacity left", { state: "degraded", capacity: 0 }, "capacity"],
  ["a degraded node with all of its capacity", { state: "degraded", capacity: 1 }, "capacity"],
  ["a degraded node below nothing", { state: "degraded", capacity: -0.1 }, "capacity"],
  ["a capacity in words", { state: "degraded", capacity: "0.5" }, "capacity"],
  ["a node that is down, with a capacity", { capacity: 0.5 }, "capacity"],
  ["a node that is up, with a capacity", { state: "up", capacity: 0.5 }, "capacity"],
  ["a node that is unknown, with a capacity", { state: "unknown", capacity: 0.5 }, "capacity"],
  ["a field that there is not", { severity: "major" }, "severity"],
  ["a reason that is no text", { reason: { text: "fire" } }, "reason"],
];

test.each(refusals)("%s: refused with the path, alone and in a list, and nothing is stored", async (_, wrong, path) => {
  const bad = { ...good, ...wrong };
  const single = await post(bad);
  expectProblem(single, 422);
  expect(pathsOf(single)).toEqual([path]);
  const inList = await post([
    { ...good, id: "a" },
    { ...bad, ...(bad.id === good.id ? { id: "b" } : {}) },
    { ...good, id: "c" },
  ]);
  expectProblem(inList, 422);
  expect(pathsOf(inList)).toEqual([`[1].${path}`]);
});

test("of ten thousand and one events", async () => {
  expectProblem(await post(Array.from({ length: 10_001 }, (_, n) => ({ ...good, id: `e${n}` }))), 422);
});

test("every offence of a list is named", async () => {
  const answer = await post([
    { ...good, id: "a", node: "nowhere" },
    { ...good, id: "b" },
    { ...good, id: "c", node: "elsewhere", occurredAt: fromNow(60) },
  ]);
  expectProblem(answer, 422);
  expect([...pathsOf(answer)].sort()).toEqual(["[0].node", "[2].node", "[2].occurredAt"]);
});

test("an event six minutes ahead", async () => {
  const answer = await post({ ...good, occurredAt: fromNow(6) });
  expectProblem(answer, 422);
  expect(pathsOf(answer)).toEqual(["occurredAt"]);
});

test.each(["null", "5", '"mme-1 is down"', "true", "[[]]", "[null]"])("JSON that is no event: %s", async (body) => {
  expectProblem(await post(body), 422);
});

test.each(["{", "", "[{]", '{"id": "a",}', "NaN"])("what is no JSON: “%s”", async (body) => {
  expectProblem(await post(body), 400);
});

test.each(["text/plain", "text/csv", "application/xml", "application/x-www-form-urlencoded"])(
  "JSON that calls itself %s",
  async (type) => {
    expectProblem(await service.send("POST", "/v1/events", good, { "Content-Type": type }), 415);
  },
);

test("events from one who may only read, and from one who sees one operator only", async () => {
  const reader = service.restart({ id: "reader", scopes: ["impact:read"], operators: "all" });
  expectProblem(await reader.send("POST", "/v1/events", good), 403);
  const guest = service.restart({ id: "guest", scopes: "all", operators: ["guest"] });
  expectProblem(await guest.send("POST", "/v1/events", good), 403);
  expectProblem(await guest.get("/v1/events"), 403);
  expect([...reader.defects, ...guest.defects]).toEqual([]);
});
