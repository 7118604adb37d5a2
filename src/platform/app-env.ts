import type { Db } from "./database.ts";
import type { Principal } from "./principal.ts";

/** Tells the audit who changed something, in the transaction that changes it, as its last step. */
export type Witness = (tx: Db, detail?: unknown) => Promise<void>;

/** What every handler finds in its context. */
export type AppEnv = {
  Variables: {
    readonly db: Db;
    readonly principal: Principal;
    readonly requestId: string;
    readonly witness: Witness;
    /** The largest body that is read. */
    readonly mostBodyBytes: number;
  };
};
