import type { Range } from "./inventory.ts";
import type { Lost } from "./lost.ts";

/** Subscriptions: unrounded, except `base`, which is a sum of counts. */
export type Figures = { readonly affected: Range; readonly impaired: Range; readonly base: number };

/** A running sum of figures; mutable, since it adds up every cell of an inventory at every estimate. */
export class Tally {
  readonly #affected = { low: 0, point: 0, high: 0 };
  readonly #impaired = { low: 0, point: 0, high: 0 };
  #base = 0;

  add(counts: Range, lost: Lost): void {
    addScaled(this.#affected, counts, lost.affected);
    addScaled(this.#impaired, counts, lost.impaired);
    this.#base += counts.point;
  }

  addAll(other: Tally): void {
    addScaled(this.#affected, other.#affected, WHOLE);
    addScaled(this.#impaired, other.#impaired, WHOLE);
    this.#base += other.#base;
  }

  figures(): Figures {
    return { affected: { ...this.#affected }, impaired: { ...this.#impaired }, base: this.#base };
  }
}

const WHOLE: Range = { low: 1, point: 1, high: 1 };

function addScaled(sum: { low: number; point: number; high: number }, counts: Range, share: Range): void {
  sum.low += counts.low * share.low;
  sum.point += counts.point * share.point;
  sum.high += counts.high * share.high;
}
