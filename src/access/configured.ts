import { type Db, isSilence, silence } from "../platform/database.ts";
import type { Recall } from "../platform/recall.ts";
import { hasCredentials } from "./repository.ts";

const ASK_AGAIN_MILLISECONDS = 1000;

const KEY = "configured";
const YES = { bytes: new TextEncoder().encode("yes"), tag: "yes" };

/** Where to learn whether a credential was ever made; `db` is undefined while it is silent. */
type Sources = { readonly db: Db | undefined; readonly recall: Recall | undefined };

/**
 * Whether a credential was ever made, which once true is true for ever. Asked at most once a second until it is; meanwhile,
 * and while the database is silent, the last answer holds.
 */
export function createConfigured() {
  let answer: boolean | undefined;
  let askedMilliseconds = Number.NEGATIVE_INFINITY;
  /** A credential was shown that was made here. */
  const note = (recall: Recall | undefined): void => {
    if (answer !== true) recall?.remember(KEY, YES);
    answer = true;
  };
  const ask = async (db: Db, recall: Recall | undefined): Promise<boolean> => {
    askedMilliseconds = Date.now();
    answer = await hasCredentials(db).catch((error: unknown) => orLast(answer, error));
    if (answer) recall?.remember(KEY, YES);
    return answer;
  };
  const isConfigured = async ({ db, recall }: Sources): Promise<boolean> => {
    const isFresh = answer === true || Date.now() - askedMilliseconds < ASK_AGAIN_MILLISECONDS;
    if (answer !== undefined && (isFresh || db === undefined)) return answer;
    if (db !== undefined) return await ask(db, recall);
    if ((await recall?.recall(KEY)) === undefined) throw silence();
    return (answer = true);
  };
  return { note, isConfigured };
}

/** The last answer, where the database fell silent since the request came. */
function orLast(answer: boolean | undefined, error: unknown): boolean {
  if (answer === undefined || !isSilence(error)) throw error;
  return answer;
}
