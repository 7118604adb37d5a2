import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestService, runsHere, startTestService } from "../support/service.ts";
import { AnyDocument } from "./arbitrary-document.ts";
import { SMALL, edited, many } from "./documents.ts";

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterEach(() => expect(service.defects).toEqual([]));
afterAll(async () => await service.close());

/** What comes back, to a reader that has loaded nothing yet, of a document that was stored. */
async function afterStorage(document: unknown): Promise<unknown> {
  const put = await service.send("PUT", "/v1/inventory", document);
  expect(put).toMatchObject({ body: { version: expect.any(Number) } });
  return (
    await service.restart().get(`/v1/inventory?version=${new Map(Object.entries(put.body ?? {})).get("version")}`)
  ).body;
}

test("the small document comes back as it was", async () => {
  expect(await afterStorage(SMALL)).toEqual(SMALL);
});

test.each(["o2-2018", "softbank-2018"])("the example %s comes back as it was", async (name) => {
  const path = new URL(`../../examples/${name}/inventory.json`, import.meta.url);
  const document: unknown = JSON.parse(readFileSync(path, "utf8"));
  expect(await afterStorage(document)).toEqual(document);
});

test.each([
  ["no PLMN", { "operators.0.plmns": [] }],
  ["no external id", { "nodes.0.externalIds": [] }],
  [
    "external ids that an array could be taken for",
    {
      "nodes.0.externalIds": ["NULL", "null", "{}", '"', "\\", "a,b", " ", "{a,b}", "line\nline", "日本", "\\N", "''"],
    },
  ],
  ["names in every script", { "nodes.0.name": "Ünïcödé 日本 🗼 \u202eabc\u200d\u0301\u0001\ufeff" }],
  ["a name of 500 characters beyond the first plane", { "nodes.0.name": "🗼".repeat(250) }],
  [
    "a capacity of 0.1",
    {
      "pools.2.members.0.capacity": 0.1,
      "pools.2.members.1.capacity": 0.30000000000000004,
      "pools.2.needed": 0.1 + 0.2,
    },
  ],
  [
    "very small and very large numbers",
    { "pools.1.needed": 5e-324, "pools.1.reattachPerMinute": 1.7976931348623157e308 },
  ],
  ["a capacity of 1, said", { "pools.2.members.0.capacity": 1, "pools.2.needed": 1 }],
  ["customerFacing said to be true", { "services.1.customerFacing": true }],
  ["assumed said to be false", { "segments.0.assumed": false }],
  ["a range of equal numbers", { "segments.0.subscriptions": { low: 5, point: 5, high: 5 } }],
  ["a range from 0", { "segments.0.subscriptions": { low: 0, point: 0, high: 1 } }],
  ["the largest count", { "segments.0.subscriptions": 2 ** 53 - 1 - 200 }],
  [
    "a requirement of every kind",
    { "nodes.0.requires": { all: [{ any: ["power", { atLeast: 1, of: ["feeds", "feeds"] }] }] } },
  ],
  ["a profile without services", { "profiles.1.services": {} }],
  [
    "services whose names are numbers",
    {
      "services.4": { id: "10", name: "Ten", kind: "data" },
      "services.5": { id: "9", name: "Nine", kind: "data" },
      "profiles.1.services": { "10": "mmes", "9": "10", sms: "9" },
    },
  ],
  [
    "the names that every object has",
    {
      "services.4": { id: "constructor", name: "C", kind: "data" },
      "profiles.1.services.constructor": "mmes",
      "areas.2": { id: "toString", name: "T" },
    },
  ],
  ["the first and the last day", { "segments.0.asOf": "0001-01-01", "segments.1.asOf": "9999-12-31" }],
  [
    "an expiry as it was written",
    { "nodes.0.certificateExpiresAt": "2027-06-30T12:00:00.50+02:00", "nodes.0.supportEndsAt": "2027-06-30" },
  ],
  [
    "places at the poles",
    { "areas.0.latitude": -90, "areas.0.longitude": 180, "areas.1.latitude": 0, "areas.1.longitude": 1e-7 },
  ],
  [
    "1,000 members in their order",
    {
      nodes: [
        ...SMALL.nodes,
        ...many(1000, (index) => ({ id: `m${index}`, name: "M", function: "MME", operator: "op" })),
      ],
      "pools.2.members": many(1000, (index) => ({ node: `m${999 - index}` })),
    },
  ],
])("a document with %s comes back as it was", async (_, edits) => {
  const document = edited(SMALL, edits);
  expect(await afterStorage(document)).toEqual(document);
});

test.each(["7", "0", "null", "true", "1e3", "-0"])("a node called %s can be required, and comes back", async (id) => {
  const document = edited(SMALL, {
    "nodes.5": { id, name: "Odd", function: "MME", operator: "op" },
    "nodes.0.requires": id,
    "profiles.1.services.sms": id,
  });
  expect(await afterStorage(document)).toEqual(document);
});

test("a document with nothing in it comes back as it was", async () => {
  const nothing = { operators: [], areas: [], nodes: [], pools: [], services: [], profiles: [], segments: [] };
  expect(await afterStorage(nothing)).toEqual(nothing);
});

test("items come back in the order in which they were sent", async () => {
  const document = { ...SMALL, nodes: SMALL.nodes.toReversed(), segments: SMALL.segments.toReversed() };
  expect(await afterStorage(document)).toEqual(document);
});

test("any document comes back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(AnyDocument, async (document) => {
      expect(await afterStorage(document)).toEqual(document);
    }),
    { numRuns: runsHere(60) },
  );
});

test("a document counted on a day that no calendar has is refused, not a failure", async () => {
  const answer = await service.send("PUT", "/v1/inventory", edited(SMALL, { "segments.0.asOf": "0000-01-01" }));
  expect(answer.status).toBe(422);
});
