import { useEffect, useState } from "preact/hooks";
import type { Supposition } from "../data/answers.ts";
import { type Problem, ask, problemOf } from "../data/ask.ts";
import { usePaced } from "../data/use-paced.ts";
import type { WhatIfBody } from "./request.ts";

export type Supposed = {
  readonly answer: Supposition | undefined;
  readonly problem: Problem | undefined;
  /** What is here answers an earlier question. */
  readonly isAsking: boolean;
};

type State = Omit<Supposed, "isAsking"> & { readonly key: string | undefined };

const NOTHING: State = { answer: undefined, problem: undefined, key: undefined };

/** While somebody ticks one box after another, nothing is asked. */
const WAIT_MILLISECONDS = 200;

/** The answer to a question, asked again when the present is another. */
export function useSupposition(body: WhatIfBody | undefined, when: unknown): Supposed {
  const [state, setState] = useState<State>(NOTHING);
  const paced = usePaced(when);
  const key = body === undefined ? undefined : JSON.stringify(body);
  useEffect(() => {
    if (key === undefined) return setState(NOTHING);
    const controller = new AbortController();
    const { signal } = controller;
    const wondering = (): void => {
      ask<Supposition>("/v1/impact/what-if", { method: "POST", body: JSON.parse(key), signal })
        .then((answer) => setState({ answer, problem: undefined, key }))
        .catch((error: unknown) => {
          if (signal.aborted) return;
          const problem = problemOf(error);
          setState((last) => ({ answer: last.key === key ? last.answer : undefined, problem, key }));
        });
    };
    const timer = setTimeout(wondering, WAIT_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, paced]);
  return { answer: state.answer, problem: state.problem, isAsking: key !== state.key };
}
