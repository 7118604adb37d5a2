import { useRef } from "preact/hooks";
import type { Impact } from "./answers.ts";
import { type Problem, query } from "./ask.ts";
import { useLive } from "./live.ts";
import type { Live } from "./live-state.ts";
import { useAsked } from "./use-asked.ts";
import type { NowView } from "./view.ts";

export type Figures = {
  readonly live: Live;
  /** What is to be shown: while other figures are asked for, those of before, so that nothing jumps. */
  readonly impact: Impact | undefined;
  readonly isAsked: boolean;
  readonly problem: Problem | undefined;
  readonly again: () => void;
};

/** The figures of a view: of the present as they are told, or of a moment. */
export function useFigures(view: NowView): Figures {
  const isPast = view.at !== undefined;
  const path = pathOf(view);
  const live = useLive(isPast ? undefined : view.filter);
  const past = useAsked<Impact>(path);
  // Figures of another filter or moment never stand as those of one that cannot be had.
  const isOther = past.answered !== path && past.problem !== undefined;
  const asked = isOther ? undefined : past.answer;
  const own = isPast ? asked : live.shown?.impact;
  const problem = isPast ? past.problem : live.problem;
  const last = useRef(own);
  last.current = own ?? last.current;
  return {
    live,
    impact: own ?? (problem === undefined ? last.current : undefined),
    isAsked: own === undefined || (isPast && past.answered !== path),
    problem,
    again: past.again,
  };
}

function pathOf({ at, known, filter }: NowView): string | undefined {
  if (at === undefined) return undefined;
  return `/v1/impact${query({ at, knownAt: known === "then" ? at : undefined, ...filter })}`;
}
