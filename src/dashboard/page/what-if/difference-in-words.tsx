import { sizeInWords } from "../../../impact/headline.ts";
import type { AnyImpact } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import type { Words } from "../words/index.ts";
import { type More, moreThan } from "./differences.ts";

type Props = { readonly present: AnyImpact; readonly supposed: AnyImpact };

/** What the question adds to the present. */
export function DifferenceInWords({ present, supposed }: Props) {
  const { words } = useDesk();
  const more = moreThan(present, supposed);
  return (
    <p class="difference" role="status">
      <strong data-more={more.affected}>{affectedInWords(more, words.whatIf.difference)}</strong>
      {", "}
      <span data-more={more.impaired}>{impairedInWords(more, words.whatIf.difference)}</span>
    </p>
  );
}

type DifferenceWords = Words["whatIf"]["difference"];

function affectedInWords({ affected }: More, { more, fewer, same }: DifferenceWords): string {
  if (affected === 0) return same;
  return (affected > 0 ? more : fewer)(sizeInWords(Math.abs(affected)));
}

function impairedInWords({ impaired }: More, { moreWorse, fewerWorse, sameWorse }: DifferenceWords): string {
  if (impaired === 0) return sameWorse;
  return (impaired > 0 ? moreWorse : fewerWorse)(sizeInWords(Math.abs(impaired)));
}
