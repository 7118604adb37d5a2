import { mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Clients, inventory, roundsOf, seed, send, startBusyService } from "../support/clients.ts";
import { socketOf } from "../support/postmaster.ts";
import { privateFolder } from "../support/running-service.ts";
import { type SmallDisk, makeSmallDisk } from "../support/small-disk.ts";

const rounds = roundsOf(20);

let data: Awaited<ReturnType<typeof privateFolder>>;
let ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  data = await privateFolder();
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
  await data.remove();
});

/** In CI it must be there; elsewhere one line says what was not tested. */
async function findSmallDisk(): Promise<SmallDisk | undefined> {
  mkdirSync(data.folder);
  const disk = await makeSmallDisk(data.folder, 200);
  if (disk !== undefined) ends.push(disk.remove);
  else if (process.env["CI"] === undefined)
    console.warn("NOT TESTED: a full disk. This machine lets us mount none (unshare -m as root, unshare -Urm).");
  else throw new Error("no disk could be mounted: give the container CAP_SYS_ADMIN or user namespaces");
  return disk;
}

/** Has PostgreSQL begin a new file of its log, for which there is no room: it ends all sessions, and itself where it cannot even recover. */
async function exhaustLog(folder: string): Promise<void> {
  const place = { host: socketOf(folder), port: 5432, database: "headcount", username: "headcount" };
  for (let file = 0, isThere = true; file < 10 && isThere; file++) {
    const sql = postgres({ ...place, max: 1, connect_timeout: 1 });
    const begin = sql`select pg_logical_emit_message(false, 'fault', 'begins a file'), pg_switch_wal()`;
    isThere = await begin.then(
      () => true,
      () => false,
    );
    await sql.end({ timeout: 1 });
  }
}

test.each(["its tables", "its log"])(
  "where the disk has no room for %s, writes are refused and reads answered; with room again writes work, and nothing is lost",
  async (what) => {
    const disk = await findSmallDisk();
    if (disk === undefined) return;
    console.info(`full disk for ${what}: seed ${seed}, ${rounds} rounds`);
    const busy = await startBusyService({ DATA_DIR: data.folder }, disk.startService);
    ends.push(async () => await busy.service.end("SIGTERM"));
    expect(await send(busy.address, "PUT", "/v1/inventory", inventory)).toMatchObject({ status: 201 });
    const clients = new Clients(busy);
    for (const delay of fc.sample(fc.integer({ min: 20, max: 500 }), { numRuns: rounds, seed })) {
      clients.start(12);
      await clients.until("fresh", 1);
      await sleep(delay);
      const { free } = disk.fill();
      if (what === "its log") await exhaustLog(disk.inside);
      await clients.until("refused", 50);
      await clients.untilRead(10);
      await sleep(delay * 4);
      free();
      await clients.until("accepted", 20);
      await clients.until("fresh", 1);
      await clients.stop();
      await clients.settle();
      expect(clients.strange).toEqual([]);
    }
    expect(clients.tally.broken).toBe(0);
    const { free } = disk.fill();
    await busy.service.end("SIGTERM");
    free();
    const again = await startBusyService({ DATA_DIR: data.folder }, disk.startService);
    ends.push(async () => await again.service.end("SIGTERM"));
    await clients.expectWhole(again.address);
    expect(await again.service.end("SIGTERM")).toBe(0);
    console.info(JSON.stringify(clients.tally));
  },
  rounds * 120_000,
);
