import type { AnyImpact } from "../data/answers.ts";
import { seesAll, useDesk } from "../frame/desk.ts";
import { Fact } from "../number/fact.tsx";

/** What the figures mean, on what they rest, and what they cannot know. */
export function Method({ impact }: { readonly impact: AnyImpact }) {
  const { method } = useDesk().words.why;
  return (
    <details class="card method">
      <summary>{method.title}</summary>
      <dl>
        {method.meanings.map(([term, meaning]) => (
          <Fact key={term} term={term}>
            <span class="meaning">{meaning}</span>
          </Fact>
        ))}
      </dl>
      <h3>{method.limitsTitle}</h3>
      <ul class="limits">
        {method.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <h3>{method.restsTitle}</h3>
      <Basis impact={impact} />
    </details>
  );
}

function Basis({ impact: { coverage, base, inventoryVersion, engine } }: { readonly impact: AnyImpact }) {
  const { words, format, me } = useDesk();
  const { method } = words.why;
  const { assumedSubscriptions, oldestCountAsOf, nodes, nodesSeen, unknownNodes, registrations } = coverage;
  const share = format.share(base === 0 ? 0 : assumedSubscriptions / base);
  return (
    <dl>
      <Fact term={method.assumed}>{method.assumedOf(format.count(assumedSubscriptions), share)}</Fact>
      <Fact term={method.oldest}>
        {oldestCountAsOf === null ? method.noCount : format.calendarDay(oldestCountAsOf)}
      </Fact>
      {seesAll(me) && (
        <>
          <Fact term={method.seen}>{method.seenOf(format.count(nodesSeen), format.count(nodes))}</Fact>
          <Fact term={method.unknown}>{format.count(unknownNodes)}</Fact>
        </>
      )}
      <Fact term={method.counted}>
        {registrations.length === 0
          ? method.notCounted
          : registrations.map(({ pool, subscribers, oldestObservedAt }) => (
              <div key={pool}>{method.countedOf(pool, format.count(subscribers), format.moment(oldestObservedAt))}</div>
            ))}
      </Fact>
      <Fact term={method.version}>{format.count(inventoryVersion)}</Fact>
      <Fact term={method.engine}>{engine}</Fact>
    </dl>
  );
}
