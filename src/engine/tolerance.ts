/** Capacities are compared with a relative tolerance of 1e-9, so that 0.1 + 0.2 is enough for 0.3. */
export function isAtLeast(value: number, bar: number): boolean {
  return value >= bar - 1e-9 * Math.max(Math.abs(value), Math.abs(bar));
}

/** A share within 1e-12 of 0 or 1 is 0 or 1: what is left of rounding is not a customer. */
export function asShare(value: number): number {
  if (value < 1e-12) return 0;
  return value > 1 - 1e-12 ? 1 : value;
}
