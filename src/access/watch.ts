import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { AuditEntry } from "../platform/audit/chain.ts";
import type { Trail } from "../platform/audit/trail.ts";
import { ANONYMOUS } from "../platform/principal.ts";
import type { AccessEnv } from "./access-env.ts";
import { OWNER } from "./caller.ts";

export type WatchOptions = {
  readonly trail: Trail;
  /** Where a request comes from. */
  readonly addressOf: (c: Context) => string;
  /** Told of each use of a break-glass credential. */
  readonly warn: (text: string, entry: AuditEntry) => void;
};

/** Tells the audit of what passed and of what was refused. */
export function watch({ trail, addressOf, warn }: WatchOptions) {
  return createMiddleware<AccessEnv>(async (c, next) => {
    c.set("address", clean(addressOf(c)));
    c.set("caller", { principal: ANONYMOUS });
    await next();
    const kind = kindOf(c);
    if (kind === undefined) return;
    const entry: AuditEntry = { ...entryOf(c), kind, status: c.res.status, ...whyRefused(c) };
    trail.note(entry);
    if (kind === "break-glass") warn("a break-glass credential was used", entry);
  });
}

/** Who, from where, what: what every entry about a request has. */
export function entryOf(c: Context<AccessEnv>): Omit<AuditEntry, "kind"> {
  const caller = c.get("caller");
  const credential = caller.credential?.id;
  return {
    who: caller.principal.id,
    ...(credential === undefined ? {} : { credential }),
    from: c.get("address"),
    action: `${c.req.method} ${routePath(c, -1)}`,
    target: targetOf(c),
    requestId: c.get("requestId"),
  };
}

const REFUSALS: ReadonlySet<number> = new Set([401, 403, 429]);

/** What the audit calls a request; undefined for one that it need not know of: somebody unknown read what is public. */
function kindOf(c: Context<AccessEnv>): AuditEntry["kind"] | undefined {
  const caller = c.get("caller");
  if (REFUSALS.has(c.res.status) || caller.refused !== undefined) return "refused";
  if (caller.isGlassBroken === true) return "break-glass";
  if (caller.principal === ANONYMOUS) return undefined;
  if (c.res.ok && isExport(c)) return "export";
  return caller === OWNER ? undefined : "use";
}

/** Whole stocks of data that leave the house: tables, inventories, the audit itself. */
function isExport(c: Context): boolean {
  if (c.req.method !== "GET") return false;
  return (
    (c.res.headers.get("content-type") ?? "").startsWith("text/csv") || /^\/v1\/(inventory|audit)/.test(c.req.path)
  );
}

function whyRefused({ var: { caller } }: Context<AccessEnv>): Pick<AuditEntry, "detail"> {
  return caller.refused === undefined ? {} : { detail: caller.refused };
}

/** Path and query, but for the secrets that a sign-in carries there, and tickets. */
function targetOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return clean(
    pathname.startsWith("/auth/") ? pathname : pathname + search.replaceAll(/hct_[\w-]*|(?<=[?&]ticket=)[^&]*/gi, "…"),
  );
}

/** Text as Postgres and people can keep it: no control characters, not too long. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, " ")
    .slice(0, 500);
}
