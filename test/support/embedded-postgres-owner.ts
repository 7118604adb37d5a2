/**
 * A service that owns an embedded PostgreSQL, for tests to kill. It commits one row, then tells its parent and waits.
 * Arguments: data folder, and `leave` for one that ends by itself without stopping PostgreSQL.
 */
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres/start.ts";

const [, , dataDir = "", behaviour = "wait"] = process.argv;
const { connection, stop } = await startEmbeddedPostgres({ dataDir });
const sql = postgres({ ...connection, max: 1, onnotice: () => undefined });
await sql`create table if not exists note (text text)`;
await sql`insert into note values ('committed')`;

async function goodbye(): Promise<void> {
  // A PostgreSQL that got the signal as well would be gone by now.
  await sleep(500);
  await sql`insert into note values ('after Ctrl-C')`;
  await sql.end();
  await stop();
  process.exit(0);
}

process.once("SIGINT", () => void goodbye());

process.send?.({ host: connection.host });
if (behaviour === "leave") {
  await sql.end();
  process.disconnect();
}
