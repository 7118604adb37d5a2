import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { AppError } from "./errors.ts";
import { tell } from "./openapi/route.ts";
import { ANONYMOUS, type Principal, type Scope } from "./principal.ts";

/** Lets a route be reached by those who hold its scope. */
export function allow(scope: Scope) {
  const check = createMiddleware<AppEnv>(async (c, next) => {
    requireSomebody(c.get("principal"));
    const { scopes } = c.get("principal");
    if (scopes !== "all" && !scopes.includes(scope)) throw new AppError("forbidden", `This needs the scope ${scope}.`);
    await next();
  });
  return tell(check, { scope });
}

/** Lets a route be reached only by those who may see the whole network. */
export function wholeNetworkOnly() {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.get("principal").operators !== "all") throw new AppError("forbidden", "This shows the whole network.");
    await next();
  });
}

/** Lets a route be reached by whoever shows a credential, whatever it allows. */
export function signedIn() {
  const check = createMiddleware<AppEnv>(async (c, next) => {
    requireSomebody(c.get("principal"));
    await next();
  });
  return tell(check, { scope: "any" });
}

function requireSomebody(principal: Principal): void {
  if (principal === ANONYMOUS)
    throw new AppError("unauthenticated", "Send a valid API key or token: Authorization: Bearer …, or sign in.");
}
