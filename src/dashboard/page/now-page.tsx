import { useMemo } from "preact/hooks";
import type { Impact, Timeline } from "./data/answers.ts";
import { query } from "./data/ask.ts";
import { byService } from "./data/clock.ts";
import { firstMillisecond } from "./data/first-millisecond.ts";
import { staleSeconds } from "./data/live-state.ts";
import { useAsked } from "./data/use-asked.ts";
import { type Figures, useFigures } from "./data/use-figures.ts";
import { useIncidents } from "./data/use-incidents.ts";
import { useNow } from "./data/use-now.ts";
import type { Filter, NowView } from "./data/view.ts";
import { useDesk } from "./frame/desk.ts";
import { ProblemNote } from "./frame/problem-note.tsx";
import { useTitle } from "./frame/use-title.ts";
import { NumberSection } from "./number/number-section.tsx";
import { inShort } from "./number/told.ts";
import { useWhose } from "./number/whose.ts";
import { Spoken } from "./number/spoken.tsx";
import { LiveState, PastState, SilenceNotes } from "./number/states.tsx";
import { tellsOf } from "./time/run.ts";
import { TimeSection } from "./time/time-section.tsx";
import { windowOf } from "./time/window.ts";
import { WhoSection } from "./who/who-section.tsx";
import { WhySection } from "./why/why-section.tsx";
import { MINUTE_MILLISECONDS } from "./data/durations.ts";

/** How many, who, over time and why: of the present as it goes on, or of a moment. The parts stay while one goes from one to the other. */
export function NowPage({ view }: { readonly view: NowView }) {
  const figures = useFigures(view);
  const now = useNow();
  const { live, impact, filter, isAsked, problem, again } = figures;
  if (impact === undefined)
    return problem === undefined ? (
      <Loading />
    ) : (
      <ProblemNote problem={problem} {...(view.at && { again })} level="h1" />
    );
  const age = staleSeconds(live, now);
  const moment = view.at === undefined ? byService(now - age * 1000) : firstMillisecond(view.at);
  return (
    <div class={`now ${lookOf(view, age)}`} aria-busy={isAsked}>
      <State view={view} figures={figures} staleSeconds={age} />
      <Sections view={view} impact={impact} filter={filter} moment={moment} />
      {view.at === undefined && !isAsked && <Spoken impact={impact} filter={filter} />}
    </div>
  );
}

function lookOf({ at }: NowView, age: number): string {
  if (at !== undefined) return "past";
  return age > 0 ? "stale" : "live";
}

type StateProps = { readonly view: NowView; readonly figures: Figures; readonly staleSeconds: number };

function State({ view, figures, staleSeconds: age }: StateProps) {
  const { live, problem, again } = figures;
  if (view.at === undefined)
    return (
      <>
        <LiveState live={live} staleSeconds={age} />
        {age > 0 && live.problem !== undefined && <ProblemNote problem={live.problem} />}
      </>
    );
  return (
    <>
      <PastState view={view} at={view.at} />
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
    </>
  );
}

function Loading() {
  return <p class="loading">{useDesk().words.frame.loading}</p>;
}

type SectionsProps = {
  readonly view: NowView;
  readonly impact: Impact;
  /** Whose `impact` is. */
  readonly filter: Filter;
  readonly moment: number;
};

function Sections({ view, impact, filter, moment }: SectionsProps) {
  const { words } = useDesk();
  useTitle(words.number.shortOf(inShort(impact, words.number), useWhose(impact, filter)));
  const knownAt = view.known === "then" ? view.at : undefined;
  const path = `/v1/impact/timeline${query({ ...windowOf(view), knownAt, ...view.filter })}`;
  // Of the present it goes on by the minute; else, by what is known now, it is the same from wherever in it one looks.
  const minute = Math.floor(moment / MINUTE_MILLISECONDS);
  const when = view.at === undefined ? `${impact.estimateId} ${minute}` : impact.sequence;
  const { answer, answered, problem, again } = useAsked<Timeline>(path, { when });
  const incidents = useIncidents(impact.sequence);
  // While another is asked for, nothing jumps; but nothing is worked out of another time or filter, nor does it stand for what cannot be had.
  const own = answered === path ? answer : undefined;
  const facts = own !== undefined && tellsOf(own, { view, moment }) ? own : undefined;
  const shown = own ?? (problem === undefined ? answer : undefined);
  // Thousands of lines, which do not change with each second that passes.
  const who = useMemo(
    () => <WhoSection impact={impact} filter={view.filter} viewOf={(only) => ({ ...view, filter: only })} />,
    [impact, view],
  );
  const why = useMemo(() => <WhySection impact={impact} />, [impact]);
  return (
    <>
      <SilenceNotes impact={impact} />
      <NumberSection impact={impact} filter={filter} timeline={facts} moment={moment} incidents={incidents} />
      <TimeSection {...{ view, impact, problem, again, moment, incidents }} timeline={shown} />
      {who}
      {why}
    </>
  );
}
