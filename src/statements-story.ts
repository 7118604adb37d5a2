import { writeFile } from "node:fs/promises";
import { inEmptyDatabase } from "./empty-database.ts";
import { createHostApp, readHost } from "./host.ts";
import type { Db } from "./platform/database.ts";
import { createClient } from "./replay/client.ts";
import { readExample } from "./replay/example.ts";
import { type Service, liveDay, tellDay } from "./replay/statements-day.ts";
import { statementFiles } from "./replay/statements-files.ts";

const EXAMPLE = "examples/o2-2018";

/** `npm run statements:o2`: what it would have been right to say of O2's outage at each hour, written down. */
async function main(): Promise<void> {
  const host = readHost({ ...process.env, LOG_LEVEL: "silent" });
  const serve = (db: Db): Service => ({
    db,
    clientOf: (everybodyIs) => {
      const { app } = createHostApp(host, db, { everybodyIs });
      return createClient("http://localhost", { send: app.fetch });
    },
  });
  const example = await readExample(EXAMPLE);
  const records = await inEmptyDatabase(async (db) => await liveDay(serve(db), example));
  const told = await inEmptyDatabase(async (db) => await tellDay(serve(db), { example, records }));
  const files = statementFiles(example, told);
  for (const { name, text } of files) await writeFile(`docs/${name}`, text);
  console.log(`The statements stand in docs/${files[0]?.name ?? ""}.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
