import { SECOND_MILLISECONDS } from "./durations.ts";

/** When a question went out and its answer came, by this device's clock, and the `Date` that the answer bears. Milliseconds since 1970. */
type Exchange = { readonly askedAt: number; readonly answeredAt: number; readonly saidAt: number };

/** By how much the service's clock is ahead of this device's, as far as an exchange tells: what was thought before, unless it cannot be. */
export function aheadBy(before: number, { askedAt, answeredAt, saidAt }: Exchange): number {
  // A `Date` tells whole seconds.
  return Math.min(saidAt + SECOND_MILLISECONDS - askedAt, Math.max(saidAt - answeredAt, before));
}

let ahead = 0;

/** Learns the time from an answer, unless a cache may have kept it. */
export function learnTime({ headers }: Pick<Response, "headers">, askedAt: number): void {
  const isKept = headers.has("Age") || /immutable|max-age/.test(headers.get("Cache-Control") ?? "");
  const saidAt = Date.parse(headers.get("Date") ?? "");
  if (!isKept && !Number.isNaN(saidAt)) ahead = aheadBy(ahead, { askedAt, answeredAt: Date.now(), saidAt });
}

/** What the service's clock shows when this device's shows `moment`: figures are of the service's time, and a device's may be an hour off. */
export function byService(moment: number = Date.now()): number {
  return moment + ahead;
}
