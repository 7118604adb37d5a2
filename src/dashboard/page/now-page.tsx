import type { Impact, Timeline } from "./data/answers.ts";
import { query } from "./data/ask.ts";
import { useLive } from "./data/live.ts";
import { staleSeconds } from "./data/live-state.ts";
import { useAsked } from "./data/use-asked.ts";
import { useNow } from "./data/use-now.ts";
import type { NowView } from "./data/view.ts";
import { useDesk } from "./frame/desk.ts";
import { ProblemNote } from "./frame/problem-note.tsx";
import { useTitle } from "./frame/use-title.ts";
import { NumberSection, useShort } from "./number/number-section.tsx";
import { Spoken } from "./number/spoken.tsx";
import { LiveState, PastState, SilenceNotes } from "./number/states.tsx";
import { windowOf } from "./time/window.ts";

/** How many, who, over time and why: of the present as it goes on, or of a moment. */
export function NowPage({ view }: { readonly view: NowView }) {
  return view.at === undefined ? <Present view={view} /> : <Past view={view} at={view.at} />;
}

function Present({ view }: { readonly view: NowView }) {
  const live = useLive(view.filter);
  const now = useNow();
  const { shown, problem } = live;
  if (shown === undefined) return problem === undefined ? <Loading /> : <ProblemNote problem={problem} />;
  const age = staleSeconds(live, now);
  return (
    <div class={`now ${age > 0 ? "stale" : "live"}`}>
      <LiveState live={live} staleSeconds={age} />
      <Sections view={view} impact={shown.impact} moment={now} />
      <Spoken impact={shown.impact} />
    </div>
  );
}

function Past({ view, at }: { readonly view: NowView; readonly at: string }) {
  const knownAt = view.known === "then" ? at : undefined;
  const { answer, problem, again } = useAsked<Impact>(`/v1/impact${query({ at, knownAt, ...view.filter })}`);
  if (answer === undefined)
    return problem === undefined ? <Loading /> : <ProblemNote problem={problem} again={again} />;
  return (
    <div class="now past">
      <PastState view={view} at={at} />
      {problem !== undefined && <ProblemNote problem={problem} again={again} />}
      <Sections view={view} impact={answer} moment={Date.parse(at)} />
    </div>
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
  const timeline = useAsked<Timeline>(path, { when: impact.estimateId });
  return (
    <>
      <SilenceNotes impact={impact} />
      <NumberSection impact={impact} timeline={timeline.answer} moment={moment} />
    </>
  );
}
