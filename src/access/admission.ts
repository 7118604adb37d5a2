import { z } from "zod";
import type { Db } from "../platform/database.ts";
import { type Instant, compareInstants } from "../platform/instant.ts";
import { type Caller, OWNER } from "./caller.ts";
import { readClock } from "../platform/repository.ts";
import { activeCredentials, hasCredentials } from "./repository.ts";
import type { AccessSettings } from "./settings.ts";

/** By what somebody was let in who stays for longer than an answer takes, so that it can be asked whether it still lets them in. */
export const Admission = z.object({
  /** Who counts as one. */
  who: z.string(),
  credential: z.string().nullable(),
  /** Of a token. */
  endsAt: z.string().nullable(),
  /** Let in only because nobody has a credential yet. */
  isNewcomer: z.boolean(),
});
export type Admission = Readonly<z.infer<typeof Admission>>;

type Inside = { readonly caller: Caller; readonly settings: Pick<AccessSettings, "allowOpen"> };

export function admissionOf({ caller, settings }: Inside): Admission {
  const { principal, credential, endsAt } = caller;
  return {
    who: credential?.id ?? principal.id,
    credential: credential?.id ?? null,
    endsAt: endsAt ?? null,
    isNewcomer: caller === OWNER && settings.allowOpen !== true,
  };
}

/** Says whether an admission still lets in, as the database knows it now. */
export async function judgeAdmissions(
  db: Db,
  admissions: readonly Admission[],
): Promise<(admission: Admission) => boolean> {
  const ids = new Set(admissions.flatMap(({ credential }) => credential ?? []));
  const isAnyNewcomer = admissions.some(({ isNewcomer }) => isNewcomer);
  const [active, isConfigured, now] = await Promise.all([
    activeCredentials(db, [...ids]),
    isAnyNewcomer && hasCredentials(db),
    readClock(db),
  ]);
  return ({ credential, endsAt, isNewcomer }) =>
    (credential === null || active.has(credential)) && !isPast(endsAt, now) && !(isNewcomer && isConfigured);
}

function isPast(endsAt: Instant | null, now: Instant): boolean {
  return endsAt !== null && compareInstants(endsAt, now) <= 0;
}
