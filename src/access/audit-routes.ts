import { Hono } from "hono";
import { z } from "zod";
import { allow, wholeNetworkOnly } from "../platform/access.ts";
import type { SealedEntry } from "../platform/audit/chain.ts";
import { auditAfter, verifyAudit } from "../platform/audit/repository.ts";
import type { Trail } from "../platform/audit/trail.ts";
import { JSON_OR_CSV, toCsv } from "../platform/csv.ts";
import { formatOf } from "../platform/format.ts";
import { validQuery, wholeNumber } from "../platform/query.ts";
import { describe } from "../platform/openapi/route.ts";
import * as descriptions from "./descriptions.ts";
import type { AccessEnv } from "./access-env.ts";
import { flushTrail } from "./flush.ts";

const AuditQuery = z.strictObject({
  after: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  limit: wholeNumber(1, 10_000).default(100),
  format: z.enum(["json", "csv"]).optional(),
});

const VerificationQuery = z.strictObject({
  /** An end of the audit that was written down earlier: `120:seal`. */
  anchor: z
    .string()
    .regex(/^[1-9]\d{0,14}:[\w-]{43}$/, "must be a sequence and a seal, such as 120:Zm9v…")
    .transform((text) => ({ sequence: Number(text.split(":")[0]), seal: text.split(":")[1] ?? "" }))
    .optional(),
});

const COLUMNS = [
  "sequence",
  "recordedAt",
  "kind",
  "who",
  "credential",
  "from",
  "action",
  "target",
  "status",
  "requestId",
  "count",
  "detail",
  "key",
  "seal",
];

/** The audit, page by page, and whether it is as it was written. */
export function auditRoutes(trail: Trail) {
  return new Hono<AccessEnv>()
    .get(
      "/audit",
      describe(descriptions.getAudit),
      allow("admin"),
      wholeNetworkOnly(),
      validQuery(AuditQuery),
      async (c) => {
        const { after, limit, format } = c.req.valid("query");
        await flushTrail(trail, c.var.db, Date.now());
        const rows = await auditAfter(c.var.db, after, limit + 1);
        const entries = rows.slice(0, limit).map(describeEntry);
        const next = rows.length > limit ? (rows[limit - 1]?.sequence ?? null) : null;
        c.header("Vary", "Accept");
        if (formatOf(c, format, JSON_OR_CSV) === "json") return c.json({ entries, next });
        return c.body(toCsv(COLUMNS, entries), 200, { "Content-Type": "text/csv; charset=utf-8" });
      },
    )
    .get(
      "/audit/verification",
      describe(descriptions.verifyAudit),
      allow("admin"),
      wholeNetworkOnly(),
      validQuery(VerificationQuery),
      async (c) => {
        return c.json(await verifyAudit(c.var.db, trail.sealer, c.req.valid("query").anchor));
      },
    );
}

function describeEntry({ sequence, recordedAt, entry, key, seal }: SealedEntry) {
  return { sequence, recordedAt, ...Entry.parse(entry), key, seal };
}

/** An entry as it is stored; what was altered behind our back is shown as far as it can be read. */
const Entry = z
  .object({
    kind: z.string(),
    who: z.string(),
    credential: z.string(),
    from: z.string(),
    action: z.string(),
    target: z.string(),
    status: z.int(),
    requestId: z.string(),
    count: z.int(),
    detail: z.unknown(),
  })
  .partial()
  .catch({});
