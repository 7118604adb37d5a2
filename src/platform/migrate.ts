import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { type Connection, connect } from "./database.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Any number: whoever migrates this database holds it. */
const MIGRATION_LOCK = 20_181_206;

/** Brings a database to the present schema. Where two start at once, the second waits and finds nothing left to do. */
export async function applyMigrations(connection: Connection): Promise<void> {
  const sql = connect(connection, { connections: 1 });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
