import type { Timeline } from "../data/answers.ts";
import type { Problem } from "../data/ask.ts";
import type { NowView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { ProblemNote } from "../frame/problem-note.tsx";
import { isHit } from "./run.ts";
import { ShorterWindows } from "./windows.tsx";

type Props = {
  readonly view: NowView;
  readonly timeline: Timeline | undefined;
  readonly problem: Problem | undefined;
  readonly again: () => void;
};

/** Why there is no curve, or nothing in it. */
export function Missing({ view, timeline, problem, again }: Props) {
  const { states } = useDesk().words.time;
  if (problem?.status === 400 && isTooMany(problem))
    return (
      <div class="problem" role="alert">
        <strong>{states.tooMany}</strong>
        <p>{states.tooManyDetail}</p>
        <ShorterWindows view={view} />
      </div>
    );
  if (problem !== undefined) return <ProblemNote problem={problem} again={again} />;
  if (timeline === undefined) return <p class="loading">{states.loading}</p>;
  if (timeline.points.length === 0) return <p class="empty">{states.nothing}</p>;
  return timeline.points.some(isHit) ? null : <p class="empty">{states.nobody}</p>;
}

/** Any other refusal names what is wrong with the question itself. */
function isTooMany({ errors }: Problem): boolean {
  return errors.some(({ path }) => path === "step");
}
