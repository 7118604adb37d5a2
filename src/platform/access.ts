import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { AppError } from "./errors.ts";
import { tell } from "./openapi/route.ts";
import { silence } from "./database.ts";
import { ANONYMOUS, type Principal, type Scope } from "./principal.ts";

/** `evenSilent`: it can answer from what is remembered while the database is silent. */
type AllowOptions = { readonly evenSilent: boolean };

/** Lets a route be reached by those who hold its scope. */
export function allow(scope: Scope, { evenSilent }: AllowOptions = { evenSilent: false }) {
  const check = createMiddleware<AppEnv>(async (c, next) => {
    requireSomebody(c.get("principal"));
    const { scopes } = c.get("principal");
    if (scopes !== "all" && !scopes.includes(scope)) throw new AppError("forbidden", `This needs the scope ${scope}.`);
    if (!evenSilent) requireDatabase(c);
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
export function signedIn({ evenSilent }: AllowOptions = { evenSilent: false }) {
  const check = createMiddleware<AppEnv>(async (c, next) => {
    requireSomebody(c.get("principal"));
    if (!evenSilent) requireDatabase(c);
    await next();
  });
  return tell(check, { scope: "any" });
}

/** 503 at once while the database is silent, rather than to wait for it. */
function requireDatabase(c: Context<AppEnv>): void {
  if (c.get("head") === undefined) throw silence();
}

/** The same for a route that is public. */
export const withDatabase = createMiddleware<AppEnv>(async (c, next) => {
  requireDatabase(c);
  await next();
});

function requireSomebody(principal: Principal): void {
  if (principal === ANONYMOUS)
    throw new AppError("unauthenticated", "Send a valid API key or token: Authorization: Bearer …, or sign in.");
}
