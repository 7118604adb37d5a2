import { useEffect, useRef, useState } from "preact/hooks";
import type { Impact } from "../data/answers.ts";
import type { Filter } from "../data/view.ts";
import { useSentence } from "./number-section.tsx";

const SPOKEN_EVERY_MILLISECONDS = 60_000;

/** The number as a sentence for whoever hears the page, at most once a minute. */
export function Spoken({ impact, filter }: { readonly impact: Impact; readonly filter: Filter }) {
  const sentence = useSentence(impact, filter);
  const [spoken, setSpoken] = useState(sentence);
  const spokenAt = useRef(Date.now());
  useEffect(() => {
    const wait = spokenAt.current + SPOKEN_EVERY_MILLISECONDS - Date.now();
    const timer = setTimeout(
      () => {
        spokenAt.current = Date.now();
        setSpoken(sentence);
      },
      Math.max(0, wait),
    );
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p class="hidden spoken" aria-live="polite">
      {spoken}
    </p>
  );
}
