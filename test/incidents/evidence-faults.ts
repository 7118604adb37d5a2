import { verifyFile } from "../../src/incidents/evidence/verify-file.ts";
import { checkFilings } from "../../src/regulation/filings/evidence-check.ts";
import { checkVerdicts } from "../../src/regulation/verdicts/evidence.ts";
import { checkStatements } from "../../src/statements/evidence-check.ts";
import { openDatabase } from "../../src/platform/database.ts";
import { createMigratedDatabase } from "../support/database.ts";

/** All that is wrong with an evidence file, as whoever has nothing else finds it. */
export async function faultsIn(bytes: Uint8Array): Promise<readonly string[]> {
  const { connection, drop } = await createMigratedDatabase();
  const { db, close } = openDatabase(connection);
  const { checks } = await verifyFile(db, bytes, [checkFilings, checkVerdicts, checkStatements]);
  await close();
  await drop();
  return checks.flatMap(({ faults }) => faults);
}
