import type { Impact, Timeline } from "./data/answers.ts";
import { type Problem, query } from "./data/ask.ts";
import { staleSeconds } from "./data/live-state.ts";
import { useAsked } from "./data/use-asked.ts";
import { type Figures, useFigures } from "./data/use-figures.ts";
import { useNow } from "./data/use-now.ts";
import type { NowView } from "./data/view.ts";
import { useDesk } from "./frame/desk.ts";
import { ProblemNote } from "./frame/problem-note.tsx";
import { useTitle } from "./frame/use-title.ts";
import { NumberSection, useShort } from "./number/number-section.tsx";
import { Spoken } from "./number/spoken.tsx";
import { LiveState, PastState, SilenceNotes } from "./number/states.tsx";
import { TimeSection } from "./time/time-section.tsx";
import { MINUTE_MILLISECONDS, windowOf } from "./time/window.ts";
import { WhoSection } from "./who/who-section.tsx";
import { WhySection } from "./why/why-section.tsx";

/** How many, who, over time and why: of the present as it goes on, or of a moment. The parts stay while one goes from one to the other. */
export function NowPage({ view }: { readonly view: NowView }) {
  const figures = useFigures(view);
  const now = useNow();
  const { live, impact, isAsked, problem, again } = figures;
  if (impact === undefined)
    return problem === undefined ? <Loading /> : <NoFigures problem={problem} {...(view.at && { again })} />;
  const age = staleSeconds(live, now);
  const moment = view.at === undefined ? now - age * 1000 : Date.parse(view.at);
  return (
    <div class={`now ${lookOf(view, age)}`} aria-busy={isAsked}>
      <State view={view} figures={figures} staleSeconds={age} />
      <Sections view={view} impact={impact} moment={moment} />
      {view.at === undefined && !isAsked && <Spoken impact={impact} />}
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
  if (view.at === undefined) return <LiveState live={live} staleSeconds={age} />;
  return (
    <>
      <PastState view={view} at={view.at} />
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
    </>
  );
}

/** The number is the heading of the page; where there is none, the page has its own. */
function NoFigures(props: { readonly problem: Problem; readonly again?: () => void }) {
  const { words } = useDesk();
  return (
    <>
      <h1 class="hidden">{words.frame.views.now}</h1>
      <ProblemNote {...props} />
    </>
  );
}

function Loading() {
  return <p class="loading">{useDesk().words.frame.loading}</p>;
}

type SectionsProps = { readonly view: NowView; readonly impact: Impact; readonly moment: number };

function Sections({ view, impact, moment }: SectionsProps) {
  useTitle(useShort(impact));
  const knownAt = view.known === "then" ? view.at : undefined;
  const path = `/v1/impact/timeline${query({ ...windowOf(view), knownAt, ...view.filter })}`;
  // Of the present it goes on by the minute; else, by what is known now, it is the same from wherever in it one looks.
  const minute = Math.floor(moment / MINUTE_MILLISECONDS);
  const when = view.at === undefined ? `${impact.estimateId} ${minute}` : impact.sequence;
  const { answer, problem, again } = useAsked<Timeline>(path, { when });
  return (
    <>
      <SilenceNotes impact={impact} />
      <NumberSection impact={impact} timeline={answer} moment={moment} />
      <TimeSection view={view} impact={impact} timeline={answer} problem={problem} again={again} moment={moment} />
      <WhoSection impact={impact} filter={view.filter} viewOf={(filter) => ({ ...view, filter })} />
      <WhySection impact={impact} />
    </>
  );
}
