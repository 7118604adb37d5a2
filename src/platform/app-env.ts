import type { AuditEntry } from "./audit/chain.ts";
import type { Trail } from "./audit/trail.ts";
import type { Db } from "./database.ts";
import type { Head } from "./ledger/stamp.ts";
import type { OutboxSettings } from "./outbox/settings.ts";
import type { Principal } from "./principal.ts";
import type { Recall } from "./recall.ts";

/** Who changes something, by which request; and the audit that is to hear of it. */
export type Witness = { readonly entry: () => AuditEntry; readonly trail: Pick<Trail, "write"> };

/** Tells the audit who changed something and what came of it, in the transaction that changes it, as its last step. */
export async function tell(tx: Db, { entry, trail }: Witness, detail?: unknown): Promise<void> {
  await trail.write(tx, [{ ...entry(), detail }]);
}

/** What every handler finds in its context. */
export type AppEnv = {
  Variables: {
    readonly db: Db;
    readonly principal: Principal;
    readonly requestId: string;
    readonly witness: Witness;
    /** Where the ledger stood when the request came; undefined where the database did not say in time. */
    readonly head: Head | undefined;
    /** How and where to messages may be sent. */
    readonly outbox: OutboxSettings;
    /** What is remembered beyond this process, where anything is. */
    readonly recall: Recall | undefined;
    /** The largest body that is read. */
    readonly mostBodyBytes: number;
  };
};
