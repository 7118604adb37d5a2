import { z } from "zod";

/** How many requests a minute somebody may make, and who that is. */
export const Policy = z.object({ name: z.enum(["address", "credential"]), key: z.string(), limit: z.number() });
export type Policy = Readonly<z.infer<typeof Policy>>;

/** What a request leaves: `resetSeconds` until the full number may be made again. */
export type Allowance = { readonly remaining: number; readonly resetSeconds: number; readonly isOver: boolean };

export type CountRequest = (policy: Policy) => Promise<Allowance>;

export const WINDOW_SECONDS = 60;

/** Whoever is counted beyond these makes the oldest forgotten: memory is bounded, however many addresses call. */
const MOST_KEYS = 20_000;

type Window = { readonly endMilliseconds: number; readonly count: number };

/** Counts requests in windows of a minute that begin with somebody's first request. */
export class RequestCounter {
  readonly #windows = new Map<string, Window>();

  hit({ name, key, limit }: Policy, nowMilliseconds: number): Allowance {
    const id = `${name} ${key}`;
    const known = this.#windows.get(id);
    const isOpen = known !== undefined && known.endMilliseconds > nowMilliseconds;
    const endMilliseconds = isOpen ? known.endMilliseconds : nowMilliseconds + WINDOW_SECONDS * 1000;
    const count = (isOpen ? known.count : 0) + 1;
    if (!isOpen) this.#windows.delete(id);
    this.#windows.set(id, { endMilliseconds, count });
    if (this.#windows.size > MOST_KEYS) this.#forgetOldest();
    const resetSeconds = Math.ceil((endMilliseconds - nowMilliseconds) / 1000);
    return { remaining: Math.max(0, limit - count), resetSeconds, isOver: count > limit };
  }

  #forgetOldest(): void {
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}

/** draft-ietf-httpapi-ratelimit-headers-10: the policies, and what is left of each. */
export function rateHeaders({ name, limit }: Policy, { remaining, resetSeconds }: Allowance) {
  return {
    "RateLimit-Policy": `"${name}";q=${limit};w=${WINDOW_SECONDS}`,
    RateLimit: `"${name}";r=${remaining};t=${resetSeconds}`,
  };
}
