import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Clients, inventory, roundsOf, seed, send, startBusyService } from "../support/clients.ts";
import { postmasterOf, serverPostgres } from "../support/postmaster.ts";
import { privateFolder } from "../support/running-service.ts";
import { urlOf } from "../support/workerd.ts";

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

test.each([
  ["embedded", "fast"],
  ["embedded", "immediate"],
  ["server", "fast"],
  ["server", "immediate"],
] as const)(
  "nothing that was answered 202 is lost or doubled where %s PostgreSQL is restarted, by %s shutdown, and it heals",
  async (kind, shutdown) => {
    console.info(`restart of ${kind}, ${shutdown}: seed ${seed}, ${rounds} rounds`);
    const server = kind === "server" ? await serverPostgres(data.folder) : undefined;
    if (server !== undefined) ends.push(server.stop);
    const busy = await startBusyService(
      server === undefined ? { DATA_DIR: data.folder } : { DATABASE_URL: urlOf(server.connection) },
    );
    const { service, address } = busy;
    ends.push(async () => await service.end("SIGTERM"));
    expect(await send(address, "PUT", "/v1/inventory", inventory)).toMatchObject({ status: 201 });
    const clients = new Clients(busy);
    for (const delay of fc.sample(fc.integer({ min: 20, max: 500 }), { numRuns: rounds, seed })) {
      clients.start(12);
      await clients.until("fresh", 1);
      await sleep(delay);
      const before = postmasterOf(data.folder);
      process.kill(before, shutdown === "fast" ? "SIGINT" : "SIGQUIT");
      await clients.until("stale", 1);
      await clients.until("accepted", 20);
      await clients.until("fresh", 1);
      await clients.stop();
      expect(postmasterOf(data.folder)).not.toBe(before);
      await clients.settle();
      expect(clients.strange).toEqual([]);
    }
    expect(clients.tally.broken).toBe(0);
    expect(await service.end("SIGTERM")).toBe(0);
    console.info(JSON.stringify(clients.tally));
  },
  rounds * 60_000,
);
