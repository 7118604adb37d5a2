import type { GateOptions } from "./gate.ts";
import type { AccessSettings } from "./settings.ts";
import { createSignIn } from "./sign-in.ts";
import { createTokenVerifier } from "./tokens.ts";

/** Whatever speaks to the identity provider, where one is configured. */
export function createIdentity(settings: AccessSettings): Pick<GateOptions, "settings" | "verifyToken" | "signIn"> {
  const { tokens, signIn, publicUrl } = settings;
  if (tokens === undefined) return { settings, verifyToken: undefined, signIn: undefined };
  const canSignIn = signIn !== undefined && publicUrl !== undefined;
  return {
    settings,
    verifyToken: createTokenVerifier(tokens),
    signIn: canSignIn ? createSignIn({ ...signIn, publicUrl, tokens }) : undefined,
  };
}
