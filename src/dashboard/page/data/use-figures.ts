import { useRef } from "preact/hooks";
import type { Impact } from "./answers.ts";
import { type Problem, query } from "./ask.ts";
import { useLive } from "./live.ts";
import type { Live } from "./live-state.ts";
import { useAsked } from "./use-asked.ts";
import type { Filter, NowView } from "./view.ts";

export type Figures = {
  readonly live: Live;
  /** What is to be shown: while other figures are asked for, those of before, so that nothing jumps. */
  readonly impact: Impact | undefined;
  /** Whose `impact` is. */
  readonly filter: Filter;
  readonly isAsked: boolean;
  readonly problem: Problem | undefined;
  readonly again: () => void;
};

/** The figures of a view: of the present as they are told, or of a moment. */
export function useFigures(view: NowView): Figures {
  const isPast = view.at !== undefined;
  const live = useLive(isPast ? undefined : view.filter);
  const past = usePast(pathOf(view));
  const own = isPast ? past.impact : live.shown?.impact;
  const problem = isPast ? past.problem : live.problem;
  const isAsked = own === undefined || past.isAsked;
  const last = useRef({ impact: own, filter: view.filter });
  last.current = { impact: own ?? last.current.impact, filter: isAsked ? last.current.filter : view.filter };
  return {
    live,
    impact: own ?? (problem === undefined ? last.current.impact : undefined),
    filter: last.current.filter,
    isAsked,
    problem,
    again: past.again,
  };
}

/** The figures of a moment. Those of another moment or filter never stand for what cannot be had. */
function usePast(path: string | undefined): Omit<Figures, "live" | "filter"> {
  const { answer, answered, problem, again } = useAsked<Impact>(path);
  const isOther = answered !== path;
  return { impact: isOther && problem !== undefined ? undefined : answer, isAsked: isOther, problem, again };
}

function pathOf({ at, known, filter }: NowView): string | undefined {
  if (at === undefined) return undefined;
  return `/v1/impact${query({ at, knownAt: known === "then" ? at : undefined, ...filter })}`;
}
