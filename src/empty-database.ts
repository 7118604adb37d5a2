import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, openDatabase } from "./platform/database.ts";
import { startEmbeddedPostgres } from "./platform/embedded-postgres/start.ts";
import { applyMigrations } from "./platform/migrate.ts";

/** Does something in an embedded database of its own, empty but for the schema, of which nothing is left afterwards. */
export async function inEmptyDatabase<Result>(act: (db: Db) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), "headcount-"));
  const { connection, stop } = await startEmbeddedPostgres({ dataDir });
  try {
    await applyMigrations(connection);
    const { db, close } = openDatabase(connection);
    try {
      return await act(db);
    } finally {
      await close();
    }
  } finally {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
