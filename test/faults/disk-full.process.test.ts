import { mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import postgres from "postgres";
import { expect, test } from "vitest";
import { Clients, roundsOf, seed } from "../support/clients.ts";
import { socketOf } from "../support/postmaster.ts";
import { type SmallDisk, makeSmallDisk } from "../support/small-disk.ts";
import { useStage } from "../support/stage.ts";

const rounds = roundsOf(20);

const stage = useStage();

/** In CI it must be there; elsewhere one line says what was not tested. */
async function findSmallDisk(): Promise<SmallDisk | undefined> {
  mkdirSync(stage.folder());
  const disk = await makeSmallDisk(stage.folder(), 256);
  if (disk !== undefined) stage.endLater(disk.remove);
  else if (process.env["CI"] === undefined)
    console.warn("NOT TESTED: a full disk. This machine lets us mount none (unshare -m as root, unshare -Urm).");
  else throw new Error("no disk could be mounted: give the container CAP_SYS_ADMIN or user namespaces");
  return disk;
}

async function withAdmin(act: (sql: postgres.Sql) => Promise<unknown>, folder: string): Promise<void> {
  const place = { host: socketOf(folder), port: 5432, database: "headcount", username: "headcount" };
  const sql = postgres({ ...place, max: 1, connect_timeout: 1, fetch_types: false, onnotice: () => {} });
  try {
    await act(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Has PostgreSQL keep less of its log than it would, 1 GB, so that a small disk is full because of others. */
async function keepLogSmall(folder: string): Promise<void> {
  await withAdmin(async (sql) => {
    await sql`alter system set max_wal_size = '64MB'`;
    await sql`alter system set min_wal_size = '32MB'`;
    await sql`select pg_reload_conf()`;
  }, folder);
}

/** Has PostgreSQL begin new files of its log, until there is no room for one: it ends all sessions, and itself where it cannot even recover. */
async function exhaustLog(folder: string): Promise<void> {
  await withAdmin(async (sql) => {
    for (let file = 0; file < 10; file++)
      await sql`select pg_logical_emit_message(false, 'fault', 'begins a file'), pg_switch_wal()`;
  }, folder).catch((error: unknown) => console.info(`the log is full: ${String(error)}`));
}

test.each(["its tables", "its log"])(
  "where the disk has no room for %s, writes are refused and reads answered; with room again writes work, and nothing is lost",
  async (what) => {
    const disk = await findSmallDisk();
    if (disk === undefined) return;
    console.info(`full disk for ${what}: seed ${seed}, ${rounds} rounds`);
    const busy = await stage.startService({ DATA_DIR: stage.folder() }, disk.startService);
    await keepLogSmall(disk.inside);
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
    const again = await stage.startService({ DATA_DIR: stage.folder() }, disk.startService);
    await clients.expectWhole(again.address);
    expect(await again.service.end("SIGTERM")).toBe(0);
    console.info(JSON.stringify(clients.tally));
  },
  rounds * 120_000,
);
