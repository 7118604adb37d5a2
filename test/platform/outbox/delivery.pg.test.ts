import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Db, type OpenDatabase, openDatabase } from "../../../src/platform/database.ts";
import { MOST_ATTEMPTS } from "../../../src/platform/outbox/back-off.ts";
import { Deliverer } from "../../../src/platform/outbox/deliverer.ts";
import type { NewMessage } from "../../../src/platform/outbox/message.ts";
import {
  claimDue,
  enqueue,
  findMessage,
  listMessages,
  markFailed,
  sendAgain,
  withdraw,
} from "../../../src/platform/outbox/repository.ts";
import { secretOf } from "../../../src/platform/outbox/signature.ts";
import { readOutboxSettings } from "../../../src/platform/outbox/settings.ts";
import { createWebhookSender } from "../../../src/platform/outbox/webhook.ts";
import type { TestDatabase } from "../../support/create-database.ts";
import { createMigratedDatabase } from "../../support/database.ts";
import { type Receiver, startReceiver, verified } from "../../support/receiver.ts";
import { run } from "../../support/running-service.ts";

/** Real receivers, real faults. Time passes by the database being told that it has. */

const KEY = "k".repeat(32);

let database: TestDatabase;
let open: OpenDatabase;
let db: Db;
let receivers: Receiver[] = [];
let warnings: string[] = [];
beforeEach(async () => {
  database = await createMigratedDatabase();
  open = openDatabase(database.connection);
  db = open.db;
});
afterEach(async () => {
  for (const receiver of receivers) await receiver.close();
  receivers = [];
  warnings = [];
  await open.close();
  await database.drop();
});

async function receiverThat(...behaviour: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...behaviour);
  receivers.push(receiver);
  return receiver;
}

type Differently = { readonly hosts?: string; readonly longestMilliseconds?: number };

function delivererTo(to: readonly Receiver[], { hosts, longestMilliseconds = 60_000 }: Differently = {}): Deliverer {
  const OUTBOX_HOSTS = hosts ?? to.map(({ host }) => host).join(",");
  const { outbox, faults } = readOutboxSettings({ OUTBOX_KEY: KEY, OUTBOX_HOSTS });
  if (outbox?.webhooks === undefined) throw new Error(faults.join());
  const senders = { webhook: createWebhookSender(outbox.webhooks, longestMilliseconds) };
  return new Deliverer({ senders, warn: (text) => warnings.push(text) });
}

async function deliver(deliverer: Deliverer): Promise<void> {
  await deliverer.start(db);
  await deliverer.settled();
}

function messageTo(receiver: Receiver, body: unknown = { a: 1 }, path = "/hook"): NewMessage {
  return { topic: "test", channel: "webhook", destination: receiver.url(path), source: "subscriptions/a", body };
}

const put = (...messages: readonly NewMessage[]) => db.transaction((tx) => enqueue(tx, messages));
const letTimePass = () =>
  db.execute(sql`update outbox set next_attempt_at = clock_timestamp() where state = 'pending'`);
const states = async () =>
  (await listMessages(db, { limit: 1_000 })).map(({ state, attempts, lastError }) => ({ state, attempts, lastError }));

test("a message is sent once, signed, under its id, and what was enqueued with what was not committed never is", async () => {
  const receiver = await receiverThat();
  const body = { z: [1.5, "ü\u2028"], a: { b: null } };
  const [id = ""] = await put(messageTo(receiver, body));
  await expect(
    db.transaction(async (tx) => {
      await enqueue(tx, [messageTo(receiver)]);
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  const deliverer = delivererTo([receiver]);
  await deliver(deliverer);
  await deliver(deliverer);
  expect(receiver.received.map((one) => one.id)).toEqual([id]);
  for (const one of receiver.received) {
    expect(verified(one, secretOf(KEY, "subscriptions/a"))).toEqual(body);
    expect(one.headers["content-type"]).toBe("application/json");
    expect(() =>
      verified({ ...one, text: one.text.replace("1.5", "1.6") }, secretOf(KEY, "subscriptions/a")),
    ).toThrow();
  }
  expect(await findMessage(db, id)).toMatchObject({ state: "delivered", attempts: 1, lastError: null });
});

test("a receiver that is down gets it when it is up again, under the same id", async () => {
  const receiver = await receiverThat();
  const [id] = await put(messageTo(receiver));
  await receiver.close();
  const deliverer = delivererTo([receiver]);
  await deliver(deliverer);
  expect(await states()).toEqual([
    { state: "pending", attempts: 1, lastError: expect.stringContaining("ECONNREFUSED") },
  ]);
  await deliver(deliverer);
  expect(await states()).toMatchObject([{ attempts: 1 }]);
  await receiver.reopen();
  await letTimePass();
  await deliver(deliverer);
  expect(receiver.received.map((one) => one.id)).toEqual([id]);
  expect(await states()).toEqual([{ state: "delivered", attempts: 2, lastError: null }]);
});

test.each([
  ["an error", 500, "answered 500"],
  ["gone", 410, "answered 410"],
  ["not modified", 304, "answered 304"],
  ["nothing at all", "hang", "did not answer in time"],
  ["a broken line", (response) => response.destroy(), "other side closed"],
] as const satisfies readonly (readonly [string, Parameters<typeof startReceiver>[0], string])[])(
  "%s is no delivery, and it is tried again",
  async (_, behaviour, why) => {
    const receiver = await receiverThat(behaviour);
    await put(messageTo(receiver));
    const deliverer = delivererTo([receiver], { longestMilliseconds: 300 });
    await deliver(deliverer);
    expect(await states()).toEqual([{ state: "pending", attempts: 1, lastError: expect.stringContaining(why) }]);
    receiver.answer(200);
    await letTimePass();
    await deliver(deliverer);
    expect(await states()).toMatchObject([{ state: "delivered", attempts: 2 }]);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  },
);

test("a way to elsewhere is not followed, whether the host there may be sent to or not", async () => {
  const [elsewhere, other] = [await receiverThat(), await receiverThat()];
  for (const status of [301, 302, 303, 307, 308]) {
    for (const location of [elsewhere.url(), other.url(), "/here"]) {
      const receiver = await receiverThat((response) => response.writeHead(status, { location }).end());
      await put(messageTo(receiver));
      await deliver(delivererTo([receiver, other]));
      expect(receiver.received).toHaveLength(1);
      expect((await states())[0]).toEqual({ state: "pending", attempts: 1, lastError: `answered ${status}` });
    }
  }
  expect([...elsewhere.received, ...other.received]).toEqual([]);
});

test("an answer without end is not read", async () => {
  const receiver = await receiverThat((response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("x".repeat(100_000)), 1);
    response.on("close", () => clearInterval(timer));
  });
  await put(messageTo(receiver));
  await deliver(delivererTo([receiver]));
  expect(await states()).toMatchObject([{ state: "delivered" }]);
});

test("a host that is not listed any more is not sent to, and is again once it is listed", async () => {
  const [receiver, other] = [await receiverThat(), await receiverThat()];
  await put(messageTo(receiver));
  await deliver(delivererTo([other]));
  expect(receiver.received).toEqual([]);
  expect(await states()).toMatchObject([
    { state: "pending", lastError: expect.stringContaining("not one of the hosts") },
  ]);
  await letTimePass();
  await deliver(delivererTo([receiver]));
  expect(receiver.received).toHaveLength(1);
});

test("a receiver that never answers holds up nobody else's messages", async () => {
  const [slow, quick] = [await receiverThat("hang"), await receiverThat()];
  await put(...Array.from({ length: 30 }, () => messageTo(slow)));
  await put(...Array.from({ length: 30 }, () => messageTo(quick)));
  const deliverer = delivererTo([slow, quick]);
  await deliverer.start(db);
  await vi.waitFor(() => expect(new Set(quick.received.map(({ id }) => id)).size).toBe(30), 30_000);
  expect(slow.received.length).toBeLessThan(30);
  // Also what comes while it is being waited for.
  await put(messageTo(quick));
  await deliverer.start(db);
  await vi.waitFor(() => expect(quick.received).toHaveLength(31), 30_000);
  const stopped = deliverer.stop();
  await slow.close();
  await stopped;
  expect((await states()).filter(({ state }) => state === "delivered")).toHaveLength(31);
});

test("several who deliver at once deliver each message once", async () => {
  const receiver = await receiverThat();
  await put(...Array.from({ length: 100 }, (_, index) => messageTo(receiver, { index })));
  const others = [openDatabase(database.connection), openDatabase(database.connection)];
  const deliverers = [open, ...others].map((one) => ({ db: one.db, deliverer: delivererTo([receiver]) }));
  await Promise.all(
    deliverers.map(async ({ db, deliverer }) => {
      for (let round = 0; round < 10; round += 1) await deliverer.start(db);
      await deliverer.settled();
    }),
  );
  await deliver(delivererTo([receiver]));
  for (const { close } of others) await close();
  expect(receiver.received).toHaveLength(100);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(100);
});

test("what a process was sending when it was killed is sent by another, under the same id", async () => {
  const receiver = await receiverThat("hang");
  const [id] = await put(messageTo(receiver));
  const script = ["test/support/outbox-deliverer.ts", JSON.stringify(database.connection), KEY, receiver.host];
  const child = run([process.execPath, ...script]);
  await child.prints(/sending/);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 30_000);
  await child.end("SIGKILL");
  receiver.answer(200);
  const deliverer = delivererTo([receiver]);
  // Its lease holds on: nobody knows yet that it died.
  await deliver(deliverer);
  expect(receiver.received).toHaveLength(1);
  await letTimePass();
  await deliver(deliverer);
  expect(receiver.received.map((one) => one.id)).toEqual([id, id]);
  expect(await states()).toMatchObject([{ state: "delivered", attempts: 2 }]);
});

test("whoever says late that it failed does not disturb who took over", async () => {
  const receiver = await receiverThat();
  await put(messageTo(receiver));
  const claim = { channels: ["webhook"], busy: [], mostOfLane: 1, most: 1, leaseSeconds: 0 } as const;
  const [first] = await claimDue(db, claim);
  const [second] = await claimDue(db, { ...claim, leaseSeconds: 600 });
  expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
  if (first === undefined) throw new Error("nothing was claimed");
  await markFailed(db, first, { lastError: "late", nextAttemptAt: undefined });
  expect(await states()).toEqual([{ state: "pending", attempts: 2, lastError: null }]);
});

test("a message that nobody takes is dead in the end, is told of, holds up no other, and can be sent again", async () => {
  const receiver = await receiverThat();
  receiver.answer((response) => response.writeHead(receiver.received.at(-1)?.path === "/bad" ? 500 : 200).end());
  const [bad = ""] = await put(messageTo(receiver, {}, "/bad"));
  await put(...Array.from({ length: 10 }, () => messageTo(receiver)));
  const deliverer = delivererTo([receiver]);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await deliver(deliverer);
    await letTimePass();
  }
  expect(await findMessage(db, bad)).toMatchObject({
    state: "dead",
    attempts: MOST_ATTEMPTS,
    lastError: "answered 500",
  });
  expect(warnings).toEqual(["a message is given up"]);
  expect((await states()).filter(({ state }) => state === "delivered")).toHaveLength(10);
  const before = receiver.received.length;
  await deliver(deliverer);
  expect(receiver.received).toHaveLength(before);
  receiver.answer(200);
  await sendAgain(db, bad);
  await deliver(deliverer);
  expect(receiver.received.at(-1)?.id).toBe(bad);
  expect(await findMessage(db, bad)).toMatchObject({ state: "delivered", attempts: 1 });
});

test("a message that ends every process which sends it is given up without being sent once more", async () => {
  const receiver = await receiverThat();
  await put(messageTo(receiver));
  const claim = { channels: ["webhook"], busy: [], mostOfLane: 1, most: 1, leaseSeconds: 0 } as const;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) expect(await claimDue(db, claim)).toHaveLength(1);
  await deliver(delivererTo([receiver]));
  expect(receiver.received).toEqual([]);
  expect(await states()).toMatchObject([{ state: "dead", lastError: "no attempt ever ended" }]);
});

test("what this process cannot send it leaves to others", async () => {
  const receiver = await receiverThat();
  await put({ ...messageTo(receiver), channel: "email", destination: "a@ours.example" });
  await deliver(delivererTo([receiver]));
  expect(await states()).toEqual([{ state: "pending", attempts: 0, lastError: null }]);
});

test("what is withdrawn is not sent, and what was made for others is", async () => {
  const receiver = await receiverThat();
  await put(messageTo(receiver), { ...messageTo(receiver, { b: 2 }), source: "subscriptions/b" });
  await withdraw(db, ["subscriptions/a"], "withdrawn");
  await deliver(delivererTo([receiver]));
  expect(receiver.received.map(({ text }) => text)).toEqual(['{"b":2}']);
  expect((await listMessages(db, { limit: 10, source: "subscriptions/a" })).map(({ state }) => state)).toEqual([
    "dead",
  ]);
});
