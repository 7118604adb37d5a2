import type { Range } from "../engine/index.ts";
import { type Claim, INTERNAL, claimOf } from "./claim.ts";
import { en } from "./words/en.ts";

/** How many nodes there are and of how many it is known what they do; `isCounted`: whether the reader may know how many. */
export type Evidence = {
  readonly nodes: number;
  readonly seen: number;
  readonly isFailing: boolean;
  readonly isCounted: boolean;
};

/**
 * The range in words: "about 32 million", "between 3.6 million and 33 million". Where the best estimate is nobody, a size is
 * said only if all nodes are seen: silence is not health.
 */
export function headline(range: Range, evidence: Evidence): string {
  const { nodes, seen, isFailing, isCounted } = evidence;
  if (range.point > 0 || seen >= nodes) return inWords(range);
  const found = isFailing ? "nobody found affected" : "no failure reported";
  return `${found}; ${isCounted ? `${seen} of ${nodes} nodes seen` : "not all of the network is seen"}`;
}

/** The best that may be said of a range to those who manage an outage. */
export function inWords(range: Range): string {
  return en.claim(claimOf(range, INTERNAL));
}

/** What a headline says of how many; undefined where it says only what was not seen. */
export function claimIn(text: string): Claim | undefined {
  return en.read(text);
}

/** A headline with what it is of, where it says how many: "about 32 million affected". */
export function affectedInWords(text: string): string {
  return claimIn(text) === undefined ? text : `${text} affected`;
}
