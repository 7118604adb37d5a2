import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type OpenDatabase, openDatabase } from "../../../src/platform/database.ts";
import { addToLedger } from "../../../src/platform/ledger/add.ts";
import { LedgerEar } from "../../../src/platform/ledger/listen.ts";
import type { TestDatabase } from "../../support/create-database.ts";
import { createMigratedDatabase } from "../../support/database.ts";

let database: TestDatabase;
let writer: OpenDatabase;
let ear: LedgerEar;
let heard = 0;
const warnings: unknown[] = [];

beforeEach(async () => {
  database = await createMigratedDatabase();
  writer = openDatabase(database.connection);
  heard = 0;
  ear = new LedgerEar({
    connection: database.connection,
    onChange: () => void (heard += 1),
    warn: (error) => warnings.push(error),
  });
  await hears(1);
});
afterEach(async () => {
  await ear.close();
  await writer.close();
  await database.drop();
});

const hears = async (count: number) => await vi.waitFor(() => expect(heard).toBe(count), 20_000);

/** Adds entries in one commit. */
const add = async (...ids: readonly string[]) =>
  await addToLedger(writer.db, undefined, async (_tx, { now }) => ({
    entries: ids.map((id) => ({ kind: "test", id, subject: "", occurredAt: now, content: {} })),
    answer: () => undefined,
  }));

const loseConnections = async () =>
  await writer.db.execute(sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`);

test("a commit is heard of by whoever listens, however it was made, once for all its entries", async () => {
  await add("a", "b", "c");
  await hears(2);
  await writer.db.execute(sql`update ledger_head set sequence = sequence`);
  await hears(3);
});

test("what is not committed is not heard of", async () => {
  const failing = writer.db.transaction(async (tx) => {
    await tx.execute(sql`update ledger_head set sequence = sequence`);
    throw new Error("not so");
  });
  await expect(failing).rejects.toThrow("not so");
  await add("a");
  await hears(2);
});

test("whoever lost the connection listens again, and takes it that something was missed", async () => {
  for (const round of [1, 2, 3]) {
    await loseConnections();
    // That it listens again, and then the commit.
    await hears(2 * round);
    await add(`after-${round}`);
    await hears(2 * round + 1);
  }
  expect(warnings).toHaveLength(3);
});
