import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";

/** A database of a test's own. */
export type TestDatabase = { readonly connection: PostgresConnection; readonly drop: () => Promise<void> };

/**
 * Makes a database with a new name, a copy of the database `template`, which nobody may be using.
 * Dropping it ends the sessions that are still open.
 */
export async function createDatabase(admin: PostgresConnection, template: string): Promise<TestDatabase> {
  const database = `test_${randomBytes(8).toString("hex")}`;
  await execute(admin, `create database ${database} template "${template}" strategy wal_log`);
  return {
    connection: { ...admin, database },
    drop: () => execute(admin, `drop database if exists ${database} with (force)`),
  };
}

async function execute(connection: PostgresConnection, statement: string): Promise<void> {
  const sql = postgres({ ...connection, max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
