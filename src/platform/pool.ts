import type postgres from "postgres";

/**
 * Connections of our own to share, instead of the driver's pool, which does not outlive a server that goes away
 * (postgres 3.4.9): it writes to a connection that is closed, which ends the process (porsager/postgres#1154, #1208); one
 * that closes with a write ahead of it takes part again and never says anything; and it waits for ever where a server
 * falls silent. Here a connection that was lost is never used again, nor one that is silent for too long.
 */
export class Pool {
  readonly #open: OpenLine;
  readonly #most: number;
  readonly #lines = new Set<Line>();
  #waiting: (() => void)[] = [];
  #isClosed = false;

  constructor(open: OpenLine, most: number) {
    this.#open = open;
    this.#most = most;
  }

  /** Sent once it is awaited, behind what was sent before where all connections are busy. */
  unsafe(...sent: Sent): Statement {
    return new Statement(sent, async (send) => {
      for (;;) {
        const line = this.#pick();
        if (line !== undefined) return await line.ask(send);
        await this.#change();
      }
    });
  }

  async begin<Result>(act: Act<Result>): Promise<Result> {
    for (;;) {
      const line = this.#pick();
      if (line !== undefined) return await this.#hold(line, act);
      await this.#change();
    }
  }

  async close(seconds: number): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#lines].map((line) => line.end(seconds)));
  }

  async #hold<Result>(line: Line, act: Act<Result>): Promise<Result> {
    line.isHeld = true;
    try {
      return await line.transact(act);
    } finally {
      line.isHeld = false;
      this.#wake();
    }
  }

  /** A connection with nothing to do, else a new one, else that with the least; none while transactions hold them all. */
  #pick(): Line | undefined {
    if (this.#isClosed) throw lost("CONNECTION_ENDED");
    let least: Line | undefined;
    for (const line of this.#lines) if (!line.isHeld && (least === undefined || line.load < least.load)) least = line;
    return least?.load === 0 || this.#lines.size >= this.#most ? least : this.#add();
  }

  #add(): Line {
    const line = new Line(this.#open, () => {
      this.#lines.delete(line);
      this.#wake();
    });
    this.#lines.add(line);
    return line;
  }

  async #change(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}

/** Opens a client of the driver with one connection, and tells when that closes. */
export type OpenLine = (onClose: () => void) => postgres.Sql;

type Sent = readonly [text: string, values?: postgres.ParameterOrJSON<never>[], options?: postgres.UnsafeQueryOptions];
type Asker = Pick<postgres.Sql, "unsafe">;
type Send = (asker: Asker) => PromiseLike<unknown>;
type Act<Result> = (tx: postgres.TransactionSql) => Result | Promise<Result>;

/** What can be done with a statement: its rows awaited, or their values. */
class Statement {
  readonly #sent: Sent;
  readonly #carry: (send: Send) => Promise<unknown>;

  constructor(sent: Sent, carry: (send: Send) => Promise<unknown>) {
    this.#sent = sent;
    this.#carry = carry;
  }

  // oxlint-disable-next-line unicorn/no-thenable -- the driver's own are sent once they are awaited, too
  async then(...settled: Parameters<Promise<unknown>["then"]>): Promise<unknown> {
    return await this.#carry((asker) => this.#query(asker)).then(...settled);
  }

  async values(): Promise<unknown> {
    return await this.#carry((asker) => this.#query(asker).values());
  }

  /** The server keeps what it parsed of a statement with parameters, whose text must not grow with what is asked. */
  #query(asker: Asker) {
    const [text, values = [], options = {}] = this.#sent;
    return asker.unsafe(text, values, { ...options, prepare: options.prepare === true || values.length > 0 });
  }
}

/** Longer than the server may take for a statement, after which it would at least say so. */
const SILENT_MILLISECONDS = 35_000;

/** One connection: open at its first use, until it is lost. */
class Line {
  isHeld = false;
  readonly #sql: postgres.Sql;
  readonly #onLost: () => void;
  readonly #asking = new Set<(error: Error) => void>();
  #isLost = false;

  constructor(open: OpenLine, onLost: () => void) {
    this.#onLost = onLost;
    this.#sql = open(() => this.#lose());
  }

  get load(): number {
    return this.#asking.size;
  }

  async ask(send: Send): Promise<unknown> {
    return await this.#watch(() => send(this.#sql));
  }

  async transact<Result>(act: Act<Result>): Promise<Result> {
    const { result } = await this.#watch((progress) =>
      this.#sql.begin(async (tx) => ({ result: await this.#act(act, { tx, progress }) })),
    );
    return result;
  }

  /** Nothing more is sent once the connection is lost, not even what ends the transaction: the driver would crash, or send it outside of any. */
  async #act<Result>(
    act: Act<Result>,
    { tx, progress }: { readonly tx: postgres.TransactionSql; readonly progress: () => void },
  ): Promise<Result> {
    const asker = { unsafe: tx.unsafe.bind(tx) };
    const unsafe = (...sent: Sent) =>
      new Statement(sent, async (send) => {
        if (this.#isLost) throw lost("CONNECTION_CLOSED");
        progress();
        return await Promise.resolve(send(asker)).finally(progress);
      });
    try {
      return await act(Object.assign(tx, { unsafe }));
    } finally {
      progress();
      if (this.#isLost) await new Promise<never>(() => {});
    }
  }

  /** What is awaited of the server; fails once the connection is lost, or silent for too long. */
  async #watch<Result>(send: (progress: () => void) => PromiseLike<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const timer = setTimeout(() => this.#lose(), SILENT_MILLISECONDS);
    this.#asking.add(reject);
    send(() => timer.refresh()).then(resolve, reject);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#asking.delete(reject);
    }
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#onLost();
    for (const reject of this.#asking) reject(lost("CONNECTION_CLOSED"));
    void this.end(0);
  }

  async end(seconds: number): Promise<void> {
    await this.#sql.end({ timeout: seconds });
  }
}

function lost(code: string): Error {
  return Object.assign(new Error("the connection to the database was lost"), { code });
}
