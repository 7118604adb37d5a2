import type { Live } from "../data/live-state.ts";
import { staleSeconds } from "../data/live-state.ts";
import { useNow } from "../data/use-now.ts";
import { useDesk } from "../frame/desk.ts";
import { ProblemNote } from "../frame/problem-note.tsx";
import { Headline } from "../number/headline.tsx";
import { LiveState } from "../number/states.tsx";
import { Beside } from "./beside.tsx";

/** The present, against which a question is held. */
export function Presence({ live }: { readonly live: Live }) {
  const { words } = useDesk();
  const age = staleSeconds(live, useNow());
  const impact = live.shown?.impact;
  if (impact === undefined)
    return live.problem === undefined ? (
      <p class="loading">{words.frame.loading}</p>
    ) : (
      <ProblemNote problem={live.problem} />
    );
  return (
    <section class="card present" aria-label={words.whatIf.tagNow}>
      <p class="tag">{words.whatIf.tagNow}</p>
      <Headline impact={impact} level="h2" />
      <Beside impact={impact} />
      <LiveState live={live} staleSeconds={age} />
    </section>
  );
}
