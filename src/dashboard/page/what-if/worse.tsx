import type { AnyImpact } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";
import { Fact } from "../number/fact.tsx";

/** Beside those who are cut off, those who are served worse. */
export function Worse({ impact }: { readonly impact: AnyImpact }) {
  const { words, format } = useDesk();
  const { low, point, high } = impact.impaired;
  return (
    <dl class="worse">
      <Fact term={words.whatIf.impaired}>
        <data value={point} data-figure="impaired.point">
          {format.count(point)}
        </data>
        {low !== high && <small>{words.number.between(format.count(low), format.count(high))}</small>}
      </Fact>
    </dl>
  );
}
