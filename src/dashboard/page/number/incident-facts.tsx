import type { Incidents, Summary } from "../data/answers.ts";
import { useAsked } from "../data/use-asked.ts";
import type { KnownIncidents } from "../data/use-incidents.ts";
import { useDesk } from "../frame/desk.ts";
import { type SetFact, expectedBy, timesInWords } from "./expected.ts";
import { Fact } from "./fact.tsx";

type Props = { readonly incident: Summary; readonly moment: number; readonly fresh: KnownIncidents["fresh"] };

type Report = { readonly reference: string; readonly headline: string; readonly at: string };

/** The incident that runs at a moment; of several the one that hit most. */
export function useIncidentAt(known: Incidents | undefined, moment: number): Summary | undefined {
  const { view } = useDesk();
  // What is said of the whole is not said of a part.
  const isWhole = view.page === "now" && Object.keys(view.filter).length === 0;
  const running = (isWhole ? (known?.incidents ?? []) : []).filter(
    ({ from, to }) => Date.parse(from) <= moment && (to === null || Date.parse(to) > moment),
  );
  return running.toSorted((a, b) => b.peak.affected.point - a.peak.affected.point)[0];
}

/** When people say that each service is expected back. */
export function Expected({ incident, moment, fresh }: Props) {
  const { words, format } = useDesk();
  const { facts } = words.number;
  const path = `/v1/incidents/${encodeURIComponent(incident.id)}/facts`;
  const { answer } = useAsked<{ readonly facts: readonly SetFact[] }>(path, { when: fresh });
  const expected = answer && expectedBy(answer.facts, moment);
  if (expected === undefined) return null;
  return (
    <Fact term={facts.expected}>
      {expected.length === 0
        ? facts.notExpected
        : expected.map(({ service, times }) => (
            <div key={service}>{facts.expectedOf({ service, ...timesInWords(times, moment, format) })}</div>
          ))}
    </Fact>
  );
}

/** The last figure that was reported: it stays as it is, beside the live one that moves. */
export function Record(props: Props) {
  const { words, format } = useDesk();
  const { facts } = words.number;
  const path = `/v1/incidents/${encodeURIComponent(props.incident.id)}/sitreps`;
  const { answer } = useAsked<{ readonly sitreps: readonly Report[] }>(path, { when: props.fresh });
  if (answer === undefined) return null;
  const last = answer.sitreps.findLast(({ at }) => Date.parse(at) <= props.moment);
  return (
    <Fact term={facts.record}>
      {last === undefined ? (
        facts.noRecord
      ) : (
        <a href={`/v1/sitreps/${last.reference}`}>
          {facts.recordOf(last.reference, last.headline, format.moment(last.at))}
        </a>
      )}
    </Fact>
  );
}
