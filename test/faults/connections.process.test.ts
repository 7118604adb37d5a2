import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import postgres from "postgres";
import { expect, test } from "vitest";
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";
import { Clients, roundsOf, seed } from "../support/clients.ts";
import { serverPostgres } from "../support/postmaster.ts";
import { run, startService } from "../support/running-service.ts";
import { useStage } from "../support/stage.ts";
import { urlOf } from "../support/workerd.ts";

const rounds = roundsOf(20);
const MOST_CONNECTIONS = 12;

const stage = useStage();

/** A server with few connections, and the way to it. */
async function startSmallServer(): Promise<PostgresConnection> {
  const server = await serverPostgres(stage.folder(), {
    max_connections: String(MOST_CONNECTIONS),
    superuser_reserved_connections: "1",
  });
  stage.endLater(server.stop);
  return server.connection;
}

/** Somebody who takes what connections there are. */
class Hog {
  readonly #connection: PostgresConnection;
  readonly #held: postgres.Sql[] = [];

  constructor(connection: PostgresConnection) {
    this.#connection = connection;
  }

  /** Tries for as many as there can be, all at once. */
  async #take(): Promise<void> {
    const tries = Array.from({ length: MOST_CONNECTIONS }, async () => {
      const sql = postgres({
        ...this.#connection,
        max: 1,
        max_lifetime: null,
        connection: { application_name: "hog" },
      });
      const isTaken = await sql`select 1`.then(
        () => true,
        () => false,
      );
      if (isTaken) this.#held.push(sql);
      else await sql.end({ timeout: 0 });
    });
    await Promise.all(tries);
  }

  /** Takes all, those of the service as well: it ends its sessions and is there first, or tries again. */
  async takeAll(): Promise<void> {
    await this.#take();
    const [first] = this.#held;
    if (first === undefined) throw new Error("there was no connection to take");
    while (this.#held.length < MOST_CONNECTIONS) {
      const end = first`
        select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and application_name <> 'hog'`;
      await Promise.all([end, this.#take()]);
    }
  }

  async release(): Promise<void> {
    await Promise.all(this.#held.splice(0).map((sql) => sql.end({ timeout: 5 })));
  }
}

test(
  "while somebody else has all connections writes are refused and the last estimate is answered; it heals once they are free",
  async () => {
    console.info(`out of connections: seed ${seed}, ${rounds} rounds`);
    const connection = await startSmallServer();
    const busy = await stage.startService({ DATABASE_URL: urlOf(connection) });
    const clients = new Clients(busy);
    const hog = new Hog(connection);
    stage.endLater(async () => await hog.release());
    for (const delay of fc.sample(fc.integer({ min: 20, max: 500 }), { numRuns: rounds, seed })) {
      clients.start(12);
      await clients.until("fresh", 1);
      await sleep(delay);
      await hog.takeAll();
      const { accepted } = clients.tally;
      await clients.until("refused", 100);
      await clients.until("stale", 10);
      expect(clients.tally.accepted - accepted).toBeLessThanOrEqual(12);
      await hog.release();
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
  rounds * 60_000,
);

test("who starts while no connection is free says so and ends, and has begun nothing", async () => {
  const connection = await startSmallServer();
  const hog = new Hog(connection);
  stage.endLater(async () => await hog.release());
  await hog.takeAll();
  const environment = { DATABASE_URL: urlOf(connection) };
  const service = startService(environment);
  const migration = run([process.execPath, "src/cli.ts", "migrate"], environment);
  for (const starting of [service, migration]) {
    expect(await starting.exit()).toBe(1);
    expect(starting.output()).toMatch(
      /the database of DATABASE_URL cannot be used \(.*(too many clients|connection slots)/,
    );
    expect(starting.output()).not.toMatch(/listens on|up to date/);
  }
  await hog.release();
  const sql = postgres({ ...connection, max: 1 });
  stage.endLater(async () => await sql.end());
  expect(await sql`select nspname from pg_namespace where nspname = 'drizzle'`).toEqual([]);
  expect(await sql`select tablename from pg_tables where schemaname = 'public'`).toEqual([]);
});
