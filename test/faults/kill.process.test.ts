import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type BusyService, Clients, inventory, roundsOf, seed, send, startBusyService } from "../support/clients.ts";
import { serverPostgres } from "../support/postmaster.ts";
import { privateFolder } from "../support/running-service.ts";
import { urlOf } from "../support/workerd.ts";

const rounds = roundsOf(100);

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

async function environmentOf(kind: string): Promise<Readonly<Record<string, string>>> {
  if (kind === "embedded") return { DATA_DIR: data.folder };
  const server = await serverPostgres(data.folder);
  ends.push(server.stop);
  return { DATABASE_URL: urlOf(server.connection) };
}

async function startOn(environment: Readonly<Record<string, string>>): Promise<BusyService> {
  const busy = await startBusyService(environment);
  ends.push(async () => await busy.service.end("SIGKILL"));
  return busy;
}

test.each(["embedded", "server"])(
  "nothing that was answered 202 is lost or doubled by kill -9 with writes in flight, on %s PostgreSQL",
  async (kind) => {
    console.info(`kill -9 on ${kind}: seed ${seed}, ${rounds} rounds`);
    const environment = await environmentOf(kind);
    const delays = fc.sample(fc.integer({ min: 20, max: 500 }), { numRuns: rounds, seed });
    let busy = await startOn(environment);
    expect(await send(busy.address, "PUT", "/v1/inventory", inventory)).toMatchObject({ status: 201 });
    const clients = new Clients(busy);
    for (const delay of delays) {
      const before = clients.answered.size;
      clients.start(12);
      await sleep(delay);
      busy.service.child.kill("SIGKILL");
      await clients.until("broken", 12);
      await clients.stop();
      await busy.service.exit();
      busy = await startOn(environment);
      clients.goOnAt(busy);
      await clients.expectWhole();
      await clients.settle();
      expect(clients.answered.size).toBeGreaterThan(before);
      expect(clients.strange).toEqual([]);
    }
    console.info(JSON.stringify(clients.tally));
  },
  rounds * 20_000,
);
