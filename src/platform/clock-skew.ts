import { type Instant, compareInstants, plusMilliseconds } from "./instant.ts";

/** How far a sender's clock may be ahead of ours. */
const CLOCK_SKEW_MILLISECONDS = 5 * 60 * 1000;

type Present = { readonly now: Instant };

/** Whether a sender's clock cannot be right. */
export function isTooFarAhead(at: Instant, { now }: Present): boolean {
  return compareInstants(at, plusMilliseconds(now, CLOCK_SKEW_MILLISECONDS)) > 0;
}

/** What is wrong with a moment that is. */
export function aheadOf({ now }: Present): string {
  return `is more than 5 minutes ahead of our clock, ${now}`;
}
