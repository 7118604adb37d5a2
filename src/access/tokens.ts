import {
  type JWTPayload,
  type JWTVerifyGetKey,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwksCache,
  jwtVerify,
  type JWKSCacheInput,
} from "jose";
import { type Instant, instantFrom } from "../platform/instant.ts";
import type { Principal } from "../platform/principal.ts";
import { type Grant, grantFor } from "./grants.ts";

export type TokenSettings = {
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer publishes its keys. */
  readonly jwksUrl: string;
  readonly grants: readonly Grant[];
};

export type TokenVerdict =
  | {
      readonly principal: Principal;
      readonly name: string;
      /** When it ends; undefined where it does not say. */
      readonly endsAt: Instant | undefined;
      readonly refused?: undefined;
    }
  | {
      readonly refused: string;
      readonly principal?: undefined;
      readonly name?: undefined;
      readonly endsAt?: undefined;
    };

/** Says who a bearer token speaks for. */
export type VerifyToken = (token: string) => Promise<TokenVerdict>;

/** How far the issuer's clock may be off. */
const CLOCK_SKEW_SECONDS = 60;

/** Keys are asked for again after ten minutes, and at once (every 30 s at most) for a key id that is not known. */
const KEYS_FRESH_MILLISECONDS = 10 * 60 * 1000;
const KEYS_COOLDOWN_MILLISECONDS = 30 * 1000;
const KEYS_TIMEOUT_MILLISECONDS = 2 * 1000;

/** While the issuer is away its last keys hold so long: in an outage of the network it may well be. */
const KEYS_KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Only signatures that a public key verifies: a shared secret would let everybody who verifies also sign. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

export function createTokenVerifier(settings: TokenSettings): VerifyToken {
  const keys = createKeys(new URL(settings.jwksUrl));
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ["exp"],
      });
      return judge(payload, settings);
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return { refused: error.message };
      throw error;
    }
  };
}

/** Who the claims name, and what is granted to them. */
export function judge(claims: JWTPayload, { issuer, grants }: Pick<TokenSettings, "issuer" | "grants">): TokenVerdict {
  const subject = subjectOf(claims);
  if (subject === undefined) return { refused: "the token names nobody" };
  const grant = grantFor(claims, grants);
  if (grant === undefined) return { refused: `nothing is granted to ${subject}` };
  const { scopes, operators } = grant;
  const name = typeof claims["email"] === "string" ? claims["email"] : subject;
  const endsAt = claims.exp === undefined ? undefined : instantFrom(new Date(claims.exp * 1000));
  return { name, endsAt, principal: { id: `${issuer}#${subject}`, scopes, operators } };
}

/** A person's `sub`; Cloudflare Access leaves it empty for a service token, and names that by `common_name`. */
function subjectOf({ sub, common_name: commonName }: JWTPayload): string | undefined {
  if (sub !== undefined && sub !== "") return sub;
  return typeof commonName === "string" && commonName !== "" ? commonName : undefined;
}

/** The issuer's keys, fetched and kept; the last known ones while it is away, without waiting for it every time. */
function createKeys(url: URL): JWTVerifyGetKey {
  const cache: JWKSCacheInput = {};
  const remote = createRemoteJWKSet(url, {
    cacheMaxAge: KEYS_FRESH_MILLISECONDS,
    cooldownDuration: KEYS_COOLDOWN_MILLISECONDS,
    timeoutDuration: KEYS_TIMEOUT_MILLISECONDS,
    [jwksCache]: cache,
  });
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (header, token) => {
    const kept =
      cache.jwks !== undefined && Date.now() - (cache.uat ?? 0) < KEYS_KEPT_MILLISECONDS ? cache.jwks : undefined;
    if (kept !== undefined && Date.now() - failedAt < KEYS_COOLDOWN_MILLISECONDS)
      return await createLocalJWKSet(kept)(header, token);
    try {
      return await remote(header, token);
    } catch (error) {
      if (kept === undefined || error instanceof errors.JWKSNoMatchingKey) throw error;
      failedAt = Date.now();
      return await createLocalJWKSet(kept)(header, token);
    }
  };
}
