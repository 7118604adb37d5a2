import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Verdict, verifyFile } from "./incidents/evidence/verify-file.ts";
import { openDatabase } from "./platform/database.ts";
import { startEmbeddedPostgres } from "./platform/embedded-postgres/start.ts";
import { applyMigrations } from "./platform/migrate.ts";

/** `npm run verify -- file`: works out every figure of an evidence file again, with no service and no network. */
async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("which file? npm run verify -- incident-2-evidence.zip");
  const bytes = new Uint8Array(await readFile(file));
  const verdict = await inEmptyDatabase(async (db) => await verifyFile(db, bytes));
  console.log(describeVerdict(file, verdict));
  if (verdict.checks.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

async function inEmptyDatabase<Result>(
  act: (db: ReturnType<typeof openDatabase>["db"]) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), "headcount-verify-"));
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

function describeVerdict(file: string, { cover, checks }: Verdict): string {
  const title =
    cover === undefined
      ? `${file} cannot be read as evidence`
      : `${file}: evidence of incident ${cover.incident}, made ${cover.createdAt}`;
  const lines = checks.flatMap(({ what, faults }) => [
    `${faults.length === 0 ? "  ok   " : "  FAULT"} ${what}`,
    ...faults.map((fault) => `         ${fault}`),
  ]);
  const isGood = checks.every(({ faults }) => faults.length === 0);
  return [title, ...lines, isGood ? "Verified." : "NOT verified."].join("\n");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
