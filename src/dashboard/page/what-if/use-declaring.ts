import { useState } from "preact/hooks";
import { useSending } from "../data/use-sending.ts";
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
  const { send, isSending, problem } = useSending();
  const declare = async ({ reason, occurredAt, until }: Said): Promise<void> => {
    // What is not set is not sent.
    const times = { occurredAt: momentOf(occurredAt, format.zone), until: momentOf(until, format.zone) };
    const body = { id, ...target, outcome: "affected", reason: reason.trim(), ...times };
    const { answer } = await send("/v1/declarations", { method: "POST", body });
    if (answer !== undefined) onDone();
  };
  return { declare, isSending, problem };
}
