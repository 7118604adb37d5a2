import { useRef, useState } from "preact/hooks";
import { type Asking, type Problem, ask, problemOf } from "./ask.ts";

/** What came of it; neither where nothing was sent, since an answer is awaited. */
export type Outcome<Answer> = { readonly answer?: Answer; readonly problem?: Problem };

export type Sending = {
  readonly isSending: boolean;
  /** Why it was not done, or may not have been. */
  readonly problem: Problem | undefined;
  /** Sends once: while an answer is awaited nothing else is sent. */
  readonly send: <Answer>(path: string, asking: Asking) => Promise<Outcome<Answer>>;
};

/** Sends what somebody wrote, and never twice at a time. */
export function useSending(): Sending {
  const isUnderWay = useRef(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const send = async <Answer>(path: string, asking: Asking): Promise<Outcome<Answer>> => {
    if (isUnderWay.current) return {};
    isUnderWay.current = true;
    setSending(true);
    setProblem(undefined);
    try {
      return { answer: await ask<Answer>(path, asking) };
    } catch (error) {
      const problem = problemOf(error);
      setProblem(problem);
      return { problem };
    } finally {
      isUnderWay.current = false;
      setSending(false);
    }
  };
  return { isSending, problem, send };
}

/** Whether it may have been done all the same: no answer came, or one by somebody who does not know. */
export function isUnsure(problem: Pick<Problem, "status"> | undefined): boolean {
  return problem !== undefined && (problem.status === 0 || problem.status >= 500);
}
