import * as oidc from "openid-client";
import { z } from "zod";
import { fromBase64Url, toBase64Url } from "../platform/base64url.ts";
import { AppError } from "../platform/errors.ts";
import type { Principal } from "../platform/principal.ts";
import type { SignInSettings } from "./settings.ts";
import { type TokenSettings, judge } from "./tokens.ts";

/** OIDC's authorization code flow with PKCE: the way of a person with a browser to a session. */
export type SignIn = {
  /** Where to send the browser, and what it must bring back in a cookie. */
  readonly begin: (to: string) => Promise<{ readonly location: string; readonly attempt: string }>;
  /** Who came back, and where they wanted to go. */
  readonly finish: (
    callback: URL,
    attempt: string,
  ) => Promise<{ readonly principal: Principal; readonly name: string; readonly to: string }>;
};

type Options = SignInSettings & { readonly publicUrl: string; readonly tokens: TokenSettings };

export const CALLBACK_PATH = "/auth/callback";

export function createSignIn({ issuer, clientId, clientSecret, publicUrl, tokens }: Options): SignIn {
  const provider = keepFor(HOUR_MILLISECONDS, () => discover(issuer, clientId, clientSecret));
  return {
    begin: async (to) => {
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const location = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: new URL(CALLBACK_PATH, publicUrl).href,
        scope: "openid email profile",
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return { location: location.href, attempt: encodeAttempt({ state, nonce, verifier, to: ownPath(to) }) };
    },
    finish: async (callback, text) => {
      const attempt = decodeAttempt(text);
      if (attempt === undefined)
        throw new AppError("unauthenticated", "This sign-in was not begun here, or too long ago.");
      const claims = await exchange(
        await provider(),
        new URL(callback.search, new URL(CALLBACK_PATH, publicUrl)),
        attempt,
      );
      const { principal, name, refused } = judge(claims, tokens);
      if (principal === undefined) throw new AppError("forbidden", `You are signed in, but ${refused}.`);
      return { principal, name, to: ownPath(attempt.to) };
    },
  };
}

async function discover(
  issuer: string,
  clientId: string,
  clientSecret: string | undefined,
): Promise<oidc.Configuration> {
  const isPlain = new URL(issuer).protocol === "http:";
  return await oidc.discovery(
    new URL(issuer),
    clientId,
    clientSecret,
    clientSecret === undefined ? oidc.None() : undefined,
    isPlain ? { execute: [oidc.allowInsecureRequests] } : undefined,
  );
}

async function exchange(
  provider: oidc.Configuration,
  callback: URL,
  { state, nonce, verifier }: Attempt,
): Promise<oidc.IDToken> {
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims !== undefined) return claims;
  } catch (error) {
    throw new AppError(
      "unauthenticated",
      `The sign-in failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw new AppError("unauthenticated", "The identity provider did not say who you are.");
}

const Attempt = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });
type Attempt = z.infer<typeof Attempt>;

function encodeAttempt(attempt: Attempt): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(attempt)));
}

function decodeAttempt(text: string): Attempt | undefined {
  try {
    return Attempt.parse(JSON.parse(new TextDecoder().decode(fromBase64Url(text))));
  } catch {
    return undefined;
  }
}

/** A path of ours; anything else would send people to another site with our name on the way. */
export function ownPath(to: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : "/";
}

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** Keeps what was found, never what is under way: on Workers a promise belongs to its request. */
function keepFor<Value>(milliseconds: number, find: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly value: Value; readonly untilMilliseconds: number } | undefined;
  return async () => {
    if (kept !== undefined && kept.untilMilliseconds > Date.now()) return kept.value;
    kept = { value: await find(), untilMilliseconds: Date.now() + milliseconds };
    return kept.value;
  };
}
