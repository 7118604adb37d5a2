import { type Witness, tell } from "../app-env.ts";
import type { Db } from "../database.ts";
import type { Instant } from "../instant.ts";
import type { KeptRecord, NewKept } from "./record.ts";
import type { Keeper } from "./repository.ts";

/** By whom, and with what at hand. */
export type Author = {
  readonly db: Db;
  readonly principal: { readonly id: string };
  readonly witness: Witness;
};

/** What there is when somebody adds to it, and the time of recording. */
export type Kept<Kind extends string> = { readonly records: readonly KeptRecord<Kind>[]; readonly now: Instant };

export type Adding<Kind extends string> = {
  /** Throws where it may not be added; undefined: it is so already. */
  readonly decide: (kept: Kept<Kind>) => NewKept<Kind> | undefined;
  /** What the audit is told of the content; the whole stands in the record, which is never changed. */
  readonly summaryOf: (decided: NewKept<Kind>) => object;
};

/** Adds what is decided on what was kept so far, with nobody adding anything meanwhile, and tells the audit. Gives what is kept then. */
export async function addKept<Kind extends string>(
  { db, principal, witness }: Author,
  keeper: Keeper<Kind>,
  { decide, summaryOf }: Adding<Kind>,
): Promise<Kept<Kind> & { readonly isChanged: boolean }> {
  return await db.transaction(async (tx) => {
    const now = await keeper.lock(tx);
    const records = await keeper.load(tx);
    const decided = decide({ records, now });
    if (decided === undefined) return { records, now, isChanged: false };
    const record = await keeper.insert(tx, { ...decided, by: principal.id, recordedAt: now });
    const { number, kind, name } = record;
    await tell(tx, witness, { record: number, kind, ...(name === "" ? {} : { name }), ...summaryOf(decided) });
    return { records: [...records, record], now, isChanged: true };
  });
}
