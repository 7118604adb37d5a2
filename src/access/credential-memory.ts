import type { Db } from "../platform/database.ts";
import { instantFrom } from "../platform/instant.ts";
import { isSilence, silence } from "../platform/database.ts";
import { keepLast } from "../platform/keep-last.ts";
import { type Found, findByHash } from "./repository.ts";

/** Finds the credential of a secret by its hash. */
export type FindCredential = (hash: string) => Promise<Found | undefined>;

/** For how long a credential counts as it was last seen while the database is silent: it may have been revoked since. */
const TRUSTED_MILLISECONDS = 15 * 60 * 1000;
const MOST_REMEMBERED = 1_000;

/** Remembers credentials as the database last gave them, so that those who were let in can read on while it is silent. */
export function createCredentialMemory() {
  const seen = new Map<string, { readonly found: Found; readonly seenMilliseconds: number }>();
  const ask = async (db: Db, hash: string): Promise<Found | undefined> => {
    const found = await findByHash(db, hash);
    if (found === undefined) seen.delete(hash);
    else keepLast(seen, [hash, { found, seenMilliseconds: Date.now() }], MOST_REMEMBERED);
    return found;
  };
  const recall = (hash: string): Found => {
    const { found, seenMilliseconds = Number.NEGATIVE_INFINITY } = seen.get(hash) ?? {};
    if (found === undefined || Date.now() - seenMilliseconds > TRUSTED_MILLISECONDS) throw silence();
    return { ...found, now: instantFrom(new Date()) };
  };
  /** Through the database; undefined where it is silent, and then by what is remembered: `unavailable` where that is nothing. */
  return (db: Db | undefined): FindCredential =>
    async (hash) =>
      db === undefined
        ? recall(hash)
        : await ask(db, hash).catch((error: unknown) => {
            // It may have fallen silent since the request came.
            if (isSilence(error)) return recall(hash);
            throw error;
          });
}
