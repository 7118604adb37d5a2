import type { DraftFigure, Filled, Range } from "./filled.ts";
import { amountInNumbers, rangeOfAmounts } from "./in-words.ts";
import type { Material } from "./material.ts";
import { thresholdsMet } from "./thresholds.ts";

/** What fills a field. `prompt`: what a person is to write where it gives nothing. Pure. */
export type Source = {
  readonly prompt: string;
  readonly fill: (material: Material) => Filled | undefined;
};

export type Sources = Readonly<Record<string, Source>>;

type Stated = {
  readonly name: string;
  readonly unit: string;
  readonly range: Range;
  readonly words?: string;
  /** Left out: the estimate. */
  readonly from?: DraftFigure["from"];
  /** Where they are not those of the figure's name. */
  readonly meets?: readonly string[];
};

/** A figure of the estimate, or one that stands in its place. */
export function estimated({ estimateId, verdicts }: Material, stated: Stated): DraftFigure {
  const {
    name,
    unit,
    range,
    words = rangeOfAmounts(range),
    from = "estimate",
    meets = thresholdsMet(verdicts, stated),
  } = stated;
  const { low, point, high } = range;
  return { name, low, point, high, unit, words, estimateId, from, meets };
}

/** The same times a number. */
export function times({ low, point, high }: Range, factor: number): Range {
  return { low: low * factor, point: point * factor, high: high * factor };
}

/** `up to 33,000,000`, where the upper bound is what a rule asks for. */
export function upTo({ low, high }: Range): string {
  return low === high ? amountInNumbers(high) : `up to ${amountInNumbers(high)}`;
}

/** What nothing fills; the words tell a person what to write. */
export function byHand(prompt: string): Source {
  return { prompt, fill: () => undefined };
}

/** Words and nothing to count. */
export function said(text: string, from: Filled["from"], why: string): Filled {
  return { text, figures: [], from, why };
}
