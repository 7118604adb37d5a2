import { afterEach, beforeEach, expect } from "vitest";
import { type BusyService, inventory, send, startBusyService } from "./clients.ts";
import { serverPostgres } from "./postmaster.ts";
import { privateFolder, type startService } from "./running-service.ts";
import { urlOf } from "./workerd.ts";

/** What each test of a file has to itself, and what goes with it. */
export type Stage = {
  readonly folder: () => string;
  /** Ends something when the test ends, what came last first. */
  readonly endLater: (end: () => Promise<unknown>) => void;
  /** A server that is reached by `DATABASE_URL`, or none, for a service that has its own. */
  readonly openDatabase: (kind: "embedded" | "server") => Promise<Readonly<Record<string, string>>>;
  /** A service for many clients, with an inventory. */
  readonly startService: (
    environment: Readonly<Record<string, string>>,
    start?: typeof startService,
  ) => Promise<BusyService>;
};

export function useStage(): Stage {
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
  const endLater = (end: () => Promise<unknown>): void => void ends.push(end);
  return {
    folder: () => data.folder,
    endLater,
    openDatabase: async (kind) => {
      if (kind === "embedded") return { DATA_DIR: data.folder };
      const server = await serverPostgres(data.folder);
      endLater(server.stop);
      return { DATABASE_URL: urlOf(server.connection) };
    },
    startService: async (environment, start) => {
      const busy = await startBusyService(environment, start);
      endLater(async () => await busy.service.end("SIGTERM"));
      expect([200, 201]).toContain((await send(busy.address, "PUT", "/v1/inventory", inventory)).status);
      return busy;
    },
  };
}
