import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";

export type Recording = {
  /** What was recorded last, in words. */
  readonly recorded: string | undefined;
  /** Where whoever recorded it is put, since the form is gone. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly record: (what: string) => void;
};

/** Says what was recorded, and has everything asked anew. */
export function useRecording(onChange: () => void): Recording {
  const [recorded, setRecorded] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const record = (what: string): void => {
    setRecorded(what);
    heading.current?.focus();
    onChange();
  };
  return { recorded, heading, record };
}

/** There from the beginning, so that what it says is read out. */
export function Recorded({ text }: { readonly text: string | undefined }) {
  return (
    <p class={text === undefined ? "" : "notice nobody"} role="status">
      {text}
    </p>
  );
}
