import { z } from "zod";
import { Scope } from "../platform/principal.ts";
import { Id } from "../platform/text.ts";

/** Whom an identity provider's claim makes what: `{"claim": "groups", "value": "noc", "scopes": […], "operators": "all"}`. */
export const Grant = z.strictObject({
  /** A claim's name, or for a nested one the way to it: `realm_access.roles`. */
  claim: z.string().min(1),
  /** The claim is this, or a list or a text of words that has it. */
  value: z.string().min(1),
  scopes: z.array(Scope).min(1),
  operators: z.union([z.literal("all"), z.array(Id).min(1)]),
});
export type Grant = z.infer<typeof Grant>;

/**
 * What is granted to somebody with these claims: the first grant that fits. Grants are never added up, since the scopes
 * of one over the operators of another would be a right that nobody gave.
 */
export function grantFor(claims: Readonly<Record<string, unknown>>, grants: readonly Grant[]): Grant | undefined {
  return grants.find(({ claim, value }) => has(claimAt(claims, claim), value));
}

function has(claim: unknown, value: string): boolean {
  if (Array.isArray(claim)) return claim.includes(value);
  return typeof claim === "string" && (claim === value || claim.split(" ").includes(value));
}

function claimAt(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split(".")
    .reduce<unknown>((at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined), claims);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
