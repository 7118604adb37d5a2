import { useEffect, useState } from "preact/hooks";
import { type Problem, ask, problemOf } from "./ask.ts";
import { usePaced } from "./use-paced.ts";

/** What has come of a question so far. While another is under way, the last answer stays. */
export type Asked<Answer> = {
  readonly answer: Answer | undefined;
  readonly problem: Problem | undefined;
  /** The path, or the key of the question, that `answer` answers. */
  readonly answered: string | undefined;
  readonly again: () => void;
};

type Options = {
  /** Ask again when this is another, such as the sequence of what is shown. */
  readonly when?: unknown;
};

/** Asks for a path; see `useAnswer`. */
export function useAsked<Answer>(path: string | undefined, options: Options = {}): Asked<Answer> {
  return useAnswer(path, async (asked, signal) => await ask<Answer>(asked, { signal }), options);
}

/** Asks a question, each other one at once; `undefined` asks nothing. Again the same only once it is answered, and no more than half the time. */
export function useAnswer<Answer>(
  key: string | undefined,
  question: (key: string, signal: AbortSignal) => Promise<Answer>,
  { when }: Options = {},
): Asked<Answer> {
  const [state, setState] = useState<Omit<Asked<Answer>, "again">>(NOTHING);
  const [turn, setTurn] = useState(0);
  const [{ isUnderWay, took }, setWay] = useState(NOT_ASKED);
  const paced = usePaced(when, { every: 2 * took, isHeld: isUnderWay });
  useEffect(() => {
    if (key === undefined) return setState(NOTHING);
    const controller = new AbortController();
    const { signal } = controller;
    const askedAt = performance.now();
    setWay((before) => ({ ...before, isUnderWay: true }));
    question(key, signal)
      .then((answer) => setState({ answer, problem: undefined, answered: key }))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        const problem = problemOf(error);
        setState((before) => ({ ...before, problem }));
      })
      .finally(() => {
        if (!signal.aborted) setWay({ isUnderWay: false, took: performance.now() - askedAt });
      });
    return () => controller.abort();
  }, [key, paced, turn]);
  return { ...state, again: () => setTurn((last) => last + 1) };
}

const NOTHING = { answer: undefined, problem: undefined, answered: undefined };
const NOT_ASKED = { isUnderWay: false, took: 0 };
