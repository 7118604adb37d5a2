import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Clients, roundsOf, seed } from "../support/clients.ts";
import { postmasterOf } from "../support/postmaster.ts";
import { useStage } from "../support/stage.ts";

const rounds = roundsOf(10);

const stage = useStage();

test.each([
  ["embedded", "fast"],
  ["embedded", "immediate"],
  ["server", "fast"],
  ["server", "immediate"],
] as const)(
  "nothing that was answered 202 is lost or doubled where %s PostgreSQL is restarted, by %s shutdown, and it heals",
  async (kind, shutdown) => {
    console.info(`restart of ${kind}, ${shutdown}: seed ${seed}, ${rounds} rounds`);
    const busy = await stage.startService(await stage.openDatabase(kind));
    const clients = new Clients(busy);
    for (const delay of fc.sample(fc.integer({ min: 20, max: 500 }), { numRuns: rounds, seed })) {
      clients.start(12);
      await clients.until("fresh", 1);
      await sleep(delay);
      const before = postmasterOf(stage.folder());
      process.kill(before, shutdown === "fast" ? "SIGINT" : "SIGQUIT");
      await clients.until("stale", 1);
      await clients.until("accepted", 20);
      await clients.until("fresh", 1);
      await clients.stop();
      expect(postmasterOf(stage.folder())).not.toBe(before);
      await clients.settle();
      expect(clients.strange).toEqual([]);
    }
    expect(clients.tally.broken).toBe(0);
    expect(await busy.service.end("SIGTERM")).toBe(0);
    console.info(JSON.stringify(clients.tally));
  },
  rounds * 60_000,
);
