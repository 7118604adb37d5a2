import type { Db } from "../database.ts";
import type { AuditEntry, Sealer } from "./chain.ts";
import { appendAudit } from "./repository.ts";

/**
 * The way into the audit. What changes something is written with it, in the same transaction. What is merely seen (uses,
 * refusals, exports) is noted and written soon after, so that a read waits for no lock; what is seen again and again is
 * counted and written once a minute, so that a flood costs a row a minute. While the database is away it is kept.
 */
export type Trail = {
  readonly sealer: Sealer;
  /** Inside a transaction, as its last step. */
  readonly write: (tx: Db, entries: readonly AuditEntry[]) => Promise<void>;
  readonly note: (entry: AuditEntry) => void;
  /** What is due by now; it is no longer noted then. */
  readonly takeDue: (nowMilliseconds: number) => readonly AuditEntry[];
};

type Noted = { readonly entry: AuditEntry; readonly count: number; readonly dueMilliseconds: number };

const QUIET_MILLISECONDS = 60_000;

/** Different entries kept at a time; beyond them people, addresses and routes are no longer told apart. */
const MOST_NOTED = 2_000;

export function createTrail(sealer: Sealer): Trail {
  const noted = new Map<string, Noted>();
  const note = (entry: AuditEntry): void => {
    const exact = JSON.stringify({ ...entry, requestId: "", count: 0 });
    const isRoom = noted.has(exact) || noted.size < MOST_NOTED;
    const [key, kept] = isRoom ? [exact, entry] : [`${entry.kind} ${entry.status}`, withoutDetails(entry)];
    const { count = 0, dueMilliseconds = 0 } = noted.get(key) ?? {};
    noted.set(key, { entry: kept, count: count + (entry.count ?? 1), dueMilliseconds });
  };
  return {
    sealer,
    write: (tx, entries) => appendAudit(tx, entries, sealer),
    note,
    takeDue: (nowMilliseconds) =>
      [...noted].flatMap(([key, { entry, count, dueMilliseconds }]) => {
        if (dueMilliseconds > nowMilliseconds) return [];
        if (count === 0) noted.delete(key);
        else noted.set(key, { entry, count: 0, dueMilliseconds: nowMilliseconds + QUIET_MILLISECONDS });
        if (count === 0) return [];
        const { requestId: _requestId, ...same } = entry;
        return [count === 1 ? entry : { ...same, count }];
      }),
  };
}

function withoutDetails({ kind, status }: AuditEntry): AuditEntry {
  return { kind, status, who: "many", from: "many", action: "many" };
}
