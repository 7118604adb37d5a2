import { asc, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { type Db, readInstant } from "../database.ts";
import { type Instant, latest } from "../instant.ts";
import {
  BEGINNING,
  type AuditEntry,
  AuditFault,
  type ChainHead,
  type SealedEntry,
  type Sealer,
  chain,
  verifyEnd,
  verifyRows,
} from "./chain.ts";
import { audit, auditHead } from "./schema.ts";

/** Adds entries, in the transaction of what they tell of; last of all, since everybody waits for the head. */
export async function appendAudit(tx: Db, entries: readonly AuditEntry[], sealer: Sealer): Promise<void> {
  const sealed = chain(await lockHead(tx), entries, sealer);
  const newest = sealed.at(-1);
  if (newest === undefined) return;
  const { sequence, recordedAt, seal } = newest;
  const rows = sealed.map(({ recordedAt: recorded_at, ...row }) => ({ ...row, recorded_at }));
  const json = JSON.stringify(rows);
  await Promise.all([
    tx.execute(sql`insert into ${audit} select * from jsonb_populate_recordset(null::${audit}, ${json}::jsonb)`),
    tx.update(auditHead).set({ sequence, recordedAt, seal }),
  ]);
}

async function lockHead(tx: Db): Promise<ChainHead> {
  const now = sql<Instant>`clock_timestamp()`.mapWith(readInstant);
  const [head] = await tx
    .select({ sequence: auditHead.sequence, recordedAt: auditHead.recordedAt, seal: auditHead.seal, now })
    .from(auditHead)
    .for("update");
  if (head === undefined) throw new Error("audit_head has no row: the migrations are not applied");
  return { sequence: head.sequence, seal: head.seal, recordedAt: latest(head.recordedAt, head.now) };
}

/** Entries after a sequence, in order. */
export async function auditAfter(db: Db, after: number, limit: number): Promise<readonly SealedEntry[]> {
  return await db.select().from(audit).where(gt(audit.sequence, after)).orderBy(asc(audit.sequence)).limit(limit);
}

/** What changed something or left the house, in order; not who only read. */
export async function auditWrites(db: Db): Promise<readonly SealedEntry[]> {
  const isWrite = sql`${audit.entry} ->> 'kind' in ('write', 'export', 'break-glass', 'system')`;
  return await db.select().from(audit).where(isWrite).orderBy(asc(audit.sequence));
}

const BATCH = 5_000;

export const AuditReport = z
  .strictObject({
    entries: z.int(),
    sealedWithoutKey: z
      .int()
      .meta({ description: "Entries that anybody who may write to the database could have sealed" }),
    head: z.strictObject({ sequence: z.int(), seal: z.string() }).meta({
      description: "The newest entry: written down elsewhere, it shows later whether the end was cut off",
    }),
    faults: z.array(AuditFault).readonly(),
  })
  .meta({ id: "AuditReport" });
export type AuditReport = z.infer<typeof AuditReport>;

/** A sequence and its seal as they were once written down elsewhere. */
export type Anchor = Pick<SealedEntry, "sequence" | "seal">;

/** Reads the whole audit and holds each entry against the one before it, and one against what was written down of it. */
export async function verifyAudit(db: Db, sealer: Sealer, anchor?: Anchor): Promise<AuditReport> {
  return await db.transaction(
    async (tx) => {
      const report = await verifyAll(tx, sealer);
      return { ...report, faults: [...report.faults, ...(anchor === undefined ? [] : await verifyAnchor(tx, anchor))] };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function verifyAnchor(tx: Db, { sequence, seal }: Anchor): Promise<readonly AuditFault[]> {
  const [row] = await auditAfter(tx, sequence - 1, 1);
  if (row?.sequence === sequence && row.seal === seal) return [];
  return [{ sequence, fault: "it is not the entry that was written down" }];
}

async function verifyAll(tx: Db, sealer: Sealer): Promise<AuditReport> {
  const [head = BEGINNING] = await tx.select({ sequence: auditHead.sequence, seal: auditHead.seal }).from(auditHead);
  const faults: AuditFault[] = [];
  let [last, entries, sealedWithoutKey] = [BEGINNING, 0, 0];
  for (let rows = await auditAfter(tx, 0, BATCH); rows.length > 0; rows = await auditAfter(tx, last.sequence, BATCH)) {
    faults.push(...verifyRows(last, rows, sealer));
    entries += rows.length;
    sealedWithoutKey += rows.filter(({ key }) => key === "").length;
    last = rows.at(-1) ?? last;
  }
  const { sequence, seal } = head;
  return { entries, sealedWithoutKey, head: { sequence, seal }, faults: [...faults, ...verifyEnd(last, head)] };
}
