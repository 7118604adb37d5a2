import { auditWrites } from "../../platform/audit/repository.ts";
import type { Part } from "./archive.ts";
import { type EvidenceAsker, jsonPart } from "./gather.ts";

/** `audit.json`: who changed something, and what left the house, each as it was sealed. */
export async function auditPart({ db }: EvidenceAsker): Promise<readonly Part[]> {
  return [jsonPart("audit.json", await auditWrites(db))];
}
