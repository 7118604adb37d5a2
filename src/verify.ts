import { readFile } from "node:fs/promises";
import { inEmptyDatabase } from "./empty-database.ts";
import { describeVerdict } from "./incidents/evidence/describe-verdict.ts";
import { verifyFile } from "./incidents/evidence/verify-file.ts";
import { checkFilings } from "./regulation/filings/evidence-check.ts";
import { checkVerdicts } from "./regulation/verdicts/evidence.ts";
import { checkStatements } from "./statements/evidence-check.ts";

/** `npm run verify -- file`: works out every figure of an evidence file again, with no service and no network. */
async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("which file? npm run verify -- incident-2-evidence.zip");
  const bytes = new Uint8Array(await readFile(file));
  const verdict = await inEmptyDatabase(
    async (db) => await verifyFile(db, bytes, [checkFilings, checkVerdicts, checkStatements]),
  );
  console.log(describeVerdict(file, verdict));
  if (verdict.checks.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
