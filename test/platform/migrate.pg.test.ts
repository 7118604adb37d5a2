import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyMigrations } from "../../src/platform/migrate.ts";
import { createTestDatabase } from "../support/database.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => await database.drop());

async function query(statement: string): Promise<unknown[]> {
  const sql = postgres({ ...database.connection, max: 1 });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

/** Every column of every table, and which migrations were applied when. */
async function schema() {
  return {
    columns: await query(
      "select table_schema, table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema in ('public', 'drizzle') order by 1, 2, 3",
    ),
    indexes: await query("select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1"),
    applied: await query("select * from drizzle.__drizzle_migrations order by id"),
    head: await query("select sequence::int, recorded_at::text, are_all_stated from ledger_head"),
  };
}

test("an empty database gets its tables, and a ledger in which nothing is", async () => {
  await applyMigrations(database.connection);
  const tables = await query("select table_name from information_schema.tables where table_schema = 'public'");
  expect(tables).toEqual(
    expect.arrayContaining(["ledger", "ledger_head", "nodes", "segments"].map((name) => ({ table_name: name }))),
  );
  expect(await query("select sequence::int, are_all_stated from ledger_head")).toEqual([
    { sequence: 0, are_all_stated: true },
  ]);
});

test("applied again they change nothing", async () => {
  await applyMigrations(database.connection);
  await query("update ledger_head set sequence = 5");
  const before = await schema();
  await applyMigrations(database.connection);
  expect(await schema()).toEqual(before);
});

test("many services that start at once on an empty database all succeed, and apply them once", async () => {
  await Promise.all(Array.from({ length: 6 }, () => applyMigrations(database.connection)));
  const together = await schema();
  await database.drop();
  database = await createTestDatabase();
  await applyMigrations(database.connection);
  const alone = await schema();
  expect({ ...together, applied: together.applied.length }).toEqual({ ...alone, applied: alone.applied.length });
});

test("a database that is not there is an error, not a wait", async () => {
  const nowhere = { ...database.connection, database: "no_such_database" };
  await expect(applyMigrations(nowhere)).rejects.toThrow(/no_such_database/);
});
