import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { Connection } from "./database.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Any number: whoever migrates this database holds it. */
const MIGRATION_LOCK = 20_181_206;

/** Brings a database to the present schema. Where two start at once, the second waits and finds nothing left to do. */
export async function applyMigrations(connection: Connection): Promise<void> {
  const options = { max: 1, onnotice: () => {} };
  const sql = typeof connection === "string" ? postgres(connection, options) : postgres({ ...connection, ...options });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
