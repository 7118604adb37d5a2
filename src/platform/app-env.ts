import type { Db } from "./database.ts";
import type { Principal } from "./principal.ts";

/** What every handler finds in its context. */
export type AppEnv = { Variables: { readonly db: Db; readonly principal: Principal; readonly requestId: string } };
