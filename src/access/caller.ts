import type { Context } from "hono";
import { AppError } from "../platform/errors.ts";
import { ANONYMOUS, LOCAL_PRINCIPAL, type Principal } from "../platform/principal.ts";
import type { Db } from "../platform/database.ts";
import { type Credential, expiryOnceBroken, principalOf, refusalOf } from "./credential.ts";
import type { FindCredential } from "./credential-memory.ts";
import { breakGlass } from "./repository.ts";
import { hashOf, isSecret } from "./secret.ts";
import { isOwnPage, readSessionCookie } from "./session-cookie.ts";
import type { VerifyToken } from "./tokens.ts";

/** Who calls, and by what. */
export type Caller = {
  readonly principal: Principal;
  readonly credential?: Pick<Credential, "id" | "kind" | "name" | "requestsPerMinute" | "lineage"> | undefined;
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

/** Who a request shows itself to be: by bearer token, by Cloudflare Access's assertion, or by the session cookie. */
export async function identify(c: Context, door: Door): Promise<Caller> {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) return await byBearer(authorization, door);
  const assertion = c.req.header("cf-access-jwt-assertion");
  if (assertion !== undefined && door.verifyToken !== undefined) return await byToken(assertion, door.verifyToken);
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
  const { principal, refused } = await verifyToken(token);
  return principal === undefined ? { ...STRANGER, refused } : { principal };
}

/** The caller that one of our secrets stands for. */
export async function bySecret(secret: string, { db, find }: Pick<Door, "db" | "find">): Promise<Caller> {
  const found = await find(hashOf(secret));
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
