import { z } from "zod";
import { type Db, isSilence, silence } from "../platform/database.ts";
import { instantFrom } from "../platform/instant.ts";
import { keepLast } from "../platform/keep-last.ts";
import type { Learnt, Recall } from "../platform/recall.ts";
import { type Found, KnownCredential } from "./credential.ts";
import { findByHash } from "./repository.ts";
import { hashOf } from "./secret.ts";

/** Finds the credential of a secret by its hash. */
export type FindCredential = (hash: string) => Promise<Found | undefined>;

/** Where to look; `db` is undefined while it is silent. */
type Sources = { readonly db: Db | undefined; readonly recall: Recall | undefined };

/** For how long a credential counts as it was last seen while the database is silent: it may have been revoked since. */
const TRUSTED_MILLISECONDS = 15 * 60 * 1000;
const MOST_REMEMBERED = 1_000;

const Seen = z.object({ credential: KnownCredential, isGlass: z.boolean() });
type Seen = z.infer<typeof Seen> & { readonly atMilliseconds: number };

/** Remembers credentials as the database last gave them, so that those who were let in can read on while it is silent. */
export function createCredentialMemory() {
  const seen = new Map<string, Seen>();
  const ask = async (db: Db, hash: string, recall: Recall | undefined): Promise<Found | undefined> => {
    const atMilliseconds = Date.now();
    const found = await findByHash(db, hash);
    if (found === undefined) seen.delete(hash);
    else {
      const now = { ...found, atMilliseconds };
      keepLast(seen, [hash, laterOf(now, seen.get(hash)) ?? now], MOST_REMEMBERED);
      recall?.remember(keyOf(hash), learntOf(now));
    }
    return found;
  };
  const recallSeen = async (hash: string, recall: Recall | undefined): Promise<Found> => {
    const last = laterOf(seen.get(hash), await recallBeyond(hash, recall));
    if (last === undefined || Date.now() - last.atMilliseconds > TRUSTED_MILLISECONDS) throw silence();
    return { ...last, now: instantFrom(new Date()) };
  };
  /** Through the database; while it is silent by what is remembered: `unavailable` where that is nothing. */
  return ({ db, recall }: Sources): FindCredential =>
    async (hash) =>
      db === undefined
        ? await recallSeen(hash, recall)
        : await ask(db, hash, recall).catch(async (error: unknown) => {
            // It may have fallen silent since the request came.
            if (isSilence(error)) return await recallSeen(hash, recall);
            throw error;
          });
}

/** What lets somebody in, and no more: not what would tell when and from where. */
function learntOf({ atMilliseconds, ...seen }: Seen): Learnt {
  const text = JSON.stringify(Seen.parse(seen));
  const bytes = new TextEncoder().encode(text);
  return { bytes, tag: hashOf(text), atMilliseconds, keepMilliseconds: TRUSTED_MILLISECONDS };
}

async function recallBeyond(hash: string, recall: Recall | undefined): Promise<Seen | undefined> {
  const recalled = await recall?.recall(keyOf(hash));
  if (recalled === undefined) return undefined;
  const { success, data } = Seen.safeParse(JSON.parse(new TextDecoder().decode(recalled.bytes)));
  return success ? { ...data, atMilliseconds: recalled.atMilliseconds } : undefined;
}

/** The first, where both are as late. */
function laterOf(one: Seen | undefined, other: Seen | undefined): Seen | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.atMilliseconds > one.atMilliseconds ? other : one;
}

function keyOf(hash: string): string {
  return `credential ${hash}`;
}
