import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Trail } from "../platform/audit/trail.ts";
import { type Db, unlessSilent } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { Pulse } from "../platform/pulse.ts";
import { ANONYMOUS, type Principal } from "../platform/principal.ts";
import type { AccessEnv } from "./access-env.ts";
import { type Caller, OWNER, identify } from "./caller.ts";
import { type Allowance, type CountRequest, type Policy, rateHeaders } from "./rate-limit.ts";
import { createConfigured } from "./configured.ts";
import { createCredentialMemory } from "./credential-memory.ts";
import { SAFE_METHODS, isOnThisMachine } from "./session-cookie.ts";
import type { AccessSettings } from "./settings.ts";
import type { SignIn } from "./sign-in.ts";
import type { VerifyToken } from "./tokens.ts";
import { entryOf } from "./watch.ts";

export type GateOptions = {
  readonly settings: AccessSettings;
  readonly verifyToken: VerifyToken | undefined;
  readonly signIn: SignIn | undefined;
  readonly trail: Trail;
  readonly countRequest: CountRequest;
  /** As whom everybody is let in: for the command line, which needs no credential in its own process. */
  readonly everybodyIs?: Principal | undefined;
  /** Throws where the database is not to be used yet. */
  readonly checkDatabase?: ((db: Db) => Promise<void>) | undefined;
};

/** Lets nobody pass unknown or uncounted. */
export function gate(options: GateOptions) {
  const { settings, trail } = options;
  const configured = createConfigured();
  const finderOf = createCredentialMemory();
  const pulse = new Pulse(options.checkDatabase);
  return createMiddleware<AccessEnv>(async (c, next) => {
    c.set("settings", settings);
    c.set("signIn", options.signIn);
    const byAddress = { name: "address", key: c.get("address"), limit: settings.requestsPerMinute.address } as const;
    const counted = await countBy(byAddress, c, { options, before: [] });
    c.set("head", await pulse.head(c.get("db")).catch(unlessSilent));
    const caller = await admit(c, options, { configured, finderOf });
    c.set("caller", caller);
    c.set("principal", caller.principal);
    const key = caller.credential?.id ?? caller.principal.id;
    const limit = caller.credential?.requestsPerMinute ?? settings.requestsPerMinute.credential;
    const isKnown = caller.principal !== ANONYMOUS;
    const byCaller = { name: "credential", key, limit } as const;
    tellRates(c, isKnown ? await countBy(byCaller, c, { options, before: counted }) : counted);
    c.set("witness", { entry: () => ({ ...entryOf(c), kind: "write" }), trail });
    await next();
    if (!SAFE_METHODS.has(c.req.method)) pulse.forget(c.get("db"));
  });
}

type Counted = { readonly policy: Policy; readonly allowance: Allowance };
type Counting = { readonly options: GateOptions; readonly before: readonly Counted[] };

/** What was counted before and this; 429 where it is too much. */
async function countBy(policy: Policy, c: Context, { options, before }: Counting): Promise<readonly Counted[]> {
  const allowance = await options.countRequest(policy);
  const counted = [...before, { policy, allowance }];
  if (!allowance.isOver) return counted;
  tellRates(c, counted);
  c.header("Retry-After", String(allowance.resetSeconds));
  throw new AppError("too-many-requests", `At most ${policy.limit} requests a minute for one ${policy.name}.`);
}

/** Each header once, however many policies: setting headers is a good part of what a short answer costs. */
function tellRates(c: Context, counted: readonly Counted[]): void {
  const all = counted.map(({ policy, allowance }) => rateHeaders(policy, allowance));
  for (const name of ["RateLimit-Policy", "RateLimit"] as const)
    c.header(name, all.map((headers) => headers[name]).join(", "));
}

type Memory = {
  readonly configured: ReturnType<typeof createConfigured>;
  readonly finderOf: ReturnType<typeof createCredentialMemory>;
};

/** Who the caller is; the owner, where nobody need say who they are; 503 where nobody could. */
async function admit(c: Context<AccessEnv>, options: GateOptions, { configured, finderOf }: Memory): Promise<Caller> {
  const { settings, verifyToken, everybodyIs } = options;
  const db = c.get("head") === undefined ? undefined : c.get("db");
  const sources = { db, recall: c.get("recall") };
  const find = finderOf(sources);
  c.set("find", find);
  if (everybodyIs !== undefined) return { principal: everybodyIs };
  const caller = await identify(c, { db, find, verifyToken, publicUrl: settings.publicUrl });
  if (caller.credential !== undefined) configured.note(sources.recall);
  if (caller.principal !== ANONYMOUS) return caller;
  const isConfigured = async () => settings.tokens !== undefined || (await configured.isConfigured(sources));
  return (await mayBeOwner(c, { caller, settings, isConfigured })) ? OWNER : caller;
}

type Stranger = {
  readonly caller: Caller;
  readonly settings: AccessSettings;
  readonly isConfigured: () => Promise<boolean>;
};

/** Whether somebody who shows no credential is the owner. 503 where nobody could have one to show. */
async function mayBeOwner(c: Context, { caller, settings, isConfigured }: Stranger): Promise<boolean> {
  const isHere = caller.refused === undefined && isFromHere(c);
  if (settings.allowOpen === true && isHere) return true;
  if (await isConfigured()) return false;
  if (settings.allowOpen === undefined && isHere) return true;
  throw new AppError(
    "unavailable",
    "No access control is configured, so nobody may do anything. Make a credential: npm run credentials -- create.",
  );
}

/** Whether a request was made on this machine and to it by name: not passed on by a proxy, nor sent by a page elsewhere whose name was made to point here. */
function isFromHere(c: Context): boolean {
  const isPassedOn = c.req.header("x-forwarded-for") !== undefined || c.req.header("forwarded") !== undefined;
  return !isPassedOn && isOnThisMachine(c.req.url);
}
