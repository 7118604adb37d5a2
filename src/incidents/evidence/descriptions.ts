import type { Description } from "../../platform/openapi/route.ts";

export const getEvidence: Description = {
  operationId: "getEvidence",
  summary: "All that the figures of an incident stand on, as one file",
  description:
    "A zip archive: the ledger, the inventories that it names, the incident, its timeline, an estimate at each change, what people added, the audit's writes, and the digest of each. `npm run verify -- <file>` works every figure out again with no service and no network, and finds any byte that was altered. The audit keeps the digest of the file, and `Repr-Digest` gives it.",
  tag: "Incidents",
  example: { params: { id: "2" } },
  answers: { 200: { description: "The archive", text: ["application/zip"] } },
};
