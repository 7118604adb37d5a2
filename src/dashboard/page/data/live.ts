import { useEffect, useReducer } from "preact/hooks";
import type { Impact } from "./answers.ts";
import { ServiceProblem, ask, problemOf, query, unreachable } from "./ask.ts";
import { type Live, NOTHING_YET, after } from "./live-state.ts";
import type { Filter } from "./view.ts";

/** So often it is asked whether what is shown is still the present: a stream that hangs says nothing, nor does it tell that the database is silent. */
const ASK_EVERY_MILLISECONDS = 10_000;

/** After a stream was refused it is tried again so much later. One that merely broke off the browser opens again by itself. */
const OPEN_AGAIN_MILLISECONDS = 5_000;

/** The present, as it is told; and how far it is known to hold. `undefined` listens to nothing. */
export function useLive(filter: Filter | undefined): Live {
  const [live, happen] = useReducer(after, NOTHING_YET);
  const key = filter === undefined ? undefined : query(filter);
  useEffect(() => {
    happen({ kind: "begun" });
    if (key === undefined) return undefined;
    const tell = (impact: Impact): void => happen({ kind: "told", impact, now: Date.now() });
    const asking = keepAsking(key, { tell, fail: (error) => happen({ kind: "failed", problem: problemOf(error) }) });
    const listening = keepListening(key, {
      tell: (impact) => {
        asking.forget();
        tell(impact);
      },
      onOpen: () => happen({ kind: "opened" }),
      onBreak: () => {
        happen({ kind: "broken" });
        asking.now();
      },
    });
    const clock = setInterval(() => happen({ kind: "passed", now: Date.now() }), 1_000);
    return () => {
      asking.stop();
      listening.stop();
      clearInterval(clock);
    };
  }, [key]);
  return live;
}

type Listening = {
  readonly tell: (impact: Impact) => void;
  readonly onOpen: () => void;
  readonly onBreak: () => void;
};

function keepListening(key: string, { tell, onOpen, onBreak }: Listening): { readonly stop: () => void } {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource(`/v1/impact/stream${key}`);
    source.addEventListener("open", onOpen);
    source.addEventListener("impact", ({ data }: MessageEvent<string>) => tell(JSON.parse(data)));
    source.addEventListener("error", () => {
      onBreak();
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, OPEN_AGAIN_MILLISECONDS);
    });
  };
  open();
  return {
    stop: () => {
      clearTimeout(timer);
      source?.close();
    },
  };
}

type Answering = { readonly tell: (impact: Impact) => void; readonly fail: (error: unknown) => void };

function keepAsking(key: string, { tell, fail }: Answering) {
  let controller = new AbortController();
  let isAwaited = false;
  const now = (): void => {
    controller.abort();
    const { signal } = (controller = new AbortController());
    isAwaited = true;
    ask<Impact>(`/v1/impact${key}`, { signal })
      .then(tell)
      .catch((error: unknown) => {
        if (!signal.aborted) fail(error);
      })
      .finally(() => {
        if (!signal.aborted) isAwaited = false;
      });
  };
  const nowAgain = (): void => {
    if (isAwaited) fail(new ServiceProblem(unreachable("no answer came")));
    now();
  };
  const onReturn = (): void => {
    if (!document.hidden) now();
  };
  now();
  const timer = setInterval(nowAgain, ASK_EVERY_MILLISECONDS);
  document.addEventListener("visibilitychange", onReturn);
  return {
    now,
    /** An answer under way is older than what was told meanwhile. */
    forget: () => {
      isAwaited = false;
      controller.abort();
    },
    stop: () => {
      clearInterval(timer);
      controller.abort();
      document.removeEventListener("visibilitychange", onReturn);
    },
  };
}
