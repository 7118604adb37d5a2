import { isoOf } from "../data/wall-clock.ts";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { byService } from "../data/clock.ts";
import type { NowView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { calmly, pointedAt } from "./seek.ts";
import type { Span } from "./window.ts";
import { SECOND_MILLISECONDS } from "../data/durations.ts";

type Given = {
  readonly view: NowView;
  readonly span: Span;
  readonly changes: readonly number[];
  /** What the view looks at. */
  readonly moment: number;
};

export type Seek = {
  /** What is looked at, or about to be. */
  readonly moment: number;
  /** Goes to where somebody points. */
  readonly pointAt: (moment: number) => void;
  /** Goes to exactly this moment. */
  readonly goTo: (moment: number) => void;
};

/** While something is pulled the figures follow, but not each pixel of it is asked for. */
const PACE = { quiet: 100, longest: 300 };

/** Goes back to any moment in what is shown, which stays as it is meanwhile. */
export function useSeek(given: Given): Seek {
  const { go } = useDesk();
  const [pulled, setPulled] = useState<number>();
  const latest = useRef({ ...given, go });
  latest.current = { ...given, go };
  // One step leads back to the present, however far something was pulled.
  const hasLeft = useRef(false);
  const calm = useMemo(
    () =>
      calmly<number>((moment) => {
        const { view, span, go: goNow } = latest.current;
        const isFirst = view.at === undefined && !hasLeft.current;
        hasLeft.current = true;
        goNow(viewAt(view, span, moment), isFirst ? "push" : "replace");
      }, PACE),
    [],
  );
  useEffect(() => calm.stop, []);
  const { at } = given.view;
  useEffect(() => {
    if (at === undefined) hasLeft.current = false;
  }, [at]);
  useEffect(() => setPulled((now) => (now === undefined || isReached(at, now) ? undefined : now)), [at]);
  const goTo = (moment: number): void => {
    setPulled(moment);
    calm.later(moment);
  };
  return {
    moment: pulled ?? given.moment,
    goTo,
    pointAt: (moment) => {
      const { span, changes } = latest.current;
      goTo(pointedAt({ span, changes, moment }));
    },
  };
}

function isReached(at: string | undefined, pulled: number): boolean {
  return at === undefined || Date.parse(at) === pulled;
}

/** The view of a moment, with the time that is shown kept. At the end of what has come it is the present again. */
export function viewAt(view: NowView, span: Span, moment: number): NowView {
  const kept = { ...view, from: isoOf(span.from) };
  if (moment >= byService() - SECOND_MILLISECONDS) return { ...kept, at: undefined, known: "now", to: undefined };
  return { ...kept, at: isoOf(moment), to: isoOf(span.to) };
}
