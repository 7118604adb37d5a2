import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Clients, roundsOf, seed } from "../support/clients.ts";
import { useStage } from "../support/stage.ts";

const rounds = roundsOf(100);

const stage = useStage();

test.each(["embedded", "server"] as const)(
  "nothing that was answered 202 is lost or doubled by kill -9 with writes in flight, on %s PostgreSQL",
  async (kind) => {
    console.info(`kill -9 on ${kind}: seed ${seed}, ${rounds} rounds`);
    const environment = await stage.openDatabase(kind);
    const delays = fc.sample(fc.integer({ min: 20, max: 500 }), { numRuns: rounds, seed });
    let busy = await stage.startService(environment);
    const clients = new Clients(busy);
    for (const delay of delays) {
      const before = clients.answered.size;
      clients.start(12);
      await sleep(delay);
      busy.service.child.kill("SIGKILL");
      await clients.until("broken", 12);
      await clients.stop();
      await busy.service.exit();
      busy = await stage.startService(environment);
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
