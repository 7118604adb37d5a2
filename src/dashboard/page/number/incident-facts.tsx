import type { Incidents, Summary } from "../data/answers.ts";
import { useAsked } from "../data/use-asked.ts";
import { seesAll, useDesk } from "../frame/desk.ts";
import { Fact } from "./fact.tsx";

type InTime = { readonly moment: number; readonly sequence: number };
type Props = InTime & { readonly incident: Summary };

type SetFact = {
  readonly name: string;
  readonly service?: string;
  readonly isSet: boolean;
  readonly value: unknown;
};
type Report = { readonly reference: string; readonly headline: string; readonly at: string };

/** The incident that runs at a moment; of several the one that hit most. */
export function useIncidentAt({ moment, sequence }: InTime): Summary | undefined {
  const { me } = useDesk();
  const { answer } = useAsked<Incidents>(seesAll(me) ? "/v1/incidents" : undefined, { when: sequence });
  const running = answer?.incidents.filter(
    ({ from, to }) => Date.parse(from) <= moment && (to === null || Date.parse(to) > moment),
  );
  return running?.toSorted((a, b) => b.peak.affected.point - a.peak.affected.point)[0];
}

/** When people say that each service is expected back. */
export function Expected(props: Props) {
  const { words, format } = useDesk();
  const { facts } = words.number;
  const path = `/v1/incidents/${encodeURIComponent(props.incident.id)}/facts`;
  const { answer } = useAsked<{ readonly facts: readonly SetFact[] }>(path, { when: props.sequence });
  const expected = answer?.facts.filter(({ name, isSet }) => name === "expectedRestoration" && isSet) ?? [];
  return (
    <Fact term={facts.expected}>
      {expected.length === 0
        ? facts.notExpected
        : expected.map(({ service, value }) => {
            const { earliest, likely, latest } = timesIn(value);
            const times = {
              earliest: format.clock(earliest),
              likely: format.clock(likely),
              latest: format.clock(latest),
            };
            return <div key={service}>{facts.expectedOf({ service: service ?? "", ...times })}</div>;
          })}
    </Fact>
  );
}

type Times = { readonly earliest: string; readonly likely: string; readonly latest: string };

/** The value of `expectedRestoration`, as the schema of that fact has it. */
function timesIn(value: unknown): Times {
  const said = typeof value === "object" && value !== null ? value : {};
  return { earliest: "", likely: "", latest: "", ...said };
}

/** The last figure that was reported: it stays as it is, beside the live one that moves. */
export function Record(props: Props) {
  const { words, format } = useDesk();
  const { facts } = words.number;
  const path = `/v1/incidents/${encodeURIComponent(props.incident.id)}/sitreps`;
  const { answer } = useAsked<{ readonly sitreps: readonly Report[] }>(path, { when: props.sequence });
  const last = answer?.sitreps.findLast(({ at }) => Date.parse(at) <= props.moment);
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
