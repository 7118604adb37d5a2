import type { Range } from "../../engine/index.ts";
import { type Claim, claimOf, PUBLIC } from "../../impact/claim.ts";
import { WORDINGS } from "../../impact/words/index.ts";
import type { Language } from "../message.ts";
import type { Situation } from "../situation/situation.ts";

/** The most that may be said in public of how many lines, unless somebody chose to say something else of it. */
export function linesInWords(language: Language, range: Range, chosen?: Claim): string {
  return WORDINGS[language].lines(chosen ?? claimOf(range, PUBLIC));
}

/** By whose they are; undefined where they are all the operator's own, and no machine among them. */
export function baseInWords(
  language: Language,
  { ours, others, machines }: Pick<Situation, "ours" | "others" | "machines">,
): string | undefined {
  if (others.high === 0 && !machines) return undefined;
  return WORDINGS[language].base({ ours: claimOf(ours, PUBLIC), others: claimOf(others, PUBLIC), machines });
}
