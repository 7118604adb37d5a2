import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export const CredentialKind = z.enum(["key", "break-glass", "session"]);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** What a secret begins with, so that people, logs and secret scanners see what it is. */
const MARKS = { key: "hck_", "break-glass": "hcb_", session: "hcs_" } as const satisfies Record<CredentialKind, string>;

const PREFIX_LENGTH = 10;

export type Secret = { readonly secret: string; readonly prefix: string; readonly hash: string };

/** 256 random bits. No salt nor slow hash is needed: nobody can guess one. */
export function createSecret(kind: CredentialKind): Secret {
  const secret = MARKS[kind] + randomBytes(32).toString("base64url");
  return { secret, prefix: secret.slice(0, PREFIX_LENGTH), hash: hashOf(secret) };
}

const TICKET_MARK = "hct_";

/** What opens one stream; never taken for a secret that lets somebody in. */
export function createTicket(): { readonly ticket: string; readonly hash: string } {
  const ticket = TICKET_MARK + randomBytes(32).toString("base64url");
  return { ticket, hash: hashOf(ticket) };
}

/** As tickets look. */
export const TICKET_PATTERN = /^hct_[\w-]{43}$/;

/** SHA-256 of the whole secret, as it is stored and looked up. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Whether a text looks like a secret of ours; a JWT never does. */
export function isSecret(text: string): boolean {
  return /^hc[kbs]_[\w-]{43}$/.test(text);
}

/** Compares in constant time. */
export function isSameHash(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

export function createCredentialId(): string {
  return randomBytes(9).toString("base64url");
}

export function isCredentialId(text: string): boolean {
  return /^[\w-]{12}$/.test(text);
}
