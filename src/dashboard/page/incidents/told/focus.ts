import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Puts whoever asked for a form into its first field. */
export function useFirstField(isWanted: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>("input, textarea, select");
    if (isWanted !== undefined) first?.focus();
  }, []);
  return form;
}

/** Puts whoever is done with a form back to the button by which they asked for it. */
export function useFocusBack<Place extends HTMLElement>(): readonly [RefObject<Place | null>, () => void] {
  const place = useRef<Place>(null);
  // The button is there again once the form is gone.
  const back = (): void => void setTimeout(() => place.current?.querySelector("button")?.focus());
  return [place, back];
}
