import type { Impact, Timeline } from "../data/answers.ts";
import type { KnownIncidents } from "../data/use-incidents.ts";
import { useDesk } from "../frame/desk.ts";
import { runUpTo, trendAt } from "../time/run.ts";
import { Fact } from "./fact.tsx";
import { Figure } from "./figure.tsx";
import { besideOf } from "./mood.ts";
import { Expected, Record, useIncidentAt } from "./incident-facts.tsx";

type Props = {
  readonly impact: Impact;
  readonly timeline: Timeline | undefined;
  readonly moment: number;
  readonly incidents: KnownIncidents;
};

/** What stands beside the number. */
export function Facts({ impact, timeline, moment, incidents: { asked, fresh } }: Props) {
  const { words, format, view } = useDesk();
  const { affected, impaired, base, at, estimateId } = impact;
  const beside = besideOf(impact);
  const told = beside === "affected" ? impaired : affected;
  const { facts } = words.number;
  const incident = useIncidentAt(asked.answer, moment);
  return (
    <dl class="facts">
      <Since timeline={timeline} moment={moment} />
      <Fact term={facts.trendWithin}>
        <TrendInWords timeline={timeline} moment={moment} />
      </Fact>
      <Fact term={facts[beside]}>
        <Figure name={`${beside}.point`} range={impact[beside]} />
      </Fact>
      <Fact term={facts.share}>
        {facts.shareOf(format.share(base === 0 ? 0 : told.point / base), format.count(base))}
      </Fact>
      {incident !== undefined && <Expected key={incident.id} incident={incident} moment={moment} fresh={fresh} />}
      {incident !== undefined && <Record key={incident.id} incident={incident} moment={moment} fresh={fresh} />}
      <Fact term={view.page === "now" && view.at === undefined ? facts.lastChange : facts.asOf}>
        {format.moment(at)}
      </Fact>
      <Fact term={facts.estimate}>
        <a class="id" href={`/v1/estimates/${estimateId}`} title={estimateId}>
          …{estimateId.slice(-SHOWN)}
        </a>
      </Fact>
    </dl>
  );
}

/** Of an id, which can be as long as a page, the end, which no other has. */
const SHOWN = 12;

type InTime = { readonly timeline: Timeline | undefined; readonly moment: number };

/** While it is asked for, its place is kept; where nobody is hit there is nothing to tell. */
function Since({ timeline, moment }: InTime) {
  const { words } = useDesk();
  const { facts } = words.number;
  if (timeline === undefined) return <Fact term={facts.since}>–</Fact>;
  const run = runUpTo(timeline.points, moment);
  return run === undefined ? null : (
    <Fact term={facts.since}>
      <RunInWords run={run} moment={moment} />
    </Fact>
  );
}

type RunProps = { readonly run: NonNullable<ReturnType<typeof runUpTo>>; readonly moment: number };

function RunInWords({ run, moment }: RunProps) {
  const { words, format } = useDesk();
  const { facts } = words.number;
  const from = format.moment(run.from);
  if (run.isCutOff) return <>{facts.sinceBefore(from)}</>;
  const duration = format.duration((moment - Date.parse(run.from)) / 1000);
  return (
    <>
      {from}, <span class="whole">{facts.sinceFor(duration)}</span>
    </>
  );
}

function TrendInWords({ timeline, moment }: InTime) {
  const { words, format } = useDesk();
  const trend = timeline === undefined ? undefined : trendAt(timeline.points, moment);
  if (trend === undefined) return <>–</>;
  const { way, before } = trend;
  return (
    <span class={`trend ${way}`}>
      <span aria-hidden="true">{ARROWS[way]}</span> {words.number.trend[way](format.count(before))}
    </span>
  );
}

const ARROWS = { rising: "▲", falling: "▼", steady: "▬" } as const;
