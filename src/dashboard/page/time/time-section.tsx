import { useMemo } from "preact/hooks";
import type { Impact, Timeline } from "../data/answers.ts";
import { byService } from "../data/clock.ts";
import type { Problem } from "../data/ask.ts";
import type { KnownIncidents } from "../data/use-incidents.ts";
import type { NowView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { Curve } from "./curve.tsx";
import { Missing } from "./missing.tsx";
import { type Span, spanOf, trimmed } from "./window.ts";
import { Windows } from "./windows.tsx";
import { MINUTE_MILLISECONDS } from "../data/durations.ts";

type Props = {
  readonly view: NowView;
  readonly impact: Impact;
  readonly timeline: Timeline | undefined;
  readonly problem: Problem | undefined;
  readonly again: () => void;
  /** Milliseconds since 1970: what is looked at; of the present, until when it is known. */
  readonly moment: number;
  readonly incidents: KnownIncidents;
};

/** How it went, and the way back to any moment of it. */
export function TimeSection(props: Props) {
  const { words } = useDesk();
  const { view, impact, timeline, problem, again, moment, incidents } = props;
  const span = useSpan(props);
  const isShown = timeline !== undefined && timeline.points.length > 0 && !isRefused(problem);
  return (
    <section class="time card" aria-labelledby="over-time">
      <div class="over">
        <h2 id="over-time">{words.time.title}</h2>
        <Windows view={view} span={span} />
      </div>
      <Missing view={view} timeline={timeline} problem={problem} again={again} />
      {isShown && <Curve {...{ view, impact, timeline, span, moment, incidents }} />}
    </section>
  );
}

/** What is still at hand then answers an earlier question. */
function isRefused(problem: Problem | undefined): boolean {
  return problem !== undefined && problem.status >= 400 && problem.status < 500;
}

/** The time that is shown. It goes on with the present by the minute, so that nothing is drawn anew each second. */
function useSpan({ view, timeline, moment }: Props): Span {
  const nextMinute = Math.ceil(byService() / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS;
  const { from, to } = spanOf(view, nextMinute);
  const isChosen = view.from !== undefined || view.to !== undefined;
  const looked = view.at === undefined ? to : moment;
  return useMemo(() => {
    const span = { from, to };
    return isChosen || timeline === undefined ? span : trimmed(span, timeline.points, looked);
  }, [from, to, isChosen, timeline, looked]);
}
