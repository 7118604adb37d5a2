import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { AppError } from "./errors.ts";
import { tell } from "./openapi/route.ts";
import type { Scope } from "./principal.ts";

/** Lets a route be reached by those who hold its scope. */
export function allow(scope: Scope) {
  const check = createMiddleware<AppEnv>(async (c, next) => {
    const { scopes } = c.var.principal;
    if (scopes !== "all" && !scopes.includes(scope)) throw new AppError("forbidden", `This needs the scope ${scope}.`);
    await next();
  });
  return tell(check, { scope });
}

/** Lets a route be reached only by those who may see the whole network. */
export function wholeNetworkOnly() {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.var.principal.operators !== "all") throw new AppError("forbidden", "This shows the whole network.");
    await next();
  });
}
