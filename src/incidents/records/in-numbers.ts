import type { Range } from "../../engine/index.ts";

/** `32,300,000`. */
export function countInNumbers(count: number): string {
  return count.toLocaleString("en-GB");
}

/** `32,300,000 (28,800,000 to 33,000,000)`; the count alone where nothing is uncertain about it. */
export function rangeInNumbers({ low, point, high }: Range): string {
  if (low === high) return countInNumbers(point);
  return `${countInNumbers(point)} (${countInNumbers(low)} to ${countInNumbers(high)})`;
}
