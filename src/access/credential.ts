import { z } from "zod";
import { type Instant, InstantText, compareInstants, plusMilliseconds } from "../platform/instant.ts";
import type { Offence } from "../platform/offences.ts";
import { type Principal, Scope } from "../platform/principal.ts";
import { Id, text } from "../platform/text.ts";
import { CredentialKind } from "./secret.ts";

/** A credential as it is stored; its secret is not. */
export type Credential = {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly name: string;
  readonly prefix: string;
  readonly hash: string;
  readonly principal: string;
  readonly scopes: readonly Scope[];
  readonly operators: "all" | readonly string[];
  readonly requestsPerMinute: number | null;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly expiresAt: Instant;
  readonly firstUsedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
  readonly lastUsedFrom: string | null;
  readonly revokedAt: Instant | null;
  readonly revokedBy: string | null;
  readonly parent: string | null;
  /** The first of the keys that it succeeds, by which what is a key's stays its successor's. */
  readonly lineage: string | null;
};

/** What lets somebody in by a credential: what it grants, and for how long. */
export const KnownCredential = z.object({
  id: z.string(),
  kind: CredentialKind,
  name: z.string(),
  principal: z.string(),
  scopes: z.array(Scope).readonly(),
  operators: z.union([z.literal("all"), z.array(z.string()).readonly()]),
  requestsPerMinute: z.int().nullable(),
  lineage: z.string().nullable(),
  expiresAt: z.string(),
  firstUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type KnownCredential = Readonly<z.infer<typeof KnownCredential>>;

/** A credential that was looked up, and when by the database's clock. */
export type Found = {
  readonly credential: KnownCredential;
  /** It is a break-glass credential, or a session that was exchanged for one. */
  readonly isGlass: boolean;
  readonly now: Instant;
};

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const LONGEST_DAYS = 400;
const BY_DEFAULT_DAYS = 90;

/** How long a break-glass credential works from its first use on; then a new one is due. */
export const GLASS_BROKEN_HOURS = 12;

const Scopes = z.array(Scope).min(1, "must name at least one scope");
const Operators = z.union([z.literal("all"), z.array(Id).min(1, "must name at least one operator")], {
  error: 'must be "all" or a list of operator ids',
});

/** What somebody who may asks for. */
export const CredentialRequest = z
  .strictObject({
    kind: z.enum(["key", "break-glass"]).default("key"),
    name: text(200),
    scopes: Scopes,
    operators: Operators,
    expiresAt: InstantText.optional(),
    requestsPerMinute: z.int().min(1, "must be at least 1").max(10_000_000, "must be at most 10000000").optional(),
  })
  .meta({ id: "CredentialRequest" });
export type CredentialRequest = z.infer<typeof CredentialRequest>;

/** When a new credential ends: as asked, at most 400 days from now; 90 days where nothing is said. */
export function expiryOf({ expiresAt }: Pick<CredentialRequest, "expiresAt">, now: Instant): Instant | Offence {
  const longest = plusMilliseconds(now, LONGEST_DAYS * DAY_MILLISECONDS);
  if (expiresAt === undefined) return plusMilliseconds(now, BY_DEFAULT_DAYS * DAY_MILLISECONDS);
  if (compareInstants(expiresAt, now) <= 0) return { path: "expiresAt", message: "is past" };
  if (compareInstants(expiresAt, longest) > 0)
    return { path: "expiresAt", message: `is more than ${LONGEST_DAYS} days away` };
  return expiresAt;
}

/** Why a credential is not accepted; undefined where it is. */
export function refusalOf(
  { expiresAt, revokedAt }: Pick<Credential, "expiresAt" | "revokedAt">,
  now: Instant,
): "revoked" | "expired" | undefined {
  if (revokedAt !== null) return "revoked";
  return compareInstants(expiresAt, now) <= 0 ? "expired" : undefined;
}

/** What a break-glass credential's first use leaves of its time. */
export function expiryOnceBroken({ expiresAt }: Pick<Credential, "expiresAt">, now: Instant): Instant {
  const end = plusMilliseconds(now, GLASS_BROKEN_HOURS * 60 * 60 * 1000);
  return compareInstants(expiresAt, end) < 0 ? expiresAt : end;
}

export function principalOf({ principal, scopes, operators }: KnownCredential): Principal {
  return { id: principal, scopes, operators };
}

/** A credential as it is shown to who may administer: neither the secret nor its hash. */
export const CredentialAnswer = z
  .strictObject({
    id: z.string(),
    kind: CredentialKind,
    name: z.string(),
    prefix: z.string(),
    principal: z.string(),
    scopes: z.array(Scope),
    operators: z.union([z.literal("all"), z.array(z.string())]),
    requestsPerMinute: z.int().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    expiresAt: z.string(),
    firstUsedAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
    lastUsedFrom: z.string().nullable(),
    revokedAt: z.string().nullable(),
    revokedBy: z.string().nullable(),
    parent: z.string().nullable(),
    state: z.enum(["active", "expired", "revoked"]),
  })
  .meta({ id: "Credential" });
export type CredentialAnswer = z.infer<typeof CredentialAnswer>;

export function describeCredential(
  { hash: _hash, lineage: _lineage, scopes, operators, ...rest }: Credential,
  now: Instant,
): CredentialAnswer {
  return {
    ...rest,
    scopes: [...scopes],
    operators: operators === "all" ? "all" : [...operators],
    state: refusalOf(rest, now) ?? "active",
  };
}
