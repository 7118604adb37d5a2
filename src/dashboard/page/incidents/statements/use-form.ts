import { useState } from "preact/hooks";
import { useSending } from "../../data/use-sending.ts";
import { useFocusBack } from "../told/focus.ts";

/** A form that is there once a button asked for it, and to that button whoever cancels it comes back. */
export function useForm<Kind, Place extends HTMLElement = HTMLDivElement>() {
  const [form, open] = useState<Kind>();
  const [ref, focusBack] = useFocusBack<Place>();
  const close = (): void => {
    open(undefined);
    focusBack();
  };
  return { form, open, close, ref };
}

/** Sends what a form says, and tells of it once it is done. */
export function useTaking(to: string, onDone: (answer: unknown) => void, method: "POST" | "PUT" = "POST") {
  const sending = useSending();
  const send = async (body: unknown): Promise<void> => {
    const { answer } = await sending.send<unknown>(to, { method, body });
    if (answer !== undefined) onDone(answer);
  };
  return { sending, take: (body: unknown): void => void send(body) };
}
