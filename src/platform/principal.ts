import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { AppError } from "./errors.ts";

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

/** Lets a route be reached by those who hold its scope. */
export function allow(scope: Scope) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { scopes } = c.var.principal;
    if (scopes !== "all" && !scopes.includes(scope)) throw new AppError("forbidden", `This needs the scope ${scope}.`);
    await next();
  });
}

/** Lets a route be reached only by those who may see the whole network. */
export function wholeNetworkOnly() {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.var.principal.operators !== "all") throw new AppError("forbidden", "This shows the whole network.");
    await next();
  });
}
