import type { AnyImpact } from "../data/answers.ts";
import type { Filter } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { useNames } from "../who/filter-chips.tsx";
import { chosenIn } from "../who/filtering.ts";

/** Whose alone a figure is, in words; empty where it is of the whole base. Without it a part's figure would be taken for the whole. */
export function useWhose(impact: AnyImpact, filter: Filter): string {
  const { words } = useDesk();
  const nameOf = useNames(impact);
  return words.number.joinParts(chosenIn(filter).map(({ name, value }) => nameOf(name, value)));
}
