import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from "vitest";
import type { Learnt } from "../../src/platform/recall.ts";
import { LastKnown } from "../../src/last-known.ts";
import { createRecall } from "../../src/recall.ts";
import { type DeployedWorker, deployWorker } from "../support/deployed-worker.ts";

/** What is remembered beyond an isolate, in the real Durable Object; each memory here is an isolate's. */

let worker: DeployedWorker;
let objects: DurableObjectNamespace;
beforeAll(async () => {
  worker = await deployWorker(inject("postgres"), { vars: {} });
  objects = (await worker.harness.getWorker<{ LAST_KNOWN: DurableObjectNamespace }>().getEnv()).LAST_KNOWN;
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => await worker.harness.close());

/** A memory; what its requests leave to be done, and the methods by which it spoke to the object. */
function startMemory(namespace = objects) {
  const warnings: string[] = [];
  const said: string[] = [];
  const counting = new Proxy(namespace, {
    get: (target, name) => {
      if (name === "idFromName") return (kind: string) => target.idFromName(kind);
      return (id: ReturnType<DurableObjectNamespace["idFromName"]>) => ({
        fetch: async (url: string, init: { method?: string } = {}) => {
          said.push(init.method ?? "GET");
          return await target.get(id).fetch(url, init);
        },
      });
    },
  });
  const open = createRecall(counting, (message) => warnings.push(message));
  const left: Promise<unknown>[] = [];
  const request = () => open((promise) => left.push(promise));
  const remember = async (key: string, learnt: Learnt): Promise<void> => {
    request().remember(key, learnt);
    await Promise.all(left);
  };
  return { warnings, said, remember, recall: async (key: string) => await request().recall(key) };
}

const learnt = (text: string): Learnt => ({ bytes: new TextEncoder().encode(text), tag: text });
const textOf = async (key: string) => {
  const recalled = await startMemory().recall(key);
  return recalled && new TextDecoder().decode(recalled.bytes);
};

test("what is longer than a value of its database may be comes back whole, and then what replaced it", async () => {
  const bytes = new Uint8Array(randomBytes(5_000_000));
  await startMemory().remember("long one", { bytes, tag: "long" });
  const recalled = await startMemory().recall("long one");
  expect(Buffer.compare(recalled?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  await startMemory().remember("long one", learnt("short"));
  expect(await textOf("long one")).toBe("short");
});

/** The object on a database whose rows can be looked at. */
function startObject() {
  const database = new DatabaseSync(":memory:");
  const exec = (query: string, ...values: readonly (string | number | ArrayBuffer)[]) => {
    if (values.length === 0) return database.exec(query);
    const bound = values.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value));
    return database.prepare(query).all(...bound);
  };
  const storage = { sql: { exec }, transactionSync: (change: () => void) => change() };
  const object: { fetch: (request: Request) => Promise<Response> } = Reflect.construct(LastKnown, [{ storage }]);
  const put = async (label: { readonly key: string; readonly until: string }, body: Uint8Array<ArrayBuffer>) => {
    const query = new URLSearchParams({ ...label, tag: "a", at: "1" }).toString();
    await object.fetch(new Request(`https://last-known/?${query}`, { method: "PUT", body }));
  };
  return { database, put };
}

test("no value of its database is longer than Cloudflare allows, which workerd does not hold it to", async () => {
  const { database, put } = startObject();
  await put({ key: "long", until: "9e15" }, new Uint8Array(5_000_000));
  const [row] = database.prepare("select max(length(bytes)) as longest, sum(length(bytes)) as whole from parts").all();
  expect(row).toMatchObject({ whole: 5_000_000 });
  expect(row?.["longest"]).toBeLessThan(2_000_000);
});

test("what is too long is not kept, which the log tells", async () => {
  const memory = startMemory();
  await memory.remember("long two", { bytes: new Uint8Array(5_000_001), tag: "too long" });
  expect(memory.warnings).toEqual(["too long to be kept beyond this isolate"]);
  expect(await memory.recall("long two")).toBeUndefined();
});

test("what changed is told at once, what did not after half a minute and without its bytes", async () => {
  const start = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  const memory = startMemory();
  await memory.remember("told one", learnt("a"));
  expect(memory.said).toEqual(["PATCH", "PUT"]);
  vi.setSystemTime(start + 29_000);
  await memory.remember("told one", learnt("a"));
  expect(memory.said).toHaveLength(2);
  expect(await startMemory().recall("told one")).toMatchObject({ atMilliseconds: start });
  vi.setSystemTime(start + 31_000);
  await memory.remember("told one", learnt("a"));
  expect(memory.said).toEqual(["PATCH", "PUT", "PATCH"]);
  expect(await startMemory().recall("told one")).toMatchObject({ atMilliseconds: start + 31_000 });
  vi.setSystemTime(start + 32_000);
  await memory.remember("told one", learnt("b"));
  expect(await textOf("told one")).toBe("b");
});

test("what was known earlier replaces nothing, however late it is told", async () => {
  const start = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  await startMemory().remember("order one", learnt("later"));
  vi.setSystemTime(start - 1_000);
  await startMemory().remember("order one", learnt("earlier"));
  await startMemory().remember("order one", learnt("later"));
  const recalled = await startMemory().recall("order one");
  expect(recalled).toMatchObject({ bytes: learnt("later").bytes, atMilliseconds: start });
});

test("what nobody wants any more is not given, and goes with the next that is written", async () => {
  await startMemory().remember("short one", { ...learnt("x"), keepMilliseconds: 5_000 });
  expect(await textOf("short one")).toBe("x");
  await expect.poll(async () => await textOf("short one"), { timeout: 20_000 }).toBeUndefined();
  const { database, put } = startObject();
  await put({ key: "short", until: "1" }, new Uint8Array(1));
  await put({ key: "long", until: "9e15" }, new Uint8Array(1));
  const kept = "select kept.key, number from kept join parts using (key)";
  expect(database.prepare(kept).all()).toMatchObject([{ key: "long", number: 0 }]);
  expect(database.prepare("select key from parts").all()).toHaveLength(1);
});

test("of a kind the 500 that were known last are kept", async () => {
  await startMemory().remember("other one", learnt("of another kind"));
  const start = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  const memory = startMemory();
  // One after the other: sent at once, they would come in any order.
  for (let number = 0; number <= 500; number++) {
    vi.setSystemTime(start + number);
    await memory.remember(`many ${number}`, learnt("x"));
  }
  expect([await textOf("many 0"), await textOf("many 1"), await textOf("many 500")]).toEqual([undefined, "x", "x"]);
  expect(await textOf("other one")).toBe("of another kind");
});

/** The same object, which answers otherwise. */
const answering = (fetch: () => Promise<never>) =>
  new Proxy(objects, { get: (target, name) => (name === "get" ? () => ({ fetch }) : Reflect.get(target, name)) });

test("an object that does not answer, or fails, is nothing that is known, and holds nobody up", async () => {
  const silent = startMemory(answering(async () => await new Promise(() => {})));
  expect(await silent.recall("away one")).toBeUndefined();
  const failing = startMemory(
    answering(async () => {
      throw new Error("away");
    }),
  );
  expect(await failing.recall("away one")).toBeUndefined();
  await failing.remember("away one", learnt("x"));
  await failing.remember("away one", learnt("x"));
  expect(failing.said).toEqual(["GET", "PATCH", "PATCH"]);
  expect(failing.warnings).toEqual([
    "what was last known cannot be recalled",
    "what was last known is kept later",
    "what was last known is kept later",
  ]);
});
