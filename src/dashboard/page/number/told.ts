import { INTERNAL, claimOf } from "../../../impact/claim.ts";
import { claimIn } from "../../../impact/headline.ts";
import type { AnyImpact, Range } from "../data/answers.ts";
import type { Words } from "../words/index.ts";
import { type Kind, kindOf } from "./mood.ts";

/** What stands in the largest letters: the affected, or where nobody is, those served worse, or that there are none. */
export type Told = {
  readonly kind: Kind;
  /** "About 32 million", or words that are no size. */
  readonly size: string;
  /** Of what it is a size; empty where it is none. */
  readonly unit: string;
  /** What else must be said at once; may be empty. */
  readonly note: string;
  readonly outcome: "affected" | "impaired";
  readonly range: Range;
};

type Counted = Pick<AnyImpact, "affected" | "impaired" | "headline" | "byOperatorKind" | "byCustomerClass">;

export function tell(impact: Counted, words: Words["number"], parts: string): Told {
  const { headline, affected, impaired } = impact;
  const kind = kindOf(impact);
  if (kind === "worse") {
    const size = capitalized(words.claim(claimOf(impaired, INTERNAL)));
    return { kind, size, unit: words.worse, note: capitalized(headline), outcome: "impaired", range: impaired };
  }
  const isSize = affected.high > 0 && claimIn(headline) !== undefined;
  const unit = isSize ? words.lines : "";
  return { kind, size: capitalized(headline), unit, note: parts, outcome: "affected", range: affected };
}

/** The number in a few words. */
export function inShort(impact: Counted, words: Words["number"]): string {
  const { size, unit } = tell(impact, words, "");
  return `${size} ${unit}`.trim();
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
