import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Receiver, startReceiver } from "../../support/receiver.ts";
import { type TestService, startTestService, storeCredential } from "../../support/service.ts";
import { event, getImpact, postEvents, putInventory, smallNetwork, withCounts, without } from "../small-network.ts";
import { details, environmentFor, newsIn, subscribe, wordsIn } from "./subscribing.ts";

/** 690 of 1,380 are affected while hss-1 is down, all while both are; msc-1 has the 1,300 who make calls. */

let receiver: Receiver;
let service: TestService;
beforeEach(async () => {
  receiver = await startReceiver();
  service = await startTestService({
    environment: environmentFor(receiver),
    settings: { publicUrl: "https://headcount.example/" },
  });
  await putInventory(service, smallNetwork);
});
afterEach(async () => {
  expect(service.defects).toEqual([]);
  await receiver.close();
  await service.close();
});

const to = () => ({ webhook: receiver.url() });
const when = (atLeast: number, more: object = {}) => ({ figure: "affected", atLeast, ...more });
let minute = 0;
async function tell(node: string, state: string): Promise<void> {
  minute += 1;
  const id = `${node} ${minute}`;
  await postEvents(service, { id, node, state, occurredAt: new Date(Date.UTC(2018, 11, 6, 5, minute)).toISOString() });
}

describe("whoever subscribed", () => {
  test("is told once when the figure reaches the threshold, and once when it has fallen again", async () => {
    const { secret } = await subscribe(service, { to: to(), when: when(600) });
    await service.runChores();
    expect(receiver.received).toEqual([]);
    await tell("hss-1", "down");
    for (let round = 0; round < 3; round += 1) await service.runChores();
    await tell("hss-2", "down");
    await service.runChores();
    expect(wordsIn(receiver, secret)).toEqual(["raised 690"]);
    await tell("hss-1", "up");
    await service.runChores();
    expect(wordsIn(receiver, secret)).toEqual(["raised 690"]);
    await tell("hss-2", "up");
    for (let round = 0; round < 3; round += 1) await service.runChores();
    expect(wordsIn(receiver, secret)).toEqual(["raised 690", "cleared 0"]);
  });

  test("is told what stands at the address to check it, under an id of its own", async () => {
    const request = { name: "Calls", to: to(), when: when(100, { clearedBelow: 50 }), filter: { service: ["voice"] } };
    const { id, secret } = await subscribe(service, request);
    await tell("msc-1", "down");
    await service.runChores();
    const [received] = receiver.received;
    if (received === undefined) throw new Error("nothing was told");
    const { type, timestamp, data } = newsIn(received, secret);
    const { estimateId, affected, impaired, base, headline, at, knownAt } = await getImpact(service, "?service=voice");
    expect({ type, timestamp }).toEqual({ type: "subscription.raised", timestamp: at });
    expect(data).toEqual({
      subscription: id,
      name: "Calls",
      state: "raised",
      change: 1,
      at,
      knownAt,
      headline,
      affected,
      impaired,
      base,
      estimateId,
      check: `https://headcount.example/v1/estimates/${estimateId}`,
      when: { figure: "affected", bound: "point", atLeast: 100, clearedBelow: 50 },
      filter: { service: ["voice"] },
    });
    const { pathname } = new URL(data.check);
    expect(await service.get(pathname)).toMatchObject({ status: 200, body: { verified: true, affected } });
    expect(await details(service, id)).toMatchObject({
      state: "raised",
      changes: 1,
      messages: [{ id: received.id, topic: "subscription.raised", state: "delivered", attempts: 1 }],
    });
  });

  test("is told by the figure and the bound that it chose, of those that it filters", async () => {
    const few = { operator: ["guest", "brand"], area: ["south"] };
    const wanted = [
      { to: { webhook: receiver.url("/impaired") }, when: { figure: "impaired", atLeast: 600 } },
      { to: { webhook: receiver.url("/affected") }, when: when(600) },
      { to: { webhook: receiver.url("/high") }, when: when(600, { bound: "high" }) },
      { to: { webhook: receiver.url("/low") }, when: when(1, { bound: "low" }) },
      { to: { webhook: receiver.url("/few") }, when: when(50), filter: few },
      { to: { webhook: receiver.url("/fewer") }, when: when(51), filter: few },
    ];
    for (const request of wanted) await subscribe(service, request);
    await tell("hss-1", "unknown");
    await service.runChores();
    const paths = () => receiver.received.map(({ path }) => path).toSorted();
    expect(paths()).toEqual(["/high"]);
    await tell("hss-1", "down");
    await service.runChores();
    expect(paths()).toEqual(["/affected", "/few", "/high", "/impaired", "/low"]);
  });

  test("is told of what takes effect by itself, though nothing is recorded then", async () => {
    const { secret } = await subscribe(service, { to: to(), when: when(600) });
    const occurredAt = new Date(Date.now() + 1_500).toISOString();
    await postEvents(service, { ...event("hss-1", "down", "05:00"), occurredAt });
    await service.runChores();
    await vi.waitFor(async () => {
      await service.runChores();
      expect(wordsIn(receiver, secret)).toEqual(["raised 690"]);
    }, 20_000);
  });

  test("is told when other counts move the figure", async () => {
    const { secret } = await subscribe(service, { to: to(), when: when(1_000) });
    await tell("hss-1", "down");
    await service.runChores();
    expect(receiver.received).toEqual([]);
    await putInventory(
      service,
      withCounts((count) => count * 2),
    );
    await service.runChores();
    expect(wordsIn(receiver, secret)).toEqual(["raised 1380"]);
  });

  test("is told at once of what was so before it asked", async () => {
    await tell("hss-1", "down");
    const { secret } = await subscribe(service, { to: to(), when: when(690) });
    await service.runChores();
    expect(wordsIn(receiver, secret)).toEqual(["raised 690"]);
  });

  test("is told later where the receiver was away, of both changes, each with its number", async () => {
    const { secret } = await subscribe(service, { to: to(), when: when(600) });
    await receiver.close();
    await tell("hss-1", "down");
    await service.runChores();
    await tell("hss-1", "up");
    await service.runChores();
    await receiver.reopen();
    await service.db.execute(sql`update outbox set next_attempt_at = clock_timestamp()`);
    await service.runChores();
    const changes = receiver.received
      .map((one) => newsIn(one, secret).data)
      .map(({ change, state }) => `${change} ${state}`);
    expect(changes.toSorted()).toEqual(["1 raised", "2 cleared"]);
  });

  test("is told once, however many processes look at once", async () => {
    const made = await subscribe(service, { to: to(), when: when(600) });
    const others = [service, ...Array.from({ length: 4 }, () => service.restart())];
    for (const [node, state, words] of [
      ["hss-1", "down", ["raised 690"]],
      ["hss-1", "up", ["raised 690", "cleared 0"]],
      ["hss-2", "down", ["raised 690", "cleared 0", "raised 690"]],
    ] as const) {
      await tell(node, state);
      await Promise.all(others.map((one) => one.runChores()));
      await service.runChores();
      expect(wordsIn(receiver, made.secret)).toEqual(words);
    }
    expect((await details(service, made.id)).changes).toBe(3);
  });
});

describe("nobody is told", () => {
  test("that it is over because its filter names what is no longer there; that is said where it is listed", async () => {
    const guest = smallNetwork.segments.filter(({ operator }) => operator === "guest");
    const others = smallNetwork.segments.filter(({ operator }) => operator !== "guest");
    const operators = smallNetwork.operators.filter(({ id }) => id !== "guest");
    const { id, secret } = await subscribe(service, { to: to(), when: when(50), filter: { operator: ["guest"] } });
    await tell("hss-1", "down");
    await service.runChores();
    const nodes = smallNetwork.nodes.filter(({ operator }) => operator !== "guest");
    await putInventory(service, { ...smallNetwork, operators, nodes, segments: others });
    await service.runChores();
    expect(wordsIn(receiver, secret)).toEqual(["raised 50"]);
    expect(await details(service, id)).toMatchObject({
      state: "raised",
      fault: 'no operator "guest" in the inventory in force',
    });
    await putInventory(service, { ...without("spare"), segments: [...others, ...guest] });
    await tell("hss-1", "up");
    await service.runChores();
    expect(wordsIn(receiver, secret)).toEqual(["raised 50", "cleared 0"]);
    expect(await details(service, id)).toMatchObject({ state: "quiet", fault: null });
  });

  test("anything once the key is revoked or expired, nor what was still to be sent", async () => {
    const rights = { id: "noc", scopes: ["subscriptions"], operators: "all" } as const;
    const { secret: key, credential } = await storeCredential(service.db, rights);
    const headers = { Authorization: `Bearer ${key}` };
    const made = await service.send("POST", "/v1/subscriptions", { to: to(), when: when(600) }, headers);
    expect(made.status).toBe(201);
    receiver.answer(500);
    await tell("hss-1", "down");
    await service.runChores();
    expect(receiver.received).toHaveLength(1);
    await service.send("DELETE", `/v1/credentials/${credential.id}`, {});
    receiver.answer(200);
    await tell("hss-1", "up");
    await service.runChores();
    await service.db.execute(sql`update outbox set next_attempt_at = clock_timestamp()`);
    await service.runChores();
    expect(receiver.received).toHaveLength(1);
    const listed = await service.get("/v1/subscriptions");
    expect(listed.body).toMatchObject({ subscriptions: [{ state: "suspended", principal: "noc" }] });
    expect(await service.get("/v1/outbox?state=dead")).toMatchObject({
      body: { messages: [{ topic: "subscription.raised", lastError: "the subscription is suspended" }] },
    });
  });

  test("what was to be told to whom has unsubscribed", async () => {
    const { id } = await subscribe(service, { to: to(), when: when(600) });
    await receiver.close();
    await tell("hss-1", "down");
    await service.runChores();
    expect((await service.send("DELETE", `/v1/subscriptions/${id}`, {})).status).toBe(204);
    await receiver.reopen();
    await service.db.execute(sql`update outbox set next_attempt_at = clock_timestamp()`);
    await tell("hss-1", "up");
    await service.runChores();
    expect(receiver.received).toEqual([]);
  });
});

test("a key that succeeds another has its subscriptions, which go on", async () => {
  const rights = { id: "noc", scopes: ["subscriptions"], operators: "all" } as const;
  const { secret: key, credential } = await storeCredential(service.db, rights);
  const made = await service.send(
    "POST",
    "/v1/subscriptions",
    { to: to(), when: when(600) },
    { Authorization: `Bearer ${key}` },
  );
  expect(made.status).toBe(201);
  let [last, headers] = [credential.id, {}];
  for (let rotation = 0; rotation < 2; rotation += 1) {
    const { body } = await service.send("POST", `/v1/credentials/${last}/rotate`, { overlapHours: 0 });
    headers = { Authorization: `Bearer ${Object(body).secret}` };
    await service.send("DELETE", `/v1/credentials/${last}`, {});
    last = Object(body).credential.id;
  }
  await tell("hss-1", "down");
  await service.runChores();
  expect(receiver.received).toHaveLength(1);
  const id: string = Object(made.body).subscription.id;
  expect(await service.get(`/v1/subscriptions/${id}/secret`, headers)).toMatchObject({
    status: 200,
    body: { secret: Object(made.body).secret },
  });
  await service.send("DELETE", `/v1/credentials/${last}`, {});
  expect((await service.get("/v1/subscriptions")).body).toMatchObject({ subscriptions: [{ state: "suspended" }] });
});
