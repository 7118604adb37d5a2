/**
 * An amount over the time to come if nothing changes: after d microseconds max(reached, running + perMicrosecond × d) / scale.
 * Whole numbers, so that a bar is passed exactly when it is. scale > 0, perMicrosecond ≥ 0.
 */
export type Growth = {
  readonly reached: bigint;
  readonly running: bigint;
  readonly perMicrosecond: bigint;
  readonly scale: bigint;
};

/** From when on something is so, by each bound, in microseconds from now: 0 where it is, Infinity where it never will be. */
export type Truths = { readonly low: number; readonly point: number; readonly high: number };

export const BOUNDS = ["low", "point", "high"] as const;
export type Bound = (typeof BOUNDS)[number];

/** What is not so by one bound is by the other. */
export const OPPOSITE = { low: "high", point: "point", high: "low" } as const;

/** From where it is known. */
export type Origin =
  | { readonly kind: "estimate" }
  | { readonly kind: "base-table"; readonly name: string; readonly source: string }
  | { readonly kind: "answer" | "fact"; readonly by: string; readonly at: string; readonly ground: string };

/** What is known of a field. */
export type Reading = (
  | {
      readonly kind: "amount";
      readonly low: Growth;
      readonly point: Growth;
      readonly high: Growth;
      /** It may turn out to be more, by nobody knows how much: a duration that is still expected. */
      readonly isAtLeast?: boolean;
    }
  | ({ readonly kind: "truth" } & Truths)
  | { readonly kind: "words"; readonly words: readonly string[] }
) & { readonly origins: readonly Origin[] };

export const ESTIMATED: readonly Origin[] = [{ kind: "estimate" }];

/** An amount that stays. Precondition: at most six decimals. */
export function fixed(value: number): Growth {
  return { reached: BigInt(Math.round(value * 1e6)), running: 0n, perMicrosecond: 0n, scale: 1_000_000n };
}

/** What an amount is now, as a number. */
export function valueNow({ reached, running, scale }: Growth): number {
  const most = reached > running ? reached : running;
  return Number(most) / Number(scale);
}

/** Amounts that are known as they stand: one, or low, point and high. */
export function amount(value: number | readonly [number, number, number], origins = ESTIMATED): Reading {
  const [low, point, high] = typeof value === "number" ? [value, value, value] : value;
  return { kind: "amount", low: fixed(low), point: fixed(point), high: fixed(high), origins };
}

/** Something that is so, or is not, whatever the figures. */
export function truth(isSo: boolean, origins = ESTIMATED): Reading {
  const onset = isSo ? 0 : Number.POSITIVE_INFINITY;
  return truths({ low: onset, point: onset, high: onset }, origins);
}

/** Something that is so or not by each bound. */
export function truths(onsets: Truths, origins = ESTIMATED): Reading {
  return { kind: "truth", ...onsets, origins };
}

export function words(list: readonly string[], origins = ESTIMATED): Reading {
  return { kind: "words", words: list, origins };
}
