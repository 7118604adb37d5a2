import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TestService, expectProblem, startTestService } from "../../support/service.ts";
import type { Heard } from "../../support/stream.ts";
import { startWorld } from "../partners-network.ts";
import { event, postEvents, putInventory, smallNetwork } from "../small-network.ts";
import { from, useStreams } from "./streams.ts";

const { listen, leaveAll } = useStreams();

const bodyOf = async (service: TestService, query = "") =>
  JSON.stringify((await service.get(`/v1/impact${query}`)).body);
const down = (id: string, node = "mme-1") => ({ id, node, state: "down", occurredAt: "2018-12-06T05:00:00Z" });

describe("who listens", () => {
  let service: TestService;
  let inventorySequence: number;
  beforeEach(async () => {
    service = await startTestService();
    inventorySequence = await putInventory(service, smallNetwork);
  });
  afterEach(async () => {
    await leaveAll();
    expect(service.defects).toEqual([]);
    await service.close();
  });
  const post = async (...events: readonly ReturnType<typeof down>[]): Promise<number> =>
    (await postEvents(service, events)).sequence;

  test("hears the present first, then one message after every entry, each the very body of the estimate", async () => {
    const heard = await listen(service);
    const first = await heard.until(from(inventorySequence));
    expect(first).toEqual({ event: "impact", id: "1", data: await bodyOf(service) });
    for (const [index, node] of ["mme-1", "spare", "hss-1"].entries()) {
      const sequence = await post(down(`e-${index}`, node));
      const message = await heard.until(from(sequence));
      expect(message).toEqual({ event: "impact", id: String(sequence), data: await bodyOf(service) });
    }
    expect(heard.messages.map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
  });

  test("hears of an entry that changes no figure", async () => {
    const heard = await listen(service, "?operator=guest");
    const first = await heard.until(from(1));
    const again = await heard.until(from(await post(down("of-none", "spare"))));
    const { affected, sequence } = JSON.parse(again.data);
    expect([affected, sequence]).toEqual([JSON.parse(first.data).affected, 2]);
  });

  test("hears of the part that was asked for, as the estimate says it", async () => {
    const query = "?operator=brand,guest&area=land&customerClass=consumer&service=voice&by=operator,area";
    const heard = await listen(service, query);
    const { data } = await heard.until(from(await post(down("e", "msc-1"))));
    expect(data).toBe(await bodyOf(service, query));
    expect(JSON.parse(data)).toMatchObject({ base: 300, affected: { point: 300 } });
  });

  test("is refused what the estimate refuses", async () => {
    for (const query of [
      "?operator=nobody",
      "?at=2018-12-06T05:00:00Z",
      "?knownAt=2018-12-06T05:00:00Z",
      "?by=operator",
    ])
      expectProblem(await service.get(`/v1/impact/stream${query}`), 400);
    const empty = await startTestService();
    expect(expectProblem(await empty.get("/v1/impact/stream"), 404).type).toBe("/problems/no-inventory");
    await empty.close();
  });

  test("hears the last of many entries that come at once, and none of them out of order", async () => {
    const heard = await listen(service);
    await heard.until(from(1));
    const sequences = await Promise.all(Array.from({ length: 60 }, (_, index) => post(down(`many-${index}`))));
    const last = await heard.until(from(Math.max(...sequences)));
    expect(last.data).toBe(await bodyOf(service));
    const ids = heard.messages.map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThan(50);
  });

  test("and comes again hears the present at once, whatever was missed meanwhile", async () => {
    const before = await listen(service);
    const { id } = await before.until(from(1));
    await before.leave();
    const sequence = await post(down("missed-1"), down("missed-2", "hss-2"));
    const after = await listen(service, "", { "Last-Event-ID": id });
    expect(await after.until(() => true)).toMatchObject({ id: String(sequence), data: await bodyOf(service) });
    const again = await listen(service, "", { "Last-Event-ID": String(sequence) });
    const next = await post(down("next", "hss-1"));
    expect((await again.until(from(next))).data).toBe(await bodyOf(service));
  });

  test("hears when a declaration is over by itself, though nothing is recorded then", async () => {
    const until = new Date(Date.now() + 2_500).toISOString();
    const declared = { service: "data", share: 0.5, outcome: "affected", until, reason: "Overload" };
    const heard = await listen(service);
    expect((await service.send("POST", "/v1/declarations", declared)).status).toBe(201);
    const during = await heard.until(from(2));
    expect(JSON.parse(during.data).affected.point).toBe(690);
    const after = await heard.until((message) => message.id === "2" && message !== during);
    expect(JSON.parse(after.data).affected.point).toBe(0);
    expect(after.data).toBe(await bodyOf(service));
  });

  test("hears when a version of the inventory takes effect", async () => {
    const heard = await listen(service);
    const effectiveFrom = new Date(Date.now() + 2_500).toISOString();
    const { segments } = smallNetwork;
    const later = { ...smallNetwork, segments: segments.filter(({ operator }) => operator !== "things") };
    const version = await putInventory(service, later, `?effectiveFrom=${effectiveFrom}`);
    const after = await heard.until(({ data }) => JSON.parse(data).inventoryVersion === version);
    expect(JSON.parse(after.data).base).toBe(1300);
  });

  test("whose filter names what is no longer there is let go, and told why when they come again", async () => {
    const heard = await listen(service, "?operator=things");
    await heard.until(from(1));
    const segments = smallNetwork.segments.filter(({ operator }) => operator !== "things");
    const operators = smallNetwork.operators.filter(({ id }) => id !== "things");
    await putInventory(service, { ...smallNetwork, operators, segments });
    expect(await heard.ended).toBe("ended");
    expectProblem(await service.get("/v1/impact/stream?operator=things"), 400);
  });

  test("is told nothing of a stream that was only asked about", async () => {
    const answer = await service.request("/v1/impact/stream", { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/event-stream",
      "",
    ]);
  });
});

const ticketOf = async (service: TestService): Promise<{ readonly ticket: string }> => {
  const { ticket } = Object((await service.send("POST", "/v1/impact/stream/tickets", "")).body);
  return { ticket: String(ticket) };
};

describe("a partner who listens", () => {
  const WORLD = {
    prefix: "",
    name: "Of others",
    country: "GB",
    counts: [600, 400, 200, 0, 80],
    asOf: "2018-09-30",
    moreNodes: 3,
  } as const;
  let owner: TestService;
  let guest: TestService;
  beforeEach(async () => {
    ({ owner, guest } = await startWorld(WORLD, [event("hss-1", "down", "05:00")]));
  });
  afterEach(async () => {
    await leaveAll();
    expect([...owner.defects, ...guest.defects]).toEqual([]);
    await owner.close();
  });

  /** A stream of the guest's, with its own credential. */
  const listenAsGuest = async (): Promise<Heard> => {
    const { ticket } = await ticketOf(guest);
    return await listen(owner, `?ticket=${ticket}`);
  };
  test("hears what the estimate tells them, and nothing while it is only others who are concerned", async () => {
    const ofOwner = await listen(owner);
    const ofGuest = await listenAsGuest();
    const first = await ofGuest.until(() => true);
    expect(first.data).toBe(await bodyOf(guest));
    for (const [index, node] of ["more-1", "more-2", "more-0"].entries()) {
      const { sequence } = await postEvents(owner, [event(node, "down", `06:0${index}`)]);
      await ofOwner.until(from(sequence));
    }
    // Longer than anything would take to be heard.
    await sleep(1_500);
    expect(ofGuest.messages).toHaveLength(1);
    const { sequence } = await postEvents(owner, [event("hss-2", "down", "07:00")]);
    const message = await ofGuest.until(from(sequence));
    expect(message.data).toBe(await bodyOf(guest));
    expect(message.id).toBe(String(JSON.parse(message.data).sequence));
    expect(ofGuest.messages).toHaveLength(2);
  });
});
