import { tell, type Witness } from "../platform/app-env.ts";
import type { Db } from "../platform/database.ts";
import { AppError, refusal } from "../platform/errors.ts";
import { type Instant, compareInstants, plusMilliseconds } from "../platform/instant.ts";
import {
  type Credential,
  type CredentialAnswer,
  type CredentialRequest,
  describeCredential,
  expiryOf,
} from "./credential.ts";
import { readClock } from "../platform/repository.ts";
import { findCredential, insertCredential, revokeCredential, setExpiry } from "./repository.ts";
import { createCredentialId, createSecret, isCredentialId } from "./secret.ts";

/** A credential that was just made. The secret is shown this once; nobody can read it again. */
export type NewCredential = { readonly credential: CredentialAnswer; readonly secret: string };

type By = { readonly by: string; readonly witness: Witness };

export async function makeCredential(db: Db, request: CredentialRequest, { by, witness }: By): Promise<NewCredential> {
  return await db.transaction(async (tx) => {
    const now = await readClock(tx);
    const made = draw(request, { now, by });
    await insertCredential(tx, made.credential);
    await tell(tx, witness, { credential: publicPart(made.credential, now) });
    return { credential: describeCredential(made.credential, now), secret: made.secret };
  });
}

function draw(request: CredentialRequest, { now, by }: { readonly now: Instant; readonly by: string }) {
  const expiresAt = expiryOf(request, now);
  if (typeof expiresAt !== "string") throw refusal([expiresAt]);
  const id = createCredentialId();
  const { secret, prefix, hash } = createSecret(request.kind);
  const credential: Credential = {
    ...request,
    id,
    prefix,
    hash,
    principal: `${request.kind}:${id}`,
    requestsPerMinute: request.requestsPerMinute ?? null,
    createdAt: now,
    createdBy: by,
    expiresAt,
    ...UNUSED,
  };
  return { credential, secret };
}

const UNUSED = {
  firstUsedAt: null,
  lastUsedAt: null,
  lastUsedFrom: null,
  revokedAt: null,
  revokedBy: null,
  parent: null,
  lineage: null,
};

/** What the audit keeps of a credential. */
function publicPart(credential: Credential, now: Instant) {
  const { id, kind, name, prefix, scopes, operators, expiresAt } = describeCredential(credential, now);
  return { id, kind, name, prefix, scopes, operators, expiresAt };
}

const HOUR_MILLISECONDS = 60 * 60 * 1000;

export type Rotation = { readonly overlapHours: number; readonly expiresAt?: Instant | undefined };

/** A new secret with the same rights. The old one works on for some hours, so that nobody is locked out meanwhile. */
export async function rotateCredential(
  db: Db,
  id: string,
  { by, witness, ...rotation }: By & Rotation,
): Promise<NewCredential> {
  return await db.transaction(async (tx) => {
    const { credential: old, now } = await findActive(tx, id);
    const { kind, name, scopes, operators, requestsPerMinute } = old;
    if (kind === "session") throw new AppError("conflict", "A session is not rotated; sign in again.");
    const made = draw(
      {
        kind,
        name,
        scopes: [...scopes],
        operators: operators === "all" ? "all" : [...operators],
        requestsPerMinute: requestsPerMinute ?? undefined,
        expiresAt: rotation.expiresAt,
      },
      { now, by },
    );
    const successor = { ...made.credential, lineage: old.lineage ?? id };
    const overlapEnd = plusMilliseconds(now, rotation.overlapHours * HOUR_MILLISECONDS);
    await insertCredential(tx, successor);
    if (compareInstants(overlapEnd, old.expiresAt) < 0) await setExpiry(tx, id, overlapEnd);
    await tell(tx, witness, { rotated: id, credential: publicPart(made.credential, now) });
    return { credential: describeCredential(made.credential, now), secret: made.secret };
  });
}

async function findKnown(tx: Db, id: string) {
  const found = isCredentialId(id) ? await findCredential(tx, id) : undefined;
  if (found === undefined) throw new AppError("not-found", "There is no credential with this id.");
  return found;
}

async function findActive(tx: Db, id: string) {
  const found = await findKnown(tx, id);
  const { state } = describeCredential(found.credential, found.now);
  if (state !== "active") throw new AppError("conflict", `This credential is ${state}.`);
  return found;
}

/** Ends a credential at once, with the sessions that it was exchanged for. Revoked again, it stays as it was. */
export async function endCredential(db: Db, id: string, { by, witness }: By): Promise<CredentialAnswer> {
  return await db.transaction(async (tx) => {
    const isNew = isCredentialId(id) && (await revokeCredential(tx, id, by));
    const found = await findKnown(tx, id);
    if (isNew) await tell(tx, witness, { revoked: id });
    return describeCredential(found.credential, found.now);
  });
}

export type SessionRequest = Pick<
  Credential,
  "name" | "principal" | "scopes" | "operators" | "parent" | "lineage" | "requestsPerMinute"
> & {
  readonly hours: number;
  readonly witness: Witness;
};

/** A browser's session: a credential of its own that ends with the one it was exchanged for, or after some hours. */
export async function openSession(db: Db, { hours, witness, ...who }: SessionRequest) {
  return await db.transaction(async (tx) => {
    const now = await readClock(tx);
    const { secret, prefix, hash } = createSecret("session");
    const expiresAt = plusMilliseconds(now, hours * HOUR_MILLISECONDS);
    const id = createCredentialId();
    const credential: Credential = {
      ...UNUSED,
      ...who,
      id,
      kind: "session",
      prefix,
      hash,
      createdAt: now,
      createdBy: who.principal,
      expiresAt,
    };
    await insertCredential(tx, credential);
    await tell(tx, witness, { session: id, parent: who.parent, who: who.principal });
    return { secret, expiresAt };
  });
}
