import type { Context } from "hono";
import { z } from "zod";
import { AppError } from "../platform/errors.ts";
import { ANONYMOUS, LOCAL_PRINCIPAL, type Principal, Scope } from "../platform/principal.ts";
import { type Db, silence } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { type Credential, expiryOnceBroken, principalOf, refusalOf } from "./credential.ts";
import type { FindCredential } from "./credential-memory.ts";
import { breakGlass, findCredential, takeTicket } from "./repository.ts";
import { TICKET_PATTERN, hashOf, isSecret } from "./secret.ts";
import { isOwnPage, readSessionCookie } from "./session-cookie.ts";
import type { VerifyToken } from "./tokens.ts";

/** Who calls, and by what. */
export type Caller = {
  readonly principal: Principal;
  readonly credential?: Pick<Credential, "id" | "kind" | "name" | "requestsPerMinute" | "lineage"> | undefined;
  /** Of a token: when it ends. */
  readonly endsAt?: Instant | undefined;
  /** Made beforehand for the day on which nothing else works: its use is told loudly. */
  readonly isGlassBroken?: boolean | undefined;
  /** Why what was shown is not accepted; for the audit, never for the caller. */
  readonly refused?: string | undefined;
};

const STRANGER: Caller = { principal: ANONYMOUS };

export type Door = {
  /** Undefined while it is silent. */
  readonly db: Db | undefined;
  readonly find: FindCredential;
  readonly verifyToken: VerifyToken | undefined;
  readonly publicUrl: string | undefined;
};

/** Somebody whom the identity provider knows, as far as a ticket stands for them. */
export const Person = z.object({
  principal: z.object({
    id: z.string(),
    scopes: z.union([z.literal("all"), z.array(Scope).readonly()]),
    operators: z.union([z.literal("all"), z.array(z.string()).readonly()]),
  }),
  endsAt: z.string().optional(),
});

/** Where a ticket may be shown instead. */
const TICKET_PATH = "/v1/impact/stream";

/** Who a request shows itself to be: by bearer token, by Cloudflare Access's assertion, by a ticket, or by the session cookie. */
export async function identify(c: Context, door: Door): Promise<Caller> {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) return await byBearer(authorization, door);
  const assertion = c.req.header("cf-access-jwt-assertion");
  if (assertion !== undefined && door.verifyToken !== undefined) return await byToken(assertion, door.verifyToken);
  const ticket = c.req.method === "GET" && c.req.path === TICKET_PATH ? c.req.query("ticket") : undefined;
  if (ticket !== undefined) return await byTicket(ticket, door);
  const cookie = readSessionCookie(c);
  if (cookie === undefined) return STRANGER;
  if (!isOwnPage(c, door.publicUrl))
    throw new AppError(
      "forbidden",
      "A request that changes something with a session must come from the service's own pages.",
    );
  return await bySecret(cookie, door);
}

async function byBearer(authorization: string, door: Door): Promise<Caller> {
  const { verifyToken } = door;
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
  if (token === undefined) return { ...STRANGER, refused: "Authorization holds no bearer token" };
  if (isSecret(token)) return await bySecret(token, door);
  if (verifyToken === undefined) return { ...STRANGER, refused: "unknown credential" };
  return await byToken(token, verifyToken);
}

async function byToken(token: string, verifyToken: VerifyToken): Promise<Caller> {
  const { principal, refused, endsAt } = await verifyToken(token);
  return principal === undefined ? { ...STRANGER, refused } : { principal, endsAt };
}

/** Whoever made the ticket, which is spent by that. Of who need not say who they are it says nothing. */
async function byTicket(ticket: string, door: Door): Promise<Caller> {
  if (door.db === undefined) throw silence();
  const taken = TICKET_PATTERN.test(ticket) ? await takeTicket(door.db, hashOf(ticket)) : undefined;
  if (taken === undefined) return { ...STRANGER, refused: "unknown ticket" };
  if (taken.credential !== null) {
    const hash = (await findCredential(door.db, taken.credential))?.credential.hash;
    return hash === undefined ? { ...STRANGER, refused: "unknown credential" } : await byHash(hash, door);
  }
  return taken.person === null ? STRANGER : Person.parse(taken.person);
}

/** The caller that one of our secrets stands for. */
export async function bySecret(secret: string, door: Pick<Door, "db" | "find">): Promise<Caller> {
  return await byHash(hashOf(secret), door);
}

async function byHash(hash: string, { db, find }: Pick<Door, "db" | "find">): Promise<Caller> {
  const found = await find(hash);
  if (found === undefined) return { ...STRANGER, refused: "unknown credential" };
  const { credential, isGlass, now } = found;
  const refused = refusalOf(credential, now);
  const { id, kind, name, requestsPerMinute, lineage } = credential;
  const shown = { id, kind, name, requestsPerMinute, lineage };
  if (refused !== undefined) return { ...STRANGER, credential: shown, refused: `${refused} credential` };
  if (db !== undefined && credential.kind === "break-glass" && credential.firstUsedAt === null)
    await breakGlass(db, credential, expiryOnceBroken(credential, now));
  return { principal: principalOf(credential), credential: shown, isGlassBroken: isGlass };
}

/** Whoever is on this machine, while nobody has to show a credential. */
export const OWNER: Caller = { principal: LOCAL_PRINCIPAL };
