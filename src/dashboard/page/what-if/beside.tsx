import type { AnyImpact } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { Fact } from "../number/fact.tsx";
import { Figure } from "../number/figure.tsx";
import { besideOf } from "../number/mood.ts";

/** The figure that does not stand in the headline: of those who are served worse, or who are cut off. */
export function Beside({ impact }: { readonly impact: AnyImpact }) {
  const { facts } = useDesk().words.number;
  const outcome = besideOf(impact);
  return (
    <dl class="beside">
      <Fact term={facts[outcome]}>
        <Figure name={`${outcome}.point`} range={impact[outcome]} />
      </Fact>
    </dl>
  );
}
