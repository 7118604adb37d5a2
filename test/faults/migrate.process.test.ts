import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import postgres from "postgres";
import { expect, test } from "vitest";
import journal from "../../migrations/meta/_journal.json" with { type: "json" };
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";
import { applyMigrations } from "../../src/platform/migrate.ts";
import { ask, inventory, roundsOf, seed, send } from "../support/clients.ts";
import { createDatabase } from "../support/create-database.ts";
import { serverPostgres } from "../support/postmaster.ts";
import { addressOf, run, startService } from "../support/running-service.ts";
import { useStage } from "../support/stage.ts";
import { urlOf } from "../support/workerd.ts";

const rounds = roundsOf(20);

const stage = useStage();

/** All that migrations make, and which were applied. */
async function schemaOf(connection: PostgresConnection) {
  const sql = postgres({ ...connection, max: 1 });
  try {
    return {
      columns: [
        ...(await sql`
          select table_schema, table_name, column_name, data_type, is_nullable, column_default
          from information_schema.columns where table_schema in ('public', 'drizzle') order by 1, 2, 3`),
      ],
      indexes: [...(await sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`)],
      triggers: [
        ...(await sql`select tgname, tgrelid::regclass::text as on from pg_trigger where not tgisinternal order by 1, 2`),
      ],
      applied: [...(await sql`select hash, created_at from drizzle.__drizzle_migrations order by id`)],
      heads: [...(await sql`select sequence::int, are_all_stated from ledger_head`)],
    };
  } finally {
    await sql.end();
  }
}

test(
  "of several that bring an empty database to the present schema at once, one killed meanwhile, all others end well, and it is applied once",
  async () => {
    console.info(`migrations at once: seed ${seed}, ${rounds} rounds`);
    const server = await serverPostgres(stage.folder());
    stage.endLater(server.stop);
    const alone = await createDatabase(server.connection, "template0");
    await applyMigrations(alone.connection);
    const expected = await schemaOf(alone.connection);
    expect(expected.applied).toHaveLength(journal.entries.length);
    for (const delay of fc.sample(fc.integer({ min: 0, max: 1_000 }), { numRuns: rounds, seed })) {
      const { connection } = await createDatabase(server.connection, "template0");
      const environment = { DATABASE_URL: urlOf(connection) };
      const migrations = [1, 2, 3].map(() => run([process.execPath, "src/cli.ts", "migrate"], environment));
      const services = [1, 2].map(() => startService(environment));
      stage.endLater(async () => await Promise.all(services.map((service) => service.end("SIGTERM"))));
      await sleep(delay);
      await migrations[0]?.end("SIGKILL");
      const ended = await Promise.all(migrations.slice(1).map(async (one) => [await one.exit(), one.output()]));
      expect(ended).toEqual(ended.map(() => [0, expect.stringContaining("The schema is up to date.")]));
      const [first = "", second = ""] = await Promise.all(services.map(addressOf));
      expect(await schemaOf(connection)).toEqual(expected);
      expect(await send(first, "PUT", "/v1/inventory", inventory)).toMatchObject({ status: 201 });
      expect(await ask(second, "/ready")).toMatchObject({ body: { status: "ready", inventoryVersion: 1 } });
      expect(await Promise.all(services.map((service) => service.end("SIGTERM")))).toEqual([0, 0]);
    }
  },
  rounds * 60_000,
);
