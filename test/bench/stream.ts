/**
 * How soon and how many the stream tells: `npm run bench:stream`. The service on one embedded PostgreSQL, with listeners in
 * this process.
 * (a) From the answer 202 to an event until its message is there, against a bare `NOTIFY` (one connection notifies, another
 * listens), by turns in one run.
 * (b) Many listeners while events come at a steady rate: whether all hear the final state, and what the service holds in
 * memory after a collection, minute by minute. `--listeners 2000 --rate 50 --seconds 300`, `--events 500` for (a).
 */
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { connect } from "../../src/platform/database.ts";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres/start.ts";
import { addressOf, privateFolder, run } from "../support/running-service.ts";
import { urlOf } from "../support/workerd.ts";
import { median } from "./summary.ts";

const whole = z.string().regex(/^\d+$/).transform(Number);
const { events, listeners, rate, seconds } = z
  .object({ events: whole, listeners: whole, rate: whole, seconds: whole })
  .parse(
    parseArgs({
      options: {
        events: { type: "string", default: "500" },
        listeners: { type: "string", default: "2000" },
        rate: { type: "string", default: "50" },
        seconds: { type: "string", default: "300" },
      },
    }).values,
  );

/** Between two events of (a): each is a message of its own. */
const APART_MILLISECONDS = 20;

const MOST_UNDER_WAY = 100;

/** More than the head of a message has. */
const HEAD_BYTES = 40;

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
const data = await privateFolder();
const server = await startEmbeddedPostgres({ dataDir: data.folder, listen: "loopback" });
const service = run([process.execPath, "--inspect=127.0.0.1:0", "src/node.ts"], {
  PORT: "0",
  LOG_LEVEL: "warn",
  DATABASE_URL: urlOf(server.connection),
  REQUESTS_PER_MINUTE: "99999999",
  REQUESTS_PER_MINUTE_AND_ADDRESS: "99999999",
});
let sent = 0;
try {
  const [, inspector = ""] = await service.prints(/listening on (ws:\S+)/);
  const address = await addressOf(service);
  await put(address);
  console.log(`node ${process.version}, embedded PostgreSQL, loopback, O2's inventory\n`);
  await measureDelay(address);
  if (listeners > 0) {
    const { collect, close } = await openInspector(inspector);
    // A process does not end while somebody inspects it.
    await measureMany(address, collect).finally(close);
  }
} finally {
  await service.end("SIGTERM");
  await server.stop();
  await data.remove();
}

async function put(address: string): Promise<void> {
  const body = readFileSync(new URL("../../examples/o2-2018/inventory.json", import.meta.url), "utf8");
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${address}/v1/inventory`, { method: "PUT", headers, body });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Sends one event, and gives its sequence and when it was answered 202. */
async function post(address: string): Promise<{ readonly sequence: number; readonly atMilliseconds: number }> {
  sent += 1;
  const state = sent % 2 === 0 ? "up" : "down";
  const event = { id: `e-${sent}`, node: "sgsn-mme-01", state, occurredAt: "2018-12-06T05:00:00Z" };
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${address}/v1/events`, { method: "POST", headers, body: JSON.stringify(event) });
  const atMilliseconds = performance.now();
  if (answer.status !== 202) throw new Error(await answer.text());
  return { sequence: z.object({ sequence: z.number() }).parse(await answer.json()).sequence, atMilliseconds };
}

/** One listener; told of each id as it comes. */
async function listen(address: string, onMessage: (sequence: number) => void): Promise<() => void> {
  const { promise, resolve, reject } = Promise.withResolvers<() => void>();
  const request = get(`${address}/v1/impact/stream`, { agent }, (response) => {
    if (response.statusCode !== 200) return reject(new Error(`a listener was answered ${response.statusCode}`));
    let rest = Buffer.alloc(0);
    response.on("data", (chunk: Buffer) => {
      // Only heads are looked for, which may be torn: most of what is heard is not read here.
      const sequence = lastIdIn(chunk) ?? lastIdIn(Buffer.concat([rest, chunk.subarray(0, HEAD_BYTES)]));
      rest = Buffer.from(chunk.subarray(-HEAD_BYTES));
      if (sequence !== undefined) onMessage(sequence);
    });
    resolve(() => request.destroy());
  });
  request.on("error", reject);
  return await promise;
}

function lastIdIn(chunk: Buffer): number | undefined {
  const start = chunk.lastIndexOf("\nid: ");
  const end = chunk.indexOf("\n", start + 1);
  return start < 0 || end < 0 ? undefined : Number(chunk.toString("latin1", start + 5, end));
}

async function measureDelay(address: string): Promise<void> {
  const [ear, mouth] = [connect(server.connection, { connections: 1 }), connect(server.connection, { connections: 1 })];
  let notice = Promise.withResolvers<void>();
  await ear.listen("bench", () => notice.resolve());
  const arrived = new Map<number, number>();
  let look: (() => void) | undefined;
  const leave = await listen(address, (sequence) => {
    arrived.set(sequence, performance.now());
    look?.();
  });
  const [bare, streamed, whole]: [number[], number[], number[]] = [[], [], []];
  for (let round = -20; round < events; round++) {
    notice = Promise.withResolvers();
    const start = performance.now();
    await mouth`select pg_notify('bench', '')`;
    await notice.promise;
    const took = performance.now() - start;
    await sleep(APART_MILLISECONDS);
    const begun = performance.now();
    const { sequence, atMilliseconds } = await post(address);
    await new Promise<void>((resolve) => {
      look = () => arrived.has(sequence) && resolve();
      look();
    });
    await sleep(APART_MILLISECONDS);
    if (round < 0) continue;
    const arrivedAt = arrived.get(sequence) ?? 0;
    bare.push(took);
    streamed.push(Math.max(0, arrivedAt - atMilliseconds));
    whole.push(arrivedAt - begun);
  }
  leave();
  await Promise.all([ear.end(), mouth.end()]);
  console.log(`| ${events} times, by turns | p50 ms | p99 ms | p99 of NOTIFY's |\n|---|---|---|---|`);
  for (const [name, times] of [
    ["bare NOTIFY, from sent to heard", bare],
    ["event: from 202 to message", streamed],
    ["event: from sent to message", whole],
  ] as const)
    console.log(
      `| ${name} | ${median(times).toFixed(2)} | ${p99(times).toFixed(2)} | ${(p99(times) / p99(bare)).toFixed(1)} |`,
    );
}

function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;
}

async function measureMany(address: string, collect: () => Promise<void>): Promise<void> {
  const last = Array.from({ length: listeners }, () => 0);
  const leaves: (() => void)[] = [];
  let messages = 0;
  for (const index of last.keys())
    leaves.push(
      await listen(address, (sequence) => {
        last[index] = sequence;
        messages += 1;
      }),
    );
  const [start, before] = [performance.now(), sent];
  const { sequence, memory } = await sendSteadily(address, collect);
  const took = (performance.now() - start) / 1000;
  const deadline = performance.now() + 30_000;
  while (last.some((heard) => heard < sequence) && performance.now() < deadline) await sleep(50);
  const final = last.filter((heard) => heard >= sequence).length;
  for (const leave of leaves) leave();
  tellMany({ memory, took, final, messages, rate: (sent - before) / took });
}

/** Sends as many a second as it is to, and gives the last sequence, and what is held in memory at the end of each part. */
async function sendSteadily(address: string, collect: () => Promise<void>) {
  const [start, before] = [performance.now(), sent];
  const minutes = Math.max(2, Math.round(seconds / 60));
  const memory: number[] = [];
  const underWay = new Set<Promise<void>>();
  let sequence = 0;
  const postSoon = (): void => {
    const posting: Promise<void> = post(address)
      .then((posted) => void (sequence = Math.max(sequence, posted.sequence)))
      .finally(() => underWay.delete(posting));
    underWay.add(posting);
  };
  for (let minute = 1; minute <= minutes; minute++) {
    const end = start + (minute * seconds * 1000) / minutes;
    while (performance.now() < end) {
      await sleep(Math.max(0, start + ((sent - before) * 1000) / rate - performance.now()));
      postSoon();
      // However slow it is, no more than these wait at a time.
      if (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay);
    }
    await collect();
    memory.push(residentMegabytes());
  }
  await Promise.all(underWay);
  return { sequence, memory };
}

type Many = {
  readonly memory: readonly number[];
  readonly took: number;
  readonly final: number;
  readonly messages: number;
  readonly rate: number;
};

function tellMany({ memory, took, final, messages, rate: reached }: Many): void {
  console.log(`\n| ${listeners} listeners, ${reached.toFixed(0)} events/s for ${took.toFixed(0)} s | |\n|---|---|`);
  console.log(`| heard the final state | ${final} of ${listeners} |`);
  console.log(`| chunks a second, to all | ${(messages / took).toFixed(0)} |`);
  console.log(`| resident after a collection, part by part, MB | ${memory.map((one) => one.toFixed(0)).join(", ")} |`);
  console.log(`| the last of the first | ${((memory.at(-1) ?? 0) / (memory[0] ?? 1)).toFixed(3)} |`);
}

function residentMegabytes(): number {
  const status = readFileSync(`/proc/${service.child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** What makes the service collect its garbage, by the protocol of its inspector. */
async function openInspector(url: string) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  let id = 0;
  const collect = async (): Promise<void> => {
    id += 1;
    const collected = new Promise<void>((resolve) => {
      const hear = ({ data: text }: MessageEvent): void => {
        if (z.object({ id: z.number().optional() }).parse(JSON.parse(String(text))).id !== id) return;
        socket.removeEventListener("message", hear);
        resolve();
      };
      socket.addEventListener("message", hear);
    });
    socket.send(JSON.stringify({ id, method: "HeapProfiler.collectGarbage" }));
    await collected;
  };
  return { collect, close: () => socket.close() };
}
