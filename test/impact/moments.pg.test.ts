import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { View } from "../../src/engine/index.ts";
import { type Answer, type TestService, expectProblem, runsHere, startTestService } from "../support/service.ts";
import { type Asked, type ClientRecord, type RecordEntry, expectBody, expectedOf } from "./client-record.ts";
import { exactly, nobody, parseImpact } from "./impact-body.ts";
import {
  type SentEvent,
  event,
  expectNoInventory,
  getImpact,
  postEvents,
  putInventory,
  smallNetwork,
  withCounts,
} from "./small-network.ts";

let service: TestService;

beforeEach(async () => {
  service = await startTestService();
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const told = (time: string) => ({ recordedAt: `2018-12-06T${time}:00Z` });
const FOR_EVER = "private, max-age=31536000, immutable";

function question(at: string, knownAt: string): string {
  return `?at=2018-12-06T${at}:00Z&knownAt=2018-12-06T${knownAt}:00Z`;
}

async function affected(at: string, knownAt: string): Promise<number> {
  return (await getImpact(service, question(at, knownAt))).affected.point;
}

function cacheControl({ headers }: Answer): string {
  return headers.get("cache-control") ?? "";
}

describe("a day that was told late, and then corrected", () => {
  beforeEach(async () => {
    await putInventory(service, smallNetwork, `?recordedAt=2018-12-06T00:00:00Z`);
    await postEvents(service, [
      event("msc-1", "down", "05:00", told("05:10")),
      event("msc-1", "up", "09:00", told("09:05")),
      // Told at ten: between six and seven, both MMEs and the SGSN were down as well.
      event("sgsn-1", "down", "06:00", told("10:00")),
      event("mme-1", "down", "06:00", told("10:00")),
      event("mme-2", "down", "06:00", told("10:00")),
      event("mme-2", "up", "07:00", told("10:00")),
      event("mme-1", "up", "07:00", told("10:00")),
      event("sgsn-1", "up", "07:00", told("10:00")),
      // Told at eleven: the MSC came back at eight already, and half of it at half past seven.
      event("msc-1", "up", "08:00", told("11:00")),
      event("msc-1", "degraded", "07:30", { capacity: 0.5, ...told("11:01") }),
    ]);
  });

  test("each moment is answered as it was known at each other", async () => {
    const answers: readonly (readonly [at: string, knownAt: string, affected: number])[] = [
      ["04:59", "12:00", 0],
      ["05:00", "05:09", 0],
      ["05:00", "05:10", 1300],
      ["05:00", "12:00", 1300],
      ["06:00", "09:59", 1300],
      ["06:00", "10:00", 1380],
      ["06:59", "10:00", 1380],
      ["07:00", "10:00", 1300],
      ["07:30", "11:00", 1300],
      ["07:30", "11:01", 650],
      ["08:00", "10:59", 1300],
      ["08:00", "11:00", 0],
      ["08:59", "10:59", 1300],
      ["09:00", "09:04", 1300],
      ["09:00", "09:05", 0],
    ];
    for (const [at, knownAt, count] of answers)
      expect([at, knownAt, await affected(at, knownAt)]).toEqual([at, knownAt, count]);
  });

  test("what was said stays said, whatever is told later", async () => {
    const before = await service.get(`/v1/impact${question("06:00", "09:59")}`);
    await postEvents(service, event("msc-1", "up", "05:00", { id: "correction", ...told("12:00") }));
    await putInventory(
      service,
      withCounts((count) => count * 2),
      "?recordedAt=2018-12-06T12:00:00Z&effectiveFrom=2001-01-01T00:00:00Z",
    );
    expect((await service.get(`/v1/impact${question("06:00", "09:59")}`)).body).toEqual(before.body);
    expect(await affected("05:30", "12:00")).toBe(0);
    expect(await affected("06:00", "12:00")).toBe(2760);
  });

  test("an answer about no moment in particular is of the last moment at which it could have changed", async () => {
    expect(await getImpact(service)).toMatchObject({
      at: "2018-12-06T09:00:00Z",
      knownAt: "2018-12-06T11:01:00Z",
      sequence: 11,
      affected: nobody,
    });
    expect(await getImpact(service, "?knownAt=2018-12-06T05:30:00Z")).toMatchObject({
      at: "2018-12-06T05:00:00Z",
      knownAt: "2018-12-06T05:30:00Z",
      sequence: 2,
      affected: exactly(1300),
    });
    expect(await getImpact(service, "?at=2018-12-06T06:30:00Z")).toMatchObject({
      at: "2018-12-06T06:30:00Z",
      knownAt: "2018-12-06T11:01:00Z",
      sequence: 11,
      affected: exactly(1380),
    });
  });

  test("before the first word of a network there is none, at any moment", async () => {
    expectNoInventory(await service.get("/v1/impact?knownAt=2018-12-05T23:59:59.999999Z"));
    expectNoInventory(await service.get(`/v1/impact?at=2018-12-06T12:00:00Z&knownAt=2001-01-01T00:00:00Z`));
    expect((await getImpact(service, "?at=2001-01-01T00:00:00Z")).base).toBe(1380);
  });

  test("a moment may be spelled with any offset", async () => {
    const plain = await service.get("/v1/impact?at=2018-12-06T06:30:00Z&knownAt=2018-12-06T10:00:00Z");
    for (const at of ["2018-12-06T15:30:00%2B09:00", "2018-12-06T15:30:00+09:00", "2018-12-06T06:30:00.000Z"]) {
      const other = await service.get(`/v1/impact?at=${at}&knownAt=2018-12-06T10:00:00Z`);
      expect(other.body).toEqual(plain.body);
    }
  });

  test("only what nothing can change any more may be kept for ever", async () => {
    const headerOf = async (query: string) => cacheControl(await service.get(`/v1/impact${query}`));
    expect(await headerOf(question("06:00", "10:00"))).toBe(FOR_EVER);
    expect(await headerOf(question("12:00", "11:00"))).toBe(FOR_EVER);
    for (const query of [
      "",
      "?at=2018-12-06T06:00:00Z",
      "?knownAt=2018-12-06T10:00:00Z",
      "?at=2100-01-01T00:00:00Z&knownAt=2018-12-06T10:00:00Z",
      // More may still be told with this very time, or a later one, while a replay says its own.
      question("06:00", "11:01"),
      question("06:00", "12:00"),
      "?at=2018-12-06T06:00:00Z&knownAt=2100-01-01T00:00:00Z",
    ]) {
      expect(await headerOf(query), query).toBe("private, no-cache");
    }
    expect(await affected("05:30", "12:00")).toBe(1300);
    await postEvents(service, event("msc-1", "up", "05:00", told("11:01")));
    expect(await affected("05:30", "12:00")).toBe(0);
  });

  test("once our own clock tells the time, what is safely past may be kept for ever", async () => {
    await postEvents(service, event("spare", "down", "12:00"));
    expect(cacheControl(await service.get(`/v1/impact${question("06:00", "11:01")}`))).toBe(FOR_EVER);
    expect(cacheControl(await service.get(`/v1/impact${question("06:00", "12:00")}`))).toBe(FOR_EVER);
    const justNow = new Date().toISOString();
    const answer = await service.get(`/v1/impact?at=2018-12-06T06:00:00Z&knownAt=${justNow}`);
    expect(cacheControl(answer)).toBe("private, no-cache");
  });

  test("that there is no inventory is never kept", async () => {
    expect(cacheControl(await service.get("/v1/impact?at=2000-01-01T00:00:00Z&knownAt=2000-01-01T00:00:00Z"))).toBe(
      "no-store",
    );
  });

  test("an unchanged state is the same answer, in another process too", async () => {
    const first = await service.get("/v1/impact");
    const second = await service.get("/v1/impact");
    const elsewhere = await service.restart().get("/v1/impact");
    for (const answer of [second, elsewhere]) {
      expect(answer.body).toEqual(first.body);
      expect(answer.headers.get("etag")).toBe(first.headers.get("etag"));
    }
    await postEvents(service, event("msc-1", "up", "08:00", told("11:00")));
    expect((await service.get("/v1/impact")).body).toEqual(first.body);
  });

  test("who has the answer is told that it has not changed, until it has", async () => {
    const first = await service.get("/v1/impact");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    const again = await service.get("/v1/impact", { "If-None-Match": etag });
    expect(again).toMatchObject({ status: 304, body: "" });
    expect(again.headers.get("etag")).toBe(etag);
    expect(cacheControl(again)).toBe("private, no-cache");
    expect((await service.get("/v1/impact", { "If-None-Match": '"other"' })).status).toBe(200);
    expect((await service.get("/v1/impact?format=csv", { "If-None-Match": etag })).status).toBe(200);
    await postEvents(service, event("spare", "up", "01:00"));
    const changed = await service.get("/v1/impact", { "If-None-Match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
    expect(parseImpact(changed).estimateId).not.toBe(parseImpact(first).estimateId);
  });
});

describe("versions of the inventory", () => {
  const double = withCounts((count) => count * 2);
  const triple = withCounts((count) => count * 3);

  test("an empty ledger is ready and has no answer", async () => {
    expect(await service.get("/ready")).toMatchObject({ status: 200, body: { inventoryVersion: null } });
    expectNoInventory(await service.get("/v1/impact"));
    expectNoInventory(await service.get("/v1/impact?at=2018-12-06T06:00:00Z"));
    expectNoInventory(await service.send("POST", "/v1/impact/what-if", { states: {} }));
  });

  test("one that is not in force yet gives no answer until then", async () => {
    await putInventory(service, smallNetwork, "?effectiveFrom=2100-01-01T00:00:00Z");
    expect(await service.get("/ready")).toMatchObject({ status: 200, body: { inventoryVersion: null } });
    expectNoInventory(await service.get("/v1/impact"));
    expect(await getImpact(service, "?at=2100-01-01T00:00:00Z")).toMatchObject({ inventoryVersion: 1, base: 1380 });
  });

  test("one that will be in force changes nothing now, but what is known", async () => {
    await putInventory(service, smallNetwork);
    await putInventory(service, double, "?effectiveFrom=2100-01-01T00:00:00Z");
    expect(await service.get("/ready")).toMatchObject({ status: 200, body: { inventoryVersion: 1 } });
    const now = await getImpact(service);
    expect(now).toMatchObject({ inventoryVersion: 1, sequence: 2, at: "0001-01-01T00:00:00Z", base: 1380 });
    expect(await getImpact(service, "?at=2100-01-01T00:00:00Z")).toMatchObject({ inventoryVersion: 2, base: 2760 });
    expect((await getImpact(service, "?at=2099-12-31T23:59:59.999999Z")).base).toBe(1380);
  });

  test("a change of version is a moment at which the answer could have changed", async () => {
    await putInventory(service, smallNetwork);
    await postEvents(service, event("msc-1", "down", "05:00"));
    await putInventory(service, double, "?effectiveFrom=2018-12-06T07:00:00Z");
    expect(await getImpact(service)).toMatchObject({ at: "2018-12-06T07:00:00Z", affected: exactly(2600) });
    await putInventory(service, triple, "?effectiveFrom=2018-12-06T04:00:00Z");
    expect(await getImpact(service)).toMatchObject({ at: "2018-12-06T07:00:00Z", inventoryVersion: 2 });
    expect(await getImpact(service, "?at=2018-12-06T05:00:00Z")).toMatchObject({
      inventoryVersion: 3,
      affected: exactly(3900),
    });
    expect(await getImpact(service, "?at=2018-12-06T03:59:59Z")).toMatchObject({ inventoryVersion: 1, base: 1380 });
  });

  test("of two from the same moment the one recorded later is in force, as far as it is known", async () => {
    await putInventory(service, smallNetwork, "?recordedAt=2018-12-06T01:00:00Z");
    await putInventory(service, double, "?recordedAt=2018-12-06T02:00:00Z&effectiveFrom=2018-12-06T00:00:00Z");
    await putInventory(service, triple, "?recordedAt=2018-12-06T03:00:00Z&effectiveFrom=2018-12-06T00:00:00Z");
    const baseOf = async (at: string, knownAt: string) => (await getImpact(service, question(at, knownAt))).base;
    expect(await baseOf("00:00", "01:00")).toBe(1380);
    expect(await baseOf("00:00", "02:59")).toBe(2760);
    expect(await baseOf("00:00", "03:00")).toBe(4140);
  });

  test("an event about a node that the version in force does not have moves no figure", async () => {
    await putInventory(service, smallNetwork);
    const renamed = smallNetwork.nodes.map((node) => (node.id === "spare" ? { ...node, id: "new-spare" } : node));
    await putInventory(service, { ...smallNetwork, nodes: renamed });
    await postEvents(service, event("spare", "down", "05:00"));
    const body = await getImpact(service);
    expect(body).toMatchObject({ inventoryVersion: 2, affected: nobody, coverage: { nodes: 9, nodesHeardOf: 0 } });
  });

  test("an event soon to come is no change yet", async () => {
    await putInventory(service, smallNetwork);
    const occurredAt = new Date(Date.now() + 4 * 60_000).toISOString();
    await postEvents(service, { id: "soon", node: "msc-1", state: "down", occurredAt });
    expect(await getImpact(service)).toMatchObject({ at: "0001-01-01T00:00:00Z", sequence: 2, affected: nobody });
    expect(await getImpact(service, `?at=${occurredAt}`)).toMatchObject({ affected: exactly(1300) });
  });
});

test("what is no moment cannot be asked about", async () => {
  await putInventory(service, smallNetwork);
  for (const query of [
    "at=x",
    "knownAt=2018-12-06T05:00:00",
    "at=2018-13-01T00:00:00Z",
    "at=1544072400",
    "at=&knownAt=",
  ]) {
    expectProblem(await service.get(`/v1/impact?${query}`), 400);
  }
});

describe("any sequence of events and versions, told in any order", () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  const runs = runsHere(process.env["LONG"] === "1" ? 200 : 20);
  const MINUTES = 40;
  const NODES = ["power-1", "mme-1", "mme-2", "sgsn-1", "hss-1", "msc-1", "spare"];

  const minute = fc.nat(MINUTES).map((n) => `2018-12-06T05:${String(n).padStart(2, "0")}:00Z`);
  const state = fc.oneof(
    fc.constantFrom("up", "down", "unknown").map((state) => ({ state })),
    fc.constantFrom(0.25, 0.5, 0.9).map((capacity) => ({ state: "degraded", capacity })),
  );
  const happening = fc
    .tuple(fc.constantFrom(...NODES), minute, state)
    .map(([node, occurredAt, state]) => ({ node, occurredAt, ...state }));
  const step = fc.record({
    gapMinutes: fc.integer({ min: 0, max: 3 }),
    what: fc.oneof(
      { weight: 6, arbitrary: fc.record({ events: fc.array(happening, { minLength: 1, maxLength: 5 }) }) },
      { weight: 2, arbitrary: fc.record({ again: fc.nat() }) },
      {
        weight: 2,
        arbitrary: fc.record({ needed: fc.constantFrom(1, 2), effectiveFrom: fc.option(minute, { nil: undefined }) }),
      },
    ),
  });
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  const VIEWS: readonly { readonly filter: string; readonly view: View }[] = [
    { filter: "", view: {} },
    { filter: "&operator=brand,host", view: { operators: new Set(["brand", "host"]) } },
    { filter: "&area=north", view: { areas: new Set(["north"]) } },
    { filter: "&service=data-4g", view: { services: new Set(["data-4g"]) } },
    {
      filter: "&customerClass=consumer&service=voice",
      view: { customerClasses: new Set(["consumer"]), services: new Set(["voice"]) },
    },
  ];
  const asked = fc.record({
    at: fc.option(minute, { nil: undefined, freq: 5 }),
    knownAt: fc.option(minute, { nil: undefined, freq: 5 }),
    view: fc.constantFrom(...VIEWS),
  });
  type Question = typeof asked extends fc.Arbitrary<infer Q> ? Q : never;

  const drawn = fc.record({
    firstEffectiveFrom: fc.option(minute, { nil: undefined, freq: 2 }),
    steps: fc.array(fc.record({ step, asked }), { minLength: 1, maxLength: 12 }),
    questions: fc.array(asked, { minLength: 8, maxLength: 8 }),
  });

  const RECORDING_STARTS = Date.parse("2018-12-06T05:00:00Z");
  const isoOf = (minutes: number) => new Date(RECORDING_STARTS + minutes * 60_000).toISOString().replace(".000", "");

  /** The entries of a step, those first that were sent already. Ids are by place, so that content may repeat. */
  function entriesOf({ what }: Step, record: ClientRecord, recordedAt: string): readonly RecordEntry[] {
    const place = record.length;
    if ("events" in what) {
      return what.events.map((said, n) => ({
        kind: "event",
        recordedAt,
        event: { id: `${place + n}`, ...said, recordedAt },
      }));
    }
    if ("again" in what) return [];
    const pools = smallNetwork.pools.map((pool) => (pool.id === "mme-pool" ? { ...pool, needed: what.needed } : pool));
    const document = { ...withCounts((count) => count + place), pools };
    return [{ kind: "inventory", recordedAt, document, effectiveFrom: what.effectiveFrom ?? recordedAt }];
  }

  async function send(fresh: TestService, entries: readonly RecordEntry[], { what }: Step, record: ClientRecord) {
    const events = record.flatMap((entry) => (entry.kind === "event" ? [entry.event] : []));
    const repeated: readonly SentEvent[] = "again" in what ? events.slice(what.again % (events.length + 1)) : [];
    if (repeated.length > 0) {
      const answer = await postEvents(fresh, repeated.toReversed());
      expect(answer).toEqual({ accepted: 0, duplicates: repeated.length, sequence: record.length });
    }
    const news = entries.flatMap((entry) => (entry.kind === "event" ? [entry.event] : []));
    if (news.length > 0) expect(await postEvents(fresh, [...news, ...news])).toMatchObject({ accepted: news.length });
    for (const entry of entries) {
      if (entry.kind !== "inventory") continue;
      const stated = "effectiveFrom" in what && what.effectiveFrom !== undefined;
      await putInventory(
        fresh,
        entry.document,
        `?recordedAt=${entry.recordedAt}${stated ? `&effectiveFrom=${entry.effectiveFrom}` : ""}`,
      );
    }
  }

  function pathOf({ at, knownAt, view }: Question): string {
    const times = [at === undefined ? "" : `&at=${at}`, knownAt === undefined ? "" : `&knownAt=${knownAt}`];
    return `/v1/impact?${[...times, view.filter].join("").slice(1)}`;
  }

  async function check(fresh: TestService, record: ClientRecord, question: Question): Promise<Answer> {
    const moment: Asked = question;
    const answer = await fresh.get(pathOf(question));
    const expected = expectedOf(record, moment, question.view.view);
    if (expected === undefined) expectNoInventory(answer);
    else expectBody(parseImpact(answer), expected);
    return answer;
  }

  test(
    "gives the answer that the client's own record gives, and what may be kept for ever never changes",
    async () => {
      console.info(`moments: seed ${seed}, ${runs} runs`);
      const holds = fc.asyncProperty(drawn, async ({ firstEffectiveFrom, steps, questions }) => {
        const fresh = await startTestService();
        try {
          const kept = new Map<string, unknown>();
          const first = { effectiveFrom: firstEffectiveFrom ?? "0001-01-01T00:00:00Z", recordedAt: isoOf(0) };
          const query = firstEffectiveFrom === undefined ? "" : `&effectiveFrom=${firstEffectiveFrom}`;
          await putInventory(fresh, smallNetwork, `?recordedAt=${first.recordedAt}${query}`);
          const record: RecordEntry[] = [{ kind: "inventory", document: smallNetwork, ...first }];
          let minutes = 0;
          for (const { step, asked } of steps) {
            minutes += step.gapMinutes;
            const entries = entriesOf(step, record, isoOf(minutes));
            await send(fresh, entries, step, record);
            record.push(...entries);
            const answer = await check(fresh, record, asked);
            if (cacheControl(answer) === FOR_EVER) kept.set(pathOf(asked), answer.body);
          }
          for (const question of questions) await check(fresh, record, question);
          for (const [path, body] of kept) expect((await fresh.restart().get(path)).body).toEqual(body);
          expect(fresh.defects).toEqual([]);
        } finally {
          await fresh.close();
        }
      });
      await fc.assert(holds, { numRuns: runs, seed });
    },
    20 * 60_000,
  );
});
