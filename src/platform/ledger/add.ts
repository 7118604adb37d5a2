import { type Witness, tell } from "../app-env.ts";
import type { Db } from "../database.ts";
import { refusal } from "../errors.ts";
import { append, lockHead } from "./repository.ts";
import { type Head, type NewEntry, type Stamped, stamp } from "./stamp.ts";

/** What somebody adds, and what they are answered once it has its place. */
export type Addition<Answer> = {
  readonly entries: readonly NewEntry[];
  readonly answer: (stamped: Stamped) => Answer;
};

/**
 * Adds to the ledger what is decided while nobody else can add to it, and tells the audit; nothing where there is nothing
 * to add. 422 for a `recordedAt` that may not be stated.
 */
export async function addToLedger<Answer>(
  db: Db,
  witness: Witness | undefined,
  decide: (tx: Db, head: Head) => Promise<Addition<Answer>>,
): Promise<Answer> {
  return await db.transaction(async (tx) => {
    const head = await lockHead(tx);
    const { entries, answer } = await decide(tx, head);
    const stamped = stamp(head, entries, () => "recordedAt");
    if (stamped.offences.length > 0) throw refusal(stamped.offences);
    const answered = answer(stamped);
    if (entries.length === 0) return answered;
    await append(tx, stamped.entries, stamped.head);
    if (witness !== undefined) await tell(tx, witness, answered);
    return answered;
  });
}
