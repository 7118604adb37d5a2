import { useMemo, useState } from "preact/hooks";
import type { Impact, Timeline } from "../data/answers.ts";
import type { KnownIncidents } from "../data/use-incidents.ts";
import { type NowView, PRESENT } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Link } from "../frame/link.tsx";
import { Chart } from "./chart.tsx";
import { columnsOf } from "./columns.ts";
import { Downloads } from "./downloads.tsx";
import { HappenedList } from "./happened-list.tsx";
import { KnownSwitch } from "./known-switch.tsx";
import { type Known, Legend, Readout, useChartLabel } from "./legend.tsx";
import { knownUntil } from "./run.ts";
import { changesIn, pointedAt } from "./seek.ts";
import { Slider } from "./slider.tsx";
import { Sums } from "./sums.tsx";
import { useMarks } from "./use-marks.ts";
import { useSeek } from "./use-seek.ts";
import type { Span } from "./window.ts";
import { MINUTE_MILLISECONDS } from "../data/durations.ts";

type Props = {
  readonly view: NowView;
  readonly impact: Impact;
  readonly timeline: Timeline;
  readonly span: Span;
  readonly moment: number;
  readonly incidents: KnownIncidents;
};

/** The curve with all that one does on it. */
export function Curve({ view, impact, timeline, span, moment, incidents }: Props) {
  const { words } = useDesk();
  const { points } = timeline;
  const changes = useMemo(() => changesIn(points, span), [points, span.from, span.to]);
  const known = { points, end: knownUntil(timeline, { view, moment }) };
  const columns = useColumns(known, span);
  const seek = useSeek({ view, span, changes, moment });
  const [hovered, setHovered] = useState<number>();
  const knownAt = view.known === "then" ? moment : undefined;
  const happened = useMarks({ points, span, knownAt, sequence: impact.sequence, incidents });
  const { marks, isCut, problem } = happened;
  // Thousands of lines, which do not change with each second that passes.
  const list = useMemo(
    () => <HappenedList view={view} span={span} happened={{ marks, isCut, problem }} />,
    [view, span, marks, isCut, problem],
  );
  return (
    <>
      <Legend marks={happened.marks} />
      <Chart
        label={useChartLabel(timeline, span)}
        columns={columns}
        span={span}
        moment={seek.moment}
        marks={happened.marks}
        seek={seek.pointAt}
        hover={(moment) => setHovered(moment && pointedAt({ span, changes, moment }))}
      />
      <Slider span={span} changes={changes} known={known} seek={seek} />
      <Readout known={known} moment={hovered ?? seek.moment} />
      <div class="controls">
        <KnownSwitch view={view} span={span} />
        {view.at !== undefined && (
          <Link to={{ ...PRESENT, filter: view.filter }} class="button">
            {words.time.seek.toNow}
          </Link>
        )}
      </div>
      <Sums view={view} timeline={timeline} span={span} />
      {list}
      <Downloads view={view} impact={impact} chart={{ columns, span, moment, marks: happened.marks }} points={points} />
    </>
  );
}

/** Of the present the curve goes on by the minute, and with each change. */
function useColumns({ points, end }: Known, span: Span) {
  const until = Math.floor(end / MINUTE_MILLISECONDS);
  return useMemo(() => columnsOf(points, span, end), [points, span.from, span.to, until]);
}
