import type { AnyImpact } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { Fact } from "../number/fact.tsx";
import { Figure } from "../number/facts.tsx";
import { kindOf } from "../number/mood.ts";

/** The figure that does not stand in the headline: of those who are served worse, or who are cut off. */
export function Beside({ impact }: { readonly impact: AnyImpact }) {
  const { facts } = useDesk().words.number;
  const outcome = kindOf(impact) === "worse" ? "affected" : "impaired";
  return (
    <dl class="beside">
      <Fact term={facts[outcome]}>
        <Figure outcome={outcome} range={impact[outcome]} />
      </Fact>
    </dl>
  );
}
