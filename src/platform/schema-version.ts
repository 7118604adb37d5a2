import { sql } from "drizzle-orm";
import journal from "../../migrations/meta/_journal.json" with { type: "json" };
import { type Db, sqlStateOf } from "./database.ts";
import { AppError } from "./errors.ts";

/** Drizzle stores of each migration that it applied when it was made. */
const NEWEST = Math.max(...journal.entries.map(({ when }) => when));

/** Throws while the database has an older schema, where migrations are a step of the deployment; asks until it has not. */
export function createSchemaCheck(): (db: Db) => Promise<void> {
  let isThere = false;
  return async (db) => {
    isThere ||= await isUpToDate(db);
    if (!isThere)
      throw new AppError("unavailable", "The database's schema is older than this program. Apply it: npm run migrate.");
  };
}

async function isUpToDate(db: Db): Promise<boolean> {
  try {
    const rows = await db.execute<{ newest: string | null }>(
      sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
    );
    return Number(rows[0]?.newest ?? 0) >= NEWEST;
  } catch (error) {
    if (NOTHING_THERE.has(sqlStateOf(error) ?? "")) return false;
    throw error;
  }
}

/** No such schema, no such table. */
const NOTHING_THERE: ReadonlySet<string> = new Set(["3F000", "42P01"]);
