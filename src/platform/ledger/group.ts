import { translateDatabaseError } from "../database.ts";
import type { AppError } from "../errors.ts";

/** What became of one of those who were committed together. */
export type Outcome<Result> = { readonly result: Result } | { readonly refused: AppError };

/** Commits items in one transaction, in their order. What is wrong with one is its own outcome; what it throws befalls all. */
export type CommitAll<Item, Result> = (items: readonly Item[]) => Promise<readonly Outcome<Result>[]>;

type Waiting<Item, Result> = { readonly item: Item; readonly weight: number } & PromiseWithResolvers<Result>;

/**
 * Commits together what waits together. Whoever adds to the ledger holds its head until the commit is on the disk, so one
 * commit is under way at a time; all who come meanwhile share the next.
 */
export class Group<Item, Result> {
  readonly #commitAll: CommitAll<Item, Result>;
  readonly #most: number;
  #waiting: Waiting<Item, Result>[] = [];
  #isUnderWay = false;

  /** `most`: how much weight one commit may have; what is heavier goes alone. */
  constructor(commitAll: CommitAll<Item, Result>, most: number) {
    this.#commitAll = commitAll;
    this.#most = most;
  }

  async commit(item: Item, weight: number): Promise<Result> {
    const waiting = { item, weight, ...Promise.withResolvers<Result>() };
    this.#waiting.push(waiting);
    if (!this.#isUnderWay) void this.#run();
    return await waiting.promise;
  }

  async #run(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting.length > 0) await this.#commitTogether(this.#take());
    this.#isUnderWay = false;
  }

  #take(): readonly Waiting<Item, Result>[] {
    let weight = 0;
    const end = this.#waiting.findIndex((next, index) => (weight += next.weight) > this.#most && index > 0);
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }

  async #commitTogether(waiting: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const outcomes = await this.#commitAll(waiting.map(({ item }) => item));
      for (const [index, { resolve, reject }] of waiting.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error("a commit forgot an item"));
        else if ("refused" in outcome) reject(outcome.refused);
        else resolve(outcome.result);
      }
    } catch (error) {
      await this.#blame(error, waiting);
    }
  }

  /** Nobody fails for what another sent: each is tried alone, unless it was the database that failed. */
  async #blame(error: unknown, waiting: readonly Waiting<Item, Result>[]): Promise<void> {
    const isNobodysFault = translateDatabaseError(error) !== undefined;
    if (waiting.length > 1 && !isNobodysFault) for (const one of waiting) await this.#commitTogether([one]);
    else for (const { reject } of waiting) reject(error);
  }
}
