import { INTERNAL, claimOf } from "../../../impact/claim.ts";
import type { AnyImpact, Range } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import type { Words } from "../words/index.ts";
import { differenceOf, moreThan } from "./differences.ts";

type Props = { readonly present: AnyImpact; readonly supposed: AnyImpact };

/** What the question adds to the present. */
export function DifferenceInWords({ present, supposed }: Props) {
  const { words } = useDesk();
  const more = moreThan(present, supposed);
  const { ofAffected, ofImpaired } = words.whatIf.difference;
  const said = (outcome: "affected" | "impaired", texts: Texts): string =>
    inWords(present[outcome], supposed[outcome], { ...texts, claim: words.number.claim });
  return (
    <p class="difference" role="status">
      <strong data-more={more.affected}>{said("affected", ofAffected)}</strong>
      {", "}
      <span data-more={more.impaired}>{said("impaired", ofImpaired)}</span>
    </p>
  );
}

type Texts = Words["whatIf"]["difference"]["ofAffected"];
type Speech = Texts & Pick<Words["number"], "claim">;

function inWords(present: Range, supposed: Range, { more, fewer, same, claim }: Speech): string {
  if (supposed.point === present.point) return same;
  const size = claim(claimOf(differenceOf(present, supposed), INTERNAL));
  return supposed.point > present.point ? more(size) : fewer(size);
}
