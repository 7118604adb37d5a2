import { z } from "zod";
import { type Texts, type Needs, readEnvironment } from "../platform/environment.ts";
import { Grant } from "./grants.ts";
import type { TokenSettings } from "./tokens.ts";

export type SignInSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
};

export type AccessSettings = {
  /** Whether somebody without a credential is the owner, as far as this machine's own requests go; undefined: until the first credential is made. */
  readonly allowOpen: boolean | undefined;
  /** Where people reach the service; undefined: as each request says. */
  readonly publicUrl: string | undefined;
  readonly tokens: TokenSettings | undefined;
  readonly signIn: SignInSettings | undefined;
  readonly auditKey: string | undefined;
  readonly requestsPerMinute: { readonly address: number; readonly credential: number };
  /** The header in which a proxy in front says who called. */
  readonly clientAddressHeader: string | undefined;
  readonly sessionHours: number;
};

const Url = z.url({ protocol: /^https?$/, error: "must be a URL" });
const Count = z
  .string()
  .regex(/^[1-9]\d{0,7}$/, "must be a whole number from 1 to 99999999")
  .transform(Number);

const Grants = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "must be JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.array(Grant).min(1, "must hold at least one grant"));

const Environment = z.object({
  ALLOW_OPEN: z
    .enum(["0", "1"], "must be 0 or 1")
    .transform((text) => text === "1")
    .optional(),
  PUBLIC_URL: Url.optional(),
  OIDC_ISSUER: Url.optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URL: Url.optional(),
  OIDC_GRANTS: Grants.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  AUDIT_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  REQUESTS_PER_MINUTE: Count.default(12_000),
  REQUESTS_PER_MINUTE_AND_ADDRESS: Count.default(24_000),
  CLIENT_ADDRESS_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, "must be the name of a header")
    .optional(),
  SESSION_HOURS: Count.pipe(z.number().max(168, "must be at most 168")).default(10),
});
type Environment = z.infer<typeof Environment>;

export type SettingsReading = { readonly settings: AccessSettings | undefined; readonly faults: readonly string[] };

/** Reads who may do what from the environment, or names all that is wrong with it. */
export function readAccessSettings(environment: Texts): SettingsReading {
  const { value, faults } = readEnvironment(Environment, environment, NEEDS);
  return { settings: value === undefined ? undefined : settingsOf(value), faults };
}

const NEEDS: Needs = {
  OIDC_ISSUER: ["OIDC_AUDIENCE", "OIDC_JWKS_URL", "OIDC_GRANTS"],
  OIDC_AUDIENCE: ["OIDC_ISSUER"],
  OIDC_JWKS_URL: ["OIDC_ISSUER"],
  OIDC_GRANTS: ["OIDC_ISSUER"],
  OIDC_CLIENT_ID: ["OIDC_ISSUER", "PUBLIC_URL"],
  OIDC_CLIENT_SECRET: ["OIDC_CLIENT_ID"],
};

function settingsOf(environment: Environment): AccessSettings {
  return {
    allowOpen: environment.ALLOW_OPEN,
    publicUrl: environment.PUBLIC_URL,
    tokens: tokensOf(environment),
    signIn: signInOf(environment),
    auditKey: environment.AUDIT_KEY,
    requestsPerMinute: {
      address: environment.REQUESTS_PER_MINUTE_AND_ADDRESS,
      credential: environment.REQUESTS_PER_MINUTE,
    },
    clientAddressHeader: environment.CLIENT_ADDRESS_HEADER,
    sessionHours: environment.SESSION_HOURS,
  };
}

function tokensOf(environment: Environment): TokenSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl, OIDC_GRANTS: grants } = environment;
  if (issuer === undefined || audience === undefined || jwksUrl === undefined || grants === undefined) return undefined;
  return { issuer, audience, jwksUrl, grants };
}

function signInOf(environment: Environment): SignInSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = environment;
  return issuer === undefined || clientId === undefined ? undefined : { issuer, clientId, clientSecret };
}

/** Nothing set: what a newcomer has. */
export const DEFAULT_SETTINGS: AccessSettings = settingsOf(Environment.parse({}));
