import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Clients, isLong, seed } from "../support/clients.ts";
import { processesOf } from "../support/postmaster.ts";
import { useStage } from "../support/stage.ts";

/** For how long PostgreSQL stands still; the last is longer than the service waits for any answer of it. */
const rounds = isLong ? [20, 20, 20, 20, 60] : [2];

const stage = useStage();

/** Stops all processes of the server, and gives what lets them go on. */
function stopServer(): () => void {
  const stopped = [...processesOf(stage.folder())];
  for (const pid of stopped) process.kill(pid, "SIGSTOP");
  return () => {
    for (const pid of stopped.splice(0)) process.kill(pid, "SIGCONT");
  };
}

test.each(["embedded", "server"] as const)(
  "everybody is answered while %s PostgreSQL stands still with writes in flight, and nothing is lost or doubled after that",
  async (kind) => {
    console.info(`SIGSTOP of ${kind}: seed ${seed}, for ${rounds.join(", ")} s`);
    const busy = await stage.startService(await stage.openDatabase(kind));
    const clients = new Clients(busy);
    for (const [round, seconds] of rounds.entries()) {
      clients.start(12);
      await clients.until("fresh", 1);
      await sleep((seed + round * 7919) % 500);
      const goOn = stopServer();
      stage.endLater(async () => goOn());
      const stoppedMilliseconds = Date.now();
      await clients.until("stale", 1);
      await clients.until("refused", 20);
      await sleep(Math.max(0, stoppedMilliseconds + seconds * 1000 - Date.now()));
      if (seconds >= 60) expect(clients.openSince(stoppedMilliseconds)).toBe(0);
      goOn();
      await clients.until("accepted", 20);
      await clients.until("fresh", 1);
      await clients.stop();
      await clients.settle();
      expect(clients.strange).toEqual([]);
    }
    expect(clients.tally.broken).toBe(0);
    expect(await busy.service.end("SIGTERM")).toBe(0);
    console.info(JSON.stringify(clients.tally));
  },
  (rounds.reduce((sum, seconds) => sum + seconds, 0) + rounds.length * 60) * 1000,
);
