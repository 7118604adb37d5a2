import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

type Props = {
  readonly title: string;
  readonly isOpenAtFirst?: boolean;
  /** How often something else on the page led here: each time it is unfolded and looked at. */
  readonly led?: number;
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ComponentChildren;
};

/** A part of an incident's page: drawn once it is unfolded, and printed only where the reader unfolded it. */
export function Part({ title, isOpenAtFirst = false, led = 0, onToggle, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [isTouched, setTouched] = useState(false);
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (led === 0) return;
    setOpen(true);
    onToggle?.(true);
    summary.current?.focus();
  }, [led]);
  const toggle = (open: boolean): void => {
    if (open === isOpen) return;
    setTouched(true);
    setOpen(open);
    onToggle?.(open);
  };
  return (
    <details
      class={`card part ${isTouched ? "chosen" : ""}`}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => toggle(open)}
    >
      <summary ref={summary}>
        <h2>{title}</h2>
      </summary>
      {isOpen && children}
    </details>
  );
}
