import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { type BusyService, inventory, send } from "../support/clients.ts";
import { postmasterOf, processesOf } from "../support/postmaster.ts";
import { useStage } from "../support/stage.ts";
import { type Heard, type Message, hear } from "../support/stream.ts";

/** Streams of whole services, and what can happen to them. */

const stage = useStage();

const Impact = z.object({ sequence: z.number(), stale: z.boolean() });
const impactIn = ({ data }: Message) => Impact.parse(JSON.parse(data));

async function listen({ address }: BusyService, query = ""): Promise<Heard> {
  const heard = hear(await fetch(`${address}/v1/impact/stream${query}`));
  stage.endLater(async () => await heard.leave().catch(() => {}));
  expect(heard.status).toBe(200);
  return heard;
}

let posted = 0;
/** Sends one event, again and again where it is not taken, and gives its sequence. */
async function post({ address }: BusyService): Promise<number> {
  const id = `event-${++posted}`;
  const event = { id, node: "hss-1", state: posted % 2 === 0 ? "up" : "down", occurredAt: "2018-12-06T05:00:00Z" };
  for (;;) {
    const { status, body } = await send(address, "POST", "/v1/events", event);
    if (status === 202) return z.object({ sequence: z.number() }).parse(body).sequence;
    await sleep(200);
  }
}

const hasHeard = async (heard: Heard, sequence: number) =>
  await heard.until((message) => impactIn(message).sequence >= sequence && !impactIn(message).stale);

test("what one process writes is heard by those who listen to another", async () => {
  const environment = await stage.openDatabase("server");
  const [one, other] = [await stage.startService(environment), await stage.startService(environment)];
  const [here, there] = [await listen(one), await listen(other)];
  for (const writer of [one, other, one]) {
    const sequence = await post(writer);
    await Promise.all([hasHeard(here, sequence), hasHeard(there, sequence)]);
  }
});

test("whoever listens stays while the database is killed, and hears what is so once it is back", async () => {
  const service = await stage.startService(await stage.openDatabase("server"));
  const heard = await listen(service);
  await hasHeard(heard, await post(service));
  for (let round = 0; round < 2; round++) {
    process.kill(postmasterOf(stage.folder()), "SIGQUIT");
    await hasHeard(heard, await post(service));
  }
});

test("a stream that is opened while the database stands still tells the estimate as it was known, and then as it is", async () => {
  const service = await stage.startService(await stage.openDatabase("server"));
  const before = await listen(service);
  const sequence = await post(service);
  await hasHeard(before, sequence);
  const stopped = [...processesOf(stage.folder())];
  for (const pid of stopped) process.kill(pid, "SIGSTOP");
  const goOn = () => stopped.splice(0).forEach((pid) => process.kill(pid, "SIGCONT"));
  stage.endLater(async () => goOn());
  const heard = await listen(service);
  expect(impactIn(await heard.until(() => true))).toEqual({ sequence, stale: true });
  goOn();
  await hasHeard(heard, sequence);
  const next = await post(service);
  await Promise.all([hasHeard(heard, next), hasHeard(before, next)]);
});

test("streams end when the service is to stop, and it stops", async () => {
  const service = await stage.startService(await stage.openDatabase("server"));
  const all = await Promise.all(Array.from({ length: 20 }, () => listen(service)));
  await Promise.all(all.map((heard) => hasHeard(heard, 1)));
  expect(await service.service.end("SIGTERM")).toBe(0);
  expect(await Promise.all(all.map(({ ended }) => ended))).toEqual(all.map(() => "ended"));
});

/** Asks for a stream and reads nothing of it. */
async function listenAndSleep({ address }: BusyService): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  stage.endLater(async () => socket.destroy());
  await once(socket, "connect");
  socket.pause();
  socket.write("GET /v1/impact/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
  return socket;
}

/** An estimate of some 100 kB, so that what the sockets on the way hold is soon full. */
function manyAreas() {
  const names = Array.from({ length: 500 }, (_, index) => `area-${index}`);
  const [segment] = inventory.segments;
  return {
    ...inventory,
    areas: [...inventory.areas, ...names.map((id) => ({ id, name: `The ${id} of which there are many` }))],
    segments: [...inventory.segments, ...names.map((area) => ({ ...segment, id: `in-${area}`, area }))],
  };
}

/** Megabytes that a process holds. */
const residentMegabytes = ({ service }: BusyService): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${service.child.pid}/status`, "utf8"))?.[1]) / 1024;

test("whoever reads nothing is cut off, nothing piles up for them, and others hear on", async () => {
  const service = await stage.startService(await stage.openDatabase("server"));
  expect((await send(service.address, "PUT", "/v1/inventory", manyAreas())).status).toBe(201);
  const heard = await listen(service);
  const postFor = async (milliseconds: number) => {
    const end = Date.now() + milliseconds;
    let last = 0;
    while (Date.now() < end) last = await post(service);
    await hasHeard(heard, last);
    return last;
  };
  // The heap of a service at work is larger than that of one at rest: what the sleepers add is told from the former.
  await postFor(10_000);
  const before = residentMegabytes(service);
  const sleepers = await Promise.all(Array.from({ length: 5 }, () => listenAndSleep(service)));
  const last = await postFor(50_000);
  console.info(`resident: ${before.toFixed(0)} MB, then ${residentMegabytes(service).toFixed(0)} MB; ${last} entries`);
  expect(residentMegabytes(service)).toBeLessThan(before + 150);
  const ends = sleepers.map((socket) => new Promise((resolve) => socket.on("error", () => {}).on("close", resolve)));
  for (const socket of sleepers) socket.resume();
  await Promise.all(ends);
}, 180_000);
