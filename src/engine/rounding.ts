import type { Range } from "./inventory.ts";

/** A figure within 1e-6 of a whole number is that number: the distance is arithmetic, not customers. */
export function settle(figure: number): number {
  const whole = Math.round(figure);
  return Math.abs(figure - whole) <= 1e-6 ? whole : figure;
}

/** Whole subscriptions: low rounded down, high up, point to nearest. */
export function roundRange({ low, point, high }: Range): Range {
  return { low: Math.floor(settle(low)), point: Math.round(settle(point)), high: Math.ceil(settle(high)) };
}

/**
 * Whole numbers that add up to `total` exactly, each its part rounded down or up: the largest remainders go up
 * (among equals the earlier). Precondition: `total` is the rounded sum of the parts.
 */
export function apportion(total: number, parts: readonly number[]): readonly number[] {
  const settled = parts.map(settle);
  const whole = settled.map(Math.floor);
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = settled.map((part, index) => ({ index, remainder: part - Math.floor(part) }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Math.max(0, missing))) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
