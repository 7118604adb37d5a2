import type { AnyImpact, Range } from "../data/answers.ts";

/** How many more; below 0 fewer. */
export type More = { readonly affected: number; readonly impaired: number };

/** Whom a supposition hits more, or less, than the present does. */
export type Difference = {
  readonly breakdown: Breakdown;
  readonly key: string;
  readonly name: string;
  readonly present: number;
  readonly supposed: number;
  readonly more: More;
};

export const BREAKDOWNS = ["byOperator", "byCustomerClass", "byService"] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

type Figures = Pick<AnyImpact, "affected" | "impaired">;

/** By the best estimates. */
export function moreThan(present: Figures, supposed: Figures): More {
  return {
    affected: supposed.affected.point - present.affected.point,
    impaired: supposed.impaired.point - present.impaired.point,
  };
}

/** How many more are supposed than there are, or fewer, as far as both ranges let it be known; the point is above 0. */
export function differenceOf(present: Range, supposed: Range): Range {
  const [less, more] = present.point < supposed.point ? [present, supposed] : [supposed, present];
  return { low: Math.max(0, more.low - less.high), point: more.point - less.point, high: more.high - less.low };
}

/** The rows of a breakdown that are not as they are now, most more first. A building block's customers are among those of what stands on it. */
export function differencesIn(
  breakdown: Breakdown,
  present: Pick<AnyImpact, Breakdown>,
  supposed: Pick<AnyImpact, Breakdown>,
): readonly Difference[] {
  const nowByKey = new Map(present[breakdown].map((row) => [row.key, row]));
  return supposed[breakdown]
    .filter((row) => !("customerFacing" in row) || row.customerFacing)
    .map((row) => {
      const now = nowByKey.get(row.key) ?? NOBODY;
      const figures = { present: now.affected.point, supposed: row.affected.point };
      return { breakdown, key: row.key, name: row.name, ...figures, more: moreThan(now, row) };
    })
    .filter(({ more }) => more.affected !== 0 || more.impaired !== 0)
    .toSorted((a, b) => b.more.affected - a.more.affected || b.more.impaired - a.more.impaired);
}

const NONE = { low: 0, point: 0, high: 0 };
const NOBODY = { affected: NONE, impaired: NONE };
