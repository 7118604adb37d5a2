import { type Instant, compareInstants, plusMilliseconds } from "../instant.ts";

const FIRST_MILLISECONDS = 5_000;
const LONGEST_MILLISECONDS = 3 * 60 * 60 * 1000;

/** After so many attempts, or so long after the first was due, a message is dead. */
export const MOST_ATTEMPTS = 40;
export const GIVEN_UP_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;

export type Failed = {
  /** Those made so far, at least 1. */
  readonly attempts: number;
  readonly queuedAt: Instant;
  readonly now: Instant;
  /** From 0 to below 1: spreads those that failed together. */
  readonly chance: number;
};

/** When to try again, about 5 s after the first failure, twice as long after each further one, at most 3 h; undefined: never. */
export function nextAttemptAt({ attempts, queuedAt, now, chance }: Failed): Instant | undefined {
  const whole = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (attempts - 1));
  const next = plusMilliseconds(now, whole * (0.5 + chance / 2));
  const end = plusMilliseconds(queuedAt, GIVEN_UP_MILLISECONDS);
  return attempts >= MOST_ATTEMPTS || compareInstants(next, end) > 0 ? undefined : next;
}
