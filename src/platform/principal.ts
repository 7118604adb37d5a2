/** What a caller may do; every route declares the one that it needs. */
export type Scope = "impact:read" | "events:write" | "inventory:write";

/** Who asks. `operators`: whose customers it may see. */
export type Principal = {
  readonly id: string;
  readonly scopes: "all" | readonly Scope[];
  readonly operators: "all" | readonly string[];
};

/** Without access control everybody on this machine is the owner. */
export const LOCAL_PRINCIPAL: Principal = { id: "local", scopes: "all", operators: "all" };
