import type { AppEnv } from "../platform/app-env.ts";
import type { Caller } from "./caller.ts";
import type { FindCredential } from "./credential-memory.ts";
import type { SignIn } from "./sign-in.ts";
import type { AccessSettings } from "./settings.ts";

/** What the gate leaves in the context, for the routes about access itself. */
export type AccessEnv = {
  Variables: AppEnv["Variables"] & {
    readonly caller: Caller;
    readonly address: string;
    /** Looks a credential up, and remembers what it finds. */
    readonly find: FindCredential;
    readonly settings: AccessSettings;
    readonly signIn: SignIn | undefined;
  };
};
