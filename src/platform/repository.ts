import { sql } from "drizzle-orm";
import { type Db, readInstant } from "./database.ts";
import type { Instant } from "./instant.ts";

const clock = sql<Instant>`clock_timestamp()`.mapWith(readInstant);

/** The database's own time. */
export async function readClock(db: Db): Promise<Instant> {
  const [row] = await db.select({ now: clock }).from(sql`(values (1)) as one`);
  if (row === undefined) throw new Error("the database has no time");
  return row.now;
}
