import { type Context, Hono } from "hono";
import { deleteCookie, getCookie } from "hono/cookie";
import { z } from "zod";
import { allow, signedIn, wholeNetworkOnly, withDatabase } from "../platform/access.ts";
import { jsonBody, readAs } from "../platform/body.ts";
import { unlessSilent } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { InstantText } from "../platform/instant.ts";
import { ANONYMOUS, type Principal, Scope } from "../platform/principal.ts";
import { validQuery } from "../platform/query.ts";
import { describe } from "../platform/openapi/route.ts";
import * as descriptions from "./descriptions.ts";
import type { AccessEnv } from "./access-env.ts";
import { bySecret } from "./caller.ts";
import { type Credential, CredentialRequest, describeCredential } from "./credential.ts";
import type { FindCredential } from "./credential-memory.ts";
import { endCredential, makeCredential, openSession, rotateCredential } from "./credentials.ts";
import { readClock } from "../platform/repository.ts";
import { findByHash, hashesOf, listCredentials } from "./repository.ts";
import type { SignIn } from "./sign-in.ts";
import { clearSessionCookie, setSessionCookie, setShortCookie } from "./session-cookie.ts";

const MOST_OVERLAP_HOURS = 7 * 24;

const Rotation = z
  .strictObject({
    overlapHours: z
      .number()
      .min(0, "must be 0 to 168")
      .max(MOST_OVERLAP_HOURS, `must be 0 to ${MOST_OVERLAP_HOURS}`)
      .default(24),
    expiresAt: InstantText.optional(),
  })
  .meta({ id: "Rotation" });

const SessionExchange = z.strictObject({ key: z.string().min(1).max(200) }).meta({ id: "SessionExchange" });

const nothing = validQuery(z.strictObject({}));

const ATTEMPT_COOKIE = "headcount_sign_in";
const ATTEMPT_SECONDS = 600;

/** A person's way to a session by way of the identity provider. */
export const signInRoutes = new Hono<AccessEnv>()
  .get(
    "/sign-in",
    describe(descriptions.beginSignIn),
    validQuery(z.strictObject({ to: z.string().max(2000).default("/") })),
    async (c) => {
      const { location, attempt } = await signInOf(c).begin(c.req.valid("query").to);
      setShortCookie(c, ATTEMPT_COOKIE, { value: attempt, seconds: ATTEMPT_SECONDS });
      return c.redirect(location, 303);
    },
  )
  .get("/callback", describe(descriptions.finishSignIn), withDatabase, async (c) => {
    const { principal, name, to } = await signInOf(c).finish(new URL(c.req.url), getCookie(c, ATTEMPT_COOKIE) ?? "");
    deleteCookie(c, ATTEMPT_COOKIE, { path: "/auth" });
    await startSession(c, { principal, name, parent: null, lineage: null, requestsPerMinute: null });
    return c.redirect(to, 303);
  });

function signInOf(c: Context<AccessEnv>): SignIn {
  const { signIn } = c.var;
  if (signIn === undefined)
    throw new AppError("not-found", "Signing in by an identity provider is not configured here.");
  return signIn;
}

type Who = Pick<Credential, "name" | "parent" | "lineage" | "requestsPerMinute"> & { readonly principal: Principal };

/** Opens a session and gives its cookie to the browser. */
async function startSession(c: Context<AccessEnv>, { principal, ...who }: Who) {
  c.set("caller", { ...c.var.caller, principal });
  const { id, scopes, operators } = principal;
  const { settings, witness, db } = c.var;
  const rights = { principal: id, scopes: scopes === "all" ? Scope.options : scopes, operators };
  const session = await openSession(db, { ...who, ...rights, hours: settings.sessionHours, witness });
  setSessionCookie(c, session.secret, { expires: new Date(session.expiresAt), publicUrl: settings.publicUrl });
  return { principal: id, expiresAt: session.expiresAt };
}

/** Credentials, sessions, and who one is. */
export const accessRoutes = new Hono<AccessEnv>()
  .post(
    "/credentials",
    describe(descriptions.createCredential),
    allow("admin"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(CredentialRequest, readAs(CredentialRequest)),
    async (c) => {
      const made = await makeCredential(c.var.db, c.req.valid("json").body, actor(c));
      return c.json(made, 201);
    },
  )
  .get(
    "/credentials",
    describe(descriptions.getCredentials),
    allow("admin"),
    wholeNetworkOnly(),
    nothing,
    async (c) => {
      const now = await readClock(c.var.db);
      return c.json({ credentials: (await listCredentials(c.var.db)).map((one) => describeCredential(one, now)) });
    },
  )
  .post(
    "/credentials/:id/rotate",
    describe(descriptions.rotate),
    allow("admin"),
    wholeNetworkOnly(),
    nothing,
    jsonBody(Rotation, readAs(Rotation)),
    async (c) => {
      const rotation = { ...actor(c), ...c.req.valid("json").body };
      const made = await rotateCredential(c.var.db, c.req.param("id"), rotation);
      await lookUpAgain(c.var, c.req.param("id"));
      return c.json(made, 201);
    },
  )
  .delete("/credentials/:id", describe(descriptions.revoke), allow("admin"), wholeNetworkOnly(), nothing, async (c) => {
    const ended = await endCredential(c.var.db, c.req.param("id"), actor(c));
    await lookUpAgain(c.var, ended.id);
    return c.json(ended, 200);
  })
  .get("/me", describe(descriptions.getMe), signedIn({ evenSilent: true }), nothing, (c) => {
    const { id, scopes, operators } = c.var.principal;
    const { credential } = c.var.caller;
    return c.json({ principal: id, scopes, operators, credential: credential === undefined ? null : credential.id });
  })
  .post(
    "/sessions",
    describe(descriptions.createSession),
    withDatabase,
    nothing,
    jsonBody(SessionExchange, readAs(SessionExchange)),
    async (c) => {
      const { db } = c.var;
      const find: FindCredential = async (hash) => await findByHash(db, hash);
      const caller = await bySecret(c.req.valid("json").body.key, { db, find });
      c.set("caller", caller);
      const { credential, principal } = caller;
      if (principal === ANONYMOUS || credential === undefined || credential.kind === "session")
        throw new AppError("unauthenticated", "This key is not valid.");
      const { name, requestsPerMinute, id: parent, lineage } = credential;
      const who = { principal, name, requestsPerMinute, parent, lineage: lineage ?? parent };
      return c.json(await startSession(c, who), 201);
    },
  )
  .delete("/sessions/current", describe(descriptions.endSession), signedIn(), nothing, async (c) => {
    const { credential } = c.var.caller;
    if (credential?.kind !== "session") throw new AppError("conflict", "This request was not made with a session.");
    await endCredential(c.var.db, credential.id, actor(c));
    await lookUpAgain(c.var, credential.id);
    clearSessionCookie(c, c.var.settings.publicUrl);
    return c.body(null, 204);
  });

/** So that what is remembered of a credential, and of the sessions that it was exchanged for, is no longer what it was. */
async function lookUpAgain({ db, find }: Pick<AccessEnv["Variables"], "db" | "find">, id: string): Promise<void> {
  const hashes = await hashesOf(db, id).catch(unlessSilent);
  for (const hash of hashes ?? []) await find(hash).catch(unlessSilent);
}

function actor(c: Context<AccessEnv>) {
  return { by: c.var.principal.id, witness: c.var.witness };
}
