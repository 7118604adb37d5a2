import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenDatabase, openDatabase, translateDatabaseError } from "../../src/platform/database.ts";
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

test.each(["statement_timeout", "idle_in_transaction_session_timeout"])("a connection has a %s", async (setting) => {
  expect([...(await open.db.execute(sql.raw(`show ${setting}`)))]).toEqual([{ [setting]: "30s" }]);
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
