import type postgres from "postgres";
import { type Connection, connect } from "../database.ts";
import { within } from "../pulse.ts";

/** What the trigger `ledger_is_told` says of each commit that adds to the ledger, to every process of the database. */
const CHANNEL = "ledger";

export type ListenOptions = {
  readonly connection: Connection;
  /** Something may have been added: called for each commit, and whenever one may have been missed. */
  readonly onChange: () => void;
  /** Told why the connection is away; it is tried again by itself. */
  readonly warn: (error: unknown) => void;
};

/** Between two attempts to listen: doubled from the first to the longest. */
const FIRST_MILLISECONDS = 250;
const LONGEST_MILLISECONDS = 15_000;

/** A server may be gone without a word: so often it is asked whether it is there, and given so long to say so. */
const ASKED_EVERY_MILLISECONDS = 10_000;
const LONGEST_ANSWER_MILLISECONDS = 5_000;

/**
 * Hears of each commit that adds to the ledger, by a connection of its own. State: that connection. One that is lost is
 * never used again (see pool.ts); the next says first that something may have been missed.
 */
export class LedgerEar {
  readonly #options: ListenOptions;
  #sql: postgres.Sql | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #isClosed = false;

  constructor(options: ListenOptions) {
    this.#options = options;
    this.#open();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#sql?.end({ timeout: 1 });
  }

  #open(): void {
    const sql: postgres.Sql = connect(this.#options.connection, {
      connections: 1,
      onClose: () => this.#lose(sql, "closed"),
      onNotify: this.#options.onChange,
    });
    this.#sql = sql;
    this.#listen(sql).catch((error: unknown) => this.#lose(sql, error));
  }

  async #listen(sql: postgres.Sql): Promise<void> {
    await within(Promise.resolve(sql.unsafe(`listen ${CHANNEL}`)), LONGEST_ANSWER_MILLISECONDS);
    this.#failures = 0;
    this.#options.onChange();
    this.#askLater(sql);
  }

  #askLater(sql: postgres.Sql): void {
    if (this.#sql !== sql || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      within(Promise.resolve(sql.unsafe("select 1")), LONGEST_ANSWER_MILLISECONDS).then(
        () => this.#askLater(sql),
        (error: unknown) => this.#lose(sql, error),
      );
    }, ASKED_EVERY_MILLISECONDS);
  }

  #lose(sql: postgres.Sql, error: unknown): void {
    if (this.#sql !== sql || this.#isClosed) return;
    this.#sql = undefined;
    clearTimeout(this.#timer);
    this.#options.warn(error);
    void sql.end({ timeout: 0 });
    const wait = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
