import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type SentEvent, event, postEvents, putInventory, smallNetwork, without } from "../impact/small-network.ts";
import { type TestService, expectProblem, isInWorkerd, pathsOf, startTestService } from "../support/service.ts";
import { type LoggedEvent, parseNode, readAll, readPage } from "./event-log.ts";

/** On Workers each request has connections of its own, which only the real Hyperdrive pools. */
const AT_ONCE = isInWorkerd ? 50 : 1_000;

let service: TestService;

beforeEach(async () => {
  service = await startTestService();
});

afterEach(async () => {
  expect(service.defects).toEqual([]);
  await service.close();
});

const post = (body: unknown) => service.send("POST", "/v1/events", body);
const stateOf = async (node: string, query = "") => parseNode(await service.get(`/v1/nodes/${node}${query}`)).state;

function fromNow(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

/** What the audit has of events that were told: of one, or of several in one commit. */
const Detail = z.object({
  sequence: z.number().optional(),
  sequences: z.array(z.tuple([z.number(), z.number()])).optional(),
});

/** What the sender said of an event. */
function saidOf({ sequence: _sequence, recordedAt: _recordedAt, ...said }: LoggedEvent) {
  return said;
}

/** An event of that day, told at a time of that day. */
function at(time: string, recordedAt?: string): SentEvent {
  return event("mme-1", "down", time, recordedAt === undefined ? {} : { recordedAt: `2018-12-06T${recordedAt}:00Z` });
}

describe("a network whose inventory is stored", () => {
  beforeEach(() => putInventory(service, smallNetwork));

  describe("what is accepted", () => {
    test("one event is answered with how many are new and where the ledger ends", async () => {
      expect(await postEvents(service, event("mme-1", "down", "05:00"))).toEqual({
        accepted: 1,
        duplicates: 0,
        sequence: 2,
      });
    });

    test("a list is stored in its order, with all that was said, each with the next sequence", async () => {
      const sent = [
        event("mme-1", "down", "05:00", { reason: "Certificate expired", source: "OSS 1" }),
        event("mme-2", "degraded", "04:00", { capacity: 0.4 }),
        event("hss-1", "unknown", "06:00"),
      ];
      expect(await postEvents(service, sent)).toEqual({ accepted: 3, duplicates: 0, sequence: 4 });
      const stored = await readAll(service);
      expect(stored.map((one) => ({ sequence: one.sequence, said: saidOf(one) }))).toEqual(
        sent.map((said, index) => ({ sequence: index + 2, said })),
      );
      for (const { recordedAt } of stored) expect(Math.abs(Date.parse(recordedAt) - Date.now())).toBeLessThan(600_000);
    });

    test("an empty list changes nothing", async () => {
      expect(await postEvents(service, [])).toEqual({ accepted: 0, duplicates: 0, sequence: 1 });
    });

    test("ten thousand events are accepted in one list", async () => {
      const events = Array.from({ length: 10_000 }, (_, n) => event("mme-1", "down", "05:00", { id: `e${n}` }));
      expect(await postEvents(service, events)).toEqual({ accepted: 10_000, duplicates: 0, sequence: 10_001 });
      expect((await readAll(service)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    });

    test("an event may be about a node that only an older inventory has", async () => {
      await putInventory(service, without("spare"));
      expect(await postEvents(service, event("spare", "down", "05:00"))).toMatchObject({ accepted: 1, sequence: 3 });
    });

    test("an event may be about a node that only an inventory not yet in force has", async () => {
      const renamed = smallNetwork.nodes.map((node) => (node.id === "spare" ? { ...node, id: "mme-3" } : node));
      await putInventory(service, { ...smallNetwork, nodes: renamed }, "?effectiveFrom=2100-01-01T00:00:00Z");
      expect(await postEvents(service, event("mme-3", "down", "05:00"))).toMatchObject({ accepted: 1 });
    });

    test("an event of the past changes what is known of the past and not what is known of now", async () => {
      await postEvents(service, event("mme-1", "up", "12:00"));
      await postEvents(service, event("mme-1", "down", "05:00"));
      expect(await stateOf("mme-1")).toBe("up");
      expect(await stateOf("mme-1", "?at=2018-12-06T05:00:00Z")).toBe("down");
      expect(await stateOf("mme-1", "?at=2018-12-06T04:59:59.999999Z")).toBe("up");
    });

    test("an event about the beginning of time is accepted", async () => {
      await postEvents(service, event("mme-1", "down", "0001-01-01T00:00:00Z"));
      expect(await stateOf("mme-1", "?at=0001-01-01T00:00:00Z")).toBe("down");
    });

    test("an event four minutes ahead is accepted and not yet in effect", async () => {
      const occurredAt = fromNow(4);
      await postEvents(service, { id: "soon", node: "mme-1", state: "down", occurredAt });
      expect(await stateOf("mme-1")).toBe("up");
      expect(await stateOf("mme-1", `?at=${occurredAt}`)).toBe("down");
    });

    test("a time is kept as the moment that it is, whatever its offset", async () => {
      await postEvents(service, event("mme-1", "down", "2018-12-06T13:39:00.250+09:00"));
      expect((await readAll(service))[0]?.occurredAt).toBe("2018-12-06T04:39:00.25Z");
    });
  });

  describe("the same event again", () => {
    const told = event("mme-1", "degraded", "05:00", { id: "one", capacity: 0.5, reason: "Fire", source: "OSS 1" });

    test("is one event", async () => {
      await postEvents(service, told);
      expect(await postEvents(service, told)).toEqual({ accepted: 0, duplicates: 1, sequence: 2 });
      expect(await readAll(service)).toHaveLength(1);
    });

    test("twice in a list, is one event", async () => {
      expect(await postEvents(service, [told, told, { ...told }])).toEqual({ accepted: 1, duplicates: 2, sequence: 2 });
    });

    test.each([
      "2018-12-06T05:00:00.000Z",
      "2018-12-06T14:00:00+09:00",
      "2018-12-06T04:30:00-00:30",
      "2018-12-06t05:00:00z",
    ])("with its moment spelled %s, is one event", async (occurredAt) => {
      await postEvents(service, told);
      expect(await postEvents(service, { ...told, occurredAt })).toMatchObject({ accepted: 0, duplicates: 1 });
      expect(await postEvents(service, [told, { ...told, occurredAt }])).toMatchObject({ duplicates: 2 });
    });

    test("told at another time, is one event, also where that time could not be stated", async () => {
      await postEvents(service, told);
      for (const recordedAt of ["2018-12-06T05:01:00Z", "2001-01-01T00:00:00Z", "2099-01-01T00:00:00Z"]) {
        expect(await postEvents(service, { ...told, recordedAt })).toMatchObject({ accepted: 0, duplicates: 1 });
      }
    });

    test("stays one event when its node is in no newer inventory", async () => {
      const aboutSpare = event("spare", "down", "05:00");
      await postEvents(service, aboutSpare);
      await putInventory(service, without("spare"));
      expect(await postEvents(service, aboutSpare)).toMatchObject({ accepted: 0, duplicates: 1 });
    });

    const others: readonly Partial<SentEvent>[] = [
      { node: "mme-2" },
      { state: "unknown" },
      { state: "down" },
      { capacity: 0.25 },
      { occurredAt: "2018-12-06T05:00:00.000001Z" },
      { reason: "Water" },
      { source: "OSS 2" },
    ];

    test.each(others)("with another content %j, is refused and changes nothing", async (change) => {
      await postEvents(service, told);
      const { capacity, ...rest } = { ...told, ...change };
      const other = { ...rest, ...(rest.state === "degraded" ? { capacity } : {}) };
      const answer = await post([event("mme-2", "down", "07:00"), other]);
      expectProblem(answer, 409);
      expect(pathsOf(answer)).toEqual(["[1].id"]);
      const alone = await post(other);
      expectProblem(alone, 409);
      expect(pathsOf(alone)).toEqual(["id"]);
      expect((await readAll(service)).map(saidOf)).toEqual([told]);
    });

    test("with less content, is refused: what was said cannot be unsaid", async () => {
      await postEvents(service, told);
      const { reason: _, ...less } = told;
      expectProblem(await post(less), 409);
    });

    test("with another content in the same list, is refused and nothing of the list is stored", async () => {
      const answer = await post([told, event("mme-2", "down", "07:00"), { ...told, capacity: 0.7 }]);
      expectProblem(answer, 409);
      expect(pathsOf(answer)).toEqual(["[2].id"]);
      expect(await readAll(service)).toEqual([]);
    });

    test("sent many times at once, is one event", async () => {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => postEvents(service, told)));
      expect(answers.filter(({ accepted }) => accepted === 1)).toHaveLength(1);
      expect(answers.filter(({ duplicates }) => duplicates === 1)).toHaveLength(AT_ONCE - 1);
      expect(new Set(answers.map(({ sequence }) => sequence))).toEqual(new Set([2]));
      expect(await readAll(service)).toHaveLength(1);
    });

    test("sent at once with two contents, is the one that came first, and the others are told", async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) => post({ ...told, capacity: n % 2 === 0 ? 0.5 : 0.25 })),
      );
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(20);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(20);
      expect(await readAll(service)).toHaveLength(1);
    });
  });

  test("events of many who send at once are each answered for themselves, and the audit has every one", async () => {
    const good = Array.from({ length: 40 }, (_, n) => event("mme-1", "down", "05:00", { id: `good-${n}` }));
    const bad = Array.from({ length: 10 }, (_, n) => event("nowhere", "down", "05:00", { id: `bad-${n}` }));
    const answers = await Promise.all([...good, ...bad].map(async (one) => ({ id: one.id, ...(await post(one)) })));
    for (const { id, status } of answers) expect(status, id).toBe(id.startsWith("good") ? 202 : 422);
    const stored = await readAll(service);
    expect(stored.map(({ id }) => id).toSorted()).toEqual(good.map(({ id }) => id).toSorted());
    const said = answers.flatMap(({ id, body }) => {
      const { data } = z.object({ sequence: z.number() }).safeParse(body);
      return data === undefined ? [] : [[id, data.sequence] as const];
    });
    expect(new Map(stored.map(({ id, sequence }) => [id, sequence]))).toEqual(new Map(said));
    const written = await service.db.execute<{ detail: unknown; count: number | null }>(
      sql`select entry -> 'detail' as detail, (entry ->> 'count')::int as count from audit where entry ->> 'action' = 'POST /v1/events'`,
    );
    const told = written.flatMap(({ detail }) => {
      const { sequences, sequence = 0 } = Detail.parse(detail);
      return sequences ?? [[sequence, sequence]];
    });
    const covered = told.flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, n) => from + n));
    expect(covered.toSorted((a, b) => a - b)).toEqual(stored.map(({ sequence }) => sequence));
    expect(written.reduce((sum, { count }) => sum + (count ?? 1), 0)).toBe(40);
  });

  test("a correction, told later of the same node and moment, wins", async () => {
    await postEvents(service, event("mme-1", "down", "05:00", { id: "first" }));
    await postEvents(service, event("mme-1", "up", "05:00", { id: "correction" }));
    expect(await stateOf("mme-1")).toBe("up");
    expect(parseNode(await service.get("/v1/nodes/mme-1")).heldBy.map(({ id }) => id)).toEqual(["correction"]);
  });

  test("of two events of one node and moment in a list the later one wins", async () => {
    await postEvents(service, [
      event("mme-1", "up", "05:00", { id: "z" }),
      event("mme-1", "down", "05:00", { id: "a" }),
    ]);
    expect(await stateOf("mme-1")).toBe("down");
  });

  describe("reading the log", () => {
    const five = ["05:00", "04:00", "07:00", "06:00", "08:00"].map((time) => event("mme-1", "down", time));

    beforeEach(() => postEvents(service, five));

    test("pages follow one another in the order recorded, and the last says that it is the last", async () => {
      const first = await readPage(service, "?limit=2");
      expect(first.events.map(({ sequence }) => sequence)).toEqual([2, 3]);
      expect(first.next).toBe(3);
      const second = await readPage(service, `?limit=2&after=${first.next}`);
      expect(second.events.map(({ sequence }) => sequence)).toEqual([4, 5]);
      const third = await readPage(service, `?limit=2&after=${second.next}`);
      expect(third.events.map(({ id }) => id)).toEqual(["mme-1 down 08:00"]);
      expect(third.next).toBeNull();
    });

    test("a page that is just full is the last where nothing follows", async () => {
      expect((await readPage(service, "?limit=5")).next).toBeNull();
    });

    test.each([6, 7, 1_000_000, Number.MAX_SAFE_INTEGER])("past the end, after %i, there is nothing", async (after) => {
      expect(await readPage(service, `?after=${after}`)).toEqual({ events: [], next: null });
    });

    test("a hundred come at once unless more are asked for", async () => {
      await postEvents(
        service,
        Array.from({ length: 1_100 }, (_, n) => event("mme-2", "down", "05:00", { id: `${n}` })),
      );
      expect((await readPage(service)).events).toHaveLength(100);
      expect((await readPage(service, "?limit=1000")).events).toHaveLength(1_000);
      expect(await readAll(service)).toHaveLength(1_105);
    });

    test.each([
      ["from=2018-12-06T06:00:00Z", ["07:00", "06:00", "08:00"]],
      ["to=2018-12-06T06:00:00Z", ["05:00", "04:00"]],
      ["from=2018-12-06T05:00:00Z&to=2018-12-06T07:00:00Z", ["05:00", "06:00"]],
      ["from=2018-12-06T06:00:00%2B01:00&to=2018-12-06T05:00:00.000001Z", ["05:00"]],
      ["from=2018-12-06T05:00:00.000001Z&to=2018-12-06T06:00:00Z", []],
      ["from=2019-01-01T00:00:00Z", []],
    ])("with %s are those that happened then, in the order recorded", async (query, times) => {
      const { events, next } = await readPage(service, `?${query}`);
      expect(events.map(({ occurredAt }) => occurredAt.slice(11, 16))).toEqual(times);
      expect(next).toBeNull();
    });

    test("what happened between two moments comes in pages too, and what is told late of it comes last", async () => {
      const within = "from=2018-12-06T05:00:00Z&to=2018-12-06T08:00:00Z&limit=2";
      const first = await readPage(service, `?${within}`);
      expect(first.events.map(({ id }) => id)).toEqual(["mme-1 down 05:00", "mme-1 down 07:00"]);
      await postEvents(service, event("mme-2", "down", "05:30"));
      const second = await readPage(service, `?${within}&after=${first.next}`);
      expect(second.events.map(({ id }) => id)).toEqual(["mme-1 down 06:00", "mme-2 down 05:30"]);
      expect([first.next, second.next]).toEqual([4, null]);
    });

    test.each([
      "from=yesterday",
      "to=2018-12-06",
      "from=2018-12-06T05:00:00",
      "from=2018-12-06T05:00:00Z&to=2018-12-06T05:00:00Z",
      "from=2018-12-06T06:00:00Z&to=2018-12-06T05:00:00Z",
      "limit=0",
      "limit=1001",
      "limit=-1",
      "limit=ten",
      "after=-1",
      "after=x",
      "after=1.5",
      "since=5",
      "limit=1&limit=2",
    ])("?%s cannot be read", async (query) => {
      expectProblem(await service.get(`/v1/events?${query}`), 400);
    });
  });

  describe("many writers at once", () => {
    const WRITERS = 50;
    const EVENTS_EACH = 8;

    test("leave no gap and no step back in time, and a reader who follows misses nothing", async () => {
      let areWriting = true;
      const write = async (writer: number) => {
        for (let n = 0; n < EVENTS_EACH; n += 1) {
          await postEvents(service, [
            event("mme-1", "down", "05:00", { id: `${writer}/${n}/a` }),
            event("mme-2", "up", "05:00", { id: `${writer}/${n}/b` }),
          ]);
        }
      };
      const follow = async () => {
        const seen: number[] = [];
        for (let isLastLook = false; ; isLastLook = !areWriting) {
          const { events } = await readPage(service, `?after=${seen.at(-1) ?? 0}&limit=7`);
          seen.push(...events.map(({ sequence }) => sequence));
          if (isLastLook && events.length === 0) return seen;
        }
      };
      const following = [follow(), follow()];
      await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
      areWriting = false;
      const gapless = Array.from({ length: WRITERS * EVENTS_EACH * 2 }, (_, n) => n + 2);
      for (const seen of await Promise.all(following)) expect(seen).toEqual(gapless);
      const stored = await readAll(service);
      expect(stored.map(({ sequence }) => sequence)).toEqual(gapless);
      const times = stored.map(({ recordedAt }) => Number(recordedAt.replace(/\D/g, "").padEnd(20, "0").slice(4)));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(stored.map(({ id }) => id.split("/")[2]).join("")).toBe("ab".repeat(WRITERS * EVENTS_EACH));
    });

    test("what is answered is there to be read at once", async () => {
      await Promise.all(
        Array.from({ length: WRITERS }, async (_, n) => {
          const { sequence } = await postEvents(service, event("mme-1", "down", "05:00", { id: `${n}` }));
          const { events } = await readPage(service, `?after=${sequence - 1}&limit=1`);
          expect(events).toMatchObject([{ sequence, id: `${n}` }]);
        }),
      );
    });
  });
});

describe("telling when we were told", () => {
  const atTen = "2018-12-06T10:00:00Z";
  const replay = () => putInventory(service, smallNetwork, `?recordedAt=${atTen}`);

  test("is for a replay, in which every entry says it", async () => {
    await replay();
    await postEvents(service, [at("05:00", "10:00"), at("05:01", "10:01")]);
    await postEvents(service, at("05:02", "10:01"));
    expect((await readAll(service)).map(({ recordedAt }) => recordedAt)).toEqual([
      atTen,
      "2018-12-06T10:01:00Z",
      "2018-12-06T10:01:00Z",
    ]);
  });

  test("is refused once the inventory was recorded by our own clock", async () => {
    await putInventory(service, smallNetwork);
    const answer = await post(at("05:00", "10:00"));
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toEqual(["recordedAt"]);
  });

  test("is refused once an event was recorded by our own clock", async () => {
    await replay();
    await postEvents(service, at("05:00", "10:00"));
    await postEvents(service, at("05:01"));
    expect(pathsOf(await post([at("05:02", "10:02")]))).toEqual(["[0].recordedAt"]);
    const inFuture = new Date(Date.now() + 1_000).toISOString();
    expectProblem(await service.send("PUT", `/v1/inventory?recordedAt=${inFuture}`, without("spare")), 422);
    expect(await readAll(service)).toHaveLength(2);
  });

  test("may not go back, neither from the last entry nor within a list", async () => {
    await replay();
    expect(pathsOf(await post(at("05:00", "09:59")))).toEqual(["recordedAt"]);
    expect(pathsOf(await post([at("05:00", "11:00"), at("05:01", "10:59"), at("05:02", "12:00")]))).toEqual([
      "[1].recordedAt",
    ]);
    expect(await readAll(service)).toEqual([]);
  });

  test("may not be in the future", async () => {
    await replay();
    const answer = await post({ ...at("05:00"), recordedAt: fromNow(1) });
    expectProblem(answer, 422);
    expect(pathsOf(answer)).toEqual(["recordedAt"]);
  });

  test("may stop in the middle of a list and not begin there", async () => {
    await replay();
    const stops = [at("05:00", "10:00"), at("05:01")];
    const begins = [at("05:02"), at("05:03", "10:04")];
    expect(pathsOf(await post(begins))).toEqual(["[1].recordedAt"]);
    expect(await readAll(service)).toEqual([]);
    expect(await postEvents(service, stops)).toMatchObject({ accepted: 2 });
    const [first, second] = await readAll(service);
    expect(first?.recordedAt).toBe(atTen);
    expect(Math.abs(Date.parse(second?.recordedAt ?? "") - Date.now())).toBeLessThan(600_000);
  });

  test("does not make a repeated event another event, nor end the replay", async () => {
    await replay();
    await postEvents(service, at("05:00", "10:00"));
    expect(await postEvents(service, at("05:00", "09:00"))).toMatchObject({ duplicates: 1 });
    expect(await postEvents(service, at("05:00"))).toMatchObject({ duplicates: 1 });
    expect(await postEvents(service, at("05:01", "10:01"))).toMatchObject({ accepted: 1 });
  });
});

test("before any inventory no node is known, and the log is empty", async () => {
  expect(pathsOf(await post(event("mme-1", "down", "05:00")))).toEqual(["node"]);
  expect(await readPage(service)).toEqual({ events: [], next: null });
});
