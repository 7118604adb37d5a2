import { expect, test } from "vitest";
import { type Limits, Listeners, type Newcomer } from "../../../src/impact/stream/listeners.ts";
import { type Message, messageOf } from "../../../src/impact/stream/message.ts";

/** Who listens, without a clock: each step says what time it is. */

const PLENTY: Limits = { most: 100, mostOfOne: 100 };
const SUBJECT = { operators: "all", filter: {} } as const;

const message = (sequence: number, etag = String(sequence)): Message =>
  messageOf({ bytes: new TextEncoder().encode(`{"sequence":${sequence}}`), sequence, etag });
const framed = (sequence: number) => `event: impact\nid: ${sequence}\ndata: {"sequence":${sequence}}\n\n`;

const newcomer = (who: string, first = message(1)): Newcomer => ({
  subject: SUBJECT,
  admission: { who, credential: who, endsAt: null, isNewcomer: false },
  first,
});

/** A reader that takes one chunk when it is told to. */
function readerOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  return {
    read: async () => {
      const { value, done } = await reader.read();
      return done ? "end" : new TextDecoder().decode(value);
    },
    leave: async () => await reader.cancel(),
  };
}

const settled = async () => await new Promise((resolve) => setTimeout(resolve, 0));

test("whoever reads slowly is spared what was superseded meanwhile, and nothing but the newest waits for them", async () => {
  const listeners = new Listeners(PLENTY);
  const reader = readerOf(listeners.add(newcomer("slow"), 0));
  expect(await reader.read()).toBe(framed(1));
  for (let sequence = 2; sequence <= 500; sequence++) listeners.publish(SUBJECT, message(sequence), 0);
  expect(await reader.read()).toBe(framed(500));
  const next = reader.read();
  listeners.publish(SUBJECT, message(501), 0);
  expect(await next).toBe(framed(501));
});

test("whoever takes nothing for half a minute is cut off, and nobody else", async () => {
  const listeners = new Listeners(PLENTY);
  const stuck = readerOf(listeners.add(newcomer("stuck"), 0));
  const quick = readerOf(listeners.add(newcomer("quick"), 0));
  expect([await stuck.read(), await quick.read()]).toEqual([framed(1), framed(1)]);
  await settled();
  listeners.publish(SUBJECT, message(2), 1_000);
  expect(await quick.read()).toBe(framed(2));
  listeners.beat(31_000);
  expect(listeners.size).toBe(2);
  listeners.beat(31_001);
  expect(listeners.size).toBe(1);
  await expect(stuck.read()).rejects.toThrow("a stream was ended before all of it was taken");
  listeners.endAll();
});

test("a comment is due every 15 seconds, whatever else is said", async () => {
  const listeners = new Listeners(PLENTY);
  const reader = readerOf(listeners.add(newcomer("one"), 0));
  expect(await reader.read()).toBe(framed(1));
  listeners.beat(14_999);
  listeners.publish(SUBJECT, message(2), 14_999);
  expect(await reader.read()).toBe(framed(2));
  for (const due of [15_000, 30_000, 45_000]) {
    listeners.beat(due);
    expect(await reader.read()).toMatch(/^: /);
    listeners.beat(due + 14_999);
  }
  const next = reader.read();
  listeners.publish(SUBJECT, message(3), 59_999);
  expect(await next).toBe(framed(3));
});

test("the same is not told twice, nor what is older than what was told", async () => {
  const listeners = new Listeners(PLENTY);
  const reader = readerOf(listeners.add(newcomer("one", message(7)), 0));
  expect(await reader.read()).toBe(framed(7));
  const next = reader.read();
  listeners.publish(SUBJECT, message(7), 0);
  listeners.publish(SUBJECT, message(6), 0);
  // What takes effect by itself has the sequence of before.
  listeners.publish(SUBJECT, message(7, "later"), 0);
  expect(await next).toBe(framed(7));
});

test("there is room for so many of one credential, and so many in all, and again once somebody leaves", async () => {
  const listeners = new Listeners({ most: 3, mostOfOne: 2 });
  const first = readerOf(listeners.add(newcomer("one"), 0));
  listeners.add(newcomer("one"), 0);
  expect(() => listeners.add(newcomer("one"), 0)).toThrow("At most 2 streams at a time for one credential.");
  listeners.add(newcomer("other"), 0);
  expect(() => listeners.add(newcomer("third"), 0)).toThrow("At most 3 streams at a time here.");
  await first.leave();
  listeners.add(newcomer("one"), 0);
  expect(listeners.size).toBe(3);
  listeners.endAll();
  expect([listeners.size, listeners.subjects(), listeners.admissions()]).toEqual([0, [], []]);
});

test("only those end whose admission no longer holds", async () => {
  const listeners = new Listeners(PLENTY);
  const [revoked, other] = ["revoked", "other"].map((who) => readerOf(listeners.add(newcomer(who), 0)));
  await Promise.all([revoked?.read(), other?.read()]);
  const [ended, goesOn] = [revoked?.read(), other?.read()];
  await settled();
  listeners.endUnless(({ who }) => who !== "revoked");
  expect(await ended).toBe("end");
  listeners.publish(SUBJECT, message(2), 0);
  expect(await goesOn).toBe(framed(2));
});
