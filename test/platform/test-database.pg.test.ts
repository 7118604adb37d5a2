import postgres from "postgres";
import { expect, test } from "vitest";
import type { PostgresConnection } from "../../src/platform/embedded-postgres/start.ts";
import { createTestDatabase } from "../support/database.ts";

test("a database made from a template has its rows and a life of its own", async () => {
  const original = await createTestDatabase();
  await query(original.connection, "create table note (text text); insert into note values ('copied')");
  const copy = await createTestDatabase(original.connection.database);
  await query(copy.connection, "insert into note values ('only here')");
  expect(await query(copy.connection, "select text from note")).toEqual([{ text: "copied" }, { text: "only here" }]);
  expect(await query(original.connection, "select text from note")).toEqual([{ text: "copied" }]);
  await copy.drop();
  await expect(query(copy.connection, "select 1")).rejects.toThrow("does not exist");
  await original.drop();
});

async function query(connection: PostgresConnection, statement: string): Promise<unknown[]> {
  const sql = postgres({ ...connection, max: 1 });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}
