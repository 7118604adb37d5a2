/** A service that answers requests, wherever it runs. */
export type Backend = {
  readonly request: (path: string, init?: RequestInit) => Response | Promise<Response>;
  /** Errors that it could not explain to its caller. */
  readonly defects: readonly unknown[];
  /** What was told loudly. */
  readonly warnings: readonly string[];
  /** Writes what the audit has only noted so far. */
  readonly flush: () => Promise<void>;
  /** Does what is done again and again by itself, and waits for it: tells subscribers, sends what is due in the outbox. */
  readonly runChores: () => Promise<void>;
};
