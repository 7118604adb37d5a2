import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, type OpenDatabase, openDatabase, translateDatabaseError } from "../../src/platform/database.ts";
import type { TestDatabase } from "../support/create-database.ts";
import { createTestDatabase } from "../support/database.ts";

let database: TestDatabase;
let open: OpenDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  open = openDatabase(database.connection);
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

test.each([
  ["statement_timeout", "30s"],
  ["idle_in_transaction_session_timeout", "30s"],
  ["plan_cache_mode", "force_custom_plan"],
])("a connection has a %s of %s", async (setting, value) => {
  expect([...(await open.db.execute(sql.raw(`show ${setting}`)))]).toEqual([{ [setting]: value }]);
});

const ask = async (db: Db) => await db.execute(sql`select ${1}::int as asked`);

test("a pool has the server keep its statements, within a transaction and without; a client for one request does not", async () => {
  const kept = sql`select statement from pg_prepared_statements where statement like '%as asked%' and name <> ${""}`;
  const pool = openDatabase(database.connection, { connections: 1, keepsStatements: true });
  await pool.db.transaction(async (tx) => void (await ask(tx)));
  expect([...(await pool.db.execute(kept))]).toContainEqual({ statement: "select $1::int as asked" });
  await pool.close();
  const client = openDatabase(database.connection, { connections: 1, keepsStatements: false });
  await ask(client.db);
  expect([...(await client.db.execute(kept))]).toEqual([]);
  await client.close();
});

test("whose statement takes too long is told to come again", async () => {
  const slow = open.db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 10`);
    await tx.execute(sql`select pg_sleep(10)`);
  });
  const error: unknown = await slow.catch((thrown: unknown) => thrown);
  expect(translateDatabaseError(error)).toMatchObject({ code: "unavailable" });
});

test("whoever falls silent within a transaction is cut off, and others go on", async () => {
  const silent = open.db.transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 10`);
    await tx.execute(sql`select pg_advisory_xact_lock(1)`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await tx.execute(sql`select 1`);
  });
  const error: unknown = await silent.catch((thrown: unknown) => thrown);
  expect(translateDatabaseError(error)).toMatchObject({ code: "unavailable" });
  expect([...(await open.db.execute(sql`select pg_try_advisory_lock(1) as free`))]).toEqual([{ free: true }]);
});
