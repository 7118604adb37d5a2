import { useRef, useState } from "preact/hooks";
import { type Problem, problemOf, send as sendTo } from "../data/ask.ts";
import { momentOf } from "../data/wall-clock.ts";
import { useDesk } from "../frame/desk.ts";
import { type Target, declarationId } from "./declaration.ts";

/** As it stands in the fields; times as the reader's clocks show them. */
export type Said = { readonly reason: string; readonly occurredAt: string; readonly until: string };

export const NOTHING_SAID: Said = { reason: "", occurredAt: "", until: "" };

/** Declares once: under an id made beforehand, however often it is sent until an answer has come. */
export function useDeclaring(target: Target, onDone: () => void) {
  const { format } = useDesk();
  const [id] = useState(() => declarationId());
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly problem: Problem | undefined }>(IDLE);
  // A second click comes before the button is seen to be disabled.
  const isUnderWay = useRef(false);
  const send = async ({ reason, occurredAt, until }: Said): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setState({ isBusy: true, problem: undefined });
    const [since, end] = [momentOf(occurredAt, format.zone), momentOf(until, format.zone)];
    const times = {
      ...(since === undefined ? {} : { occurredAt: since }),
      ...(end === undefined ? {} : { until: end }),
    };
    try {
      await sendTo("/v1/declarations", {
        method: "POST",
        body: { id, ...target, outcome: "affected", reason: reason.trim(), ...times },
      });
      onDone();
    } catch (error) {
      setState({ isBusy: false, problem: problemOf(error) });
    } finally {
      isUnderWay.current = false;
    }
  };
  return { send, ...state };
}

const IDLE = { isBusy: false, problem: undefined };
