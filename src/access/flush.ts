import { appendAudit } from "../platform/audit/repository.ts";
import type { Trail } from "../platform/audit/trail.ts";
import type { Db } from "../platform/database.ts";
import { type Use, recordUses } from "./repository.ts";

/** Writes what the trail has noted and is due, and when each credential was last used. What cannot be written stays noted. */
export async function flushTrail(trail: Trail, db: Db, nowMilliseconds: number): Promise<void> {
  const entries = trail.takeDue(nowMilliseconds);
  if (entries.length === 0) return;
  const uses = entries.flatMap(({ kind, credential, from }): readonly Use[] =>
    credential === undefined || kind === "refused" ? [] : [{ id: credential, from }],
  );
  try {
    await db.transaction(async (tx) => {
      if (uses.length > 0) await recordUses(tx, uses);
      await appendAudit(tx, entries, trail.sealer);
    });
  } catch (error) {
    for (const entry of entries) trail.note(entry);
    throw error;
  }
}
