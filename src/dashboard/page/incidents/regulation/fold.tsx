import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

type Props = {
  readonly summary: ComponentChildren;
  readonly class?: string;
  readonly isOpenAtFirst?: boolean;
  readonly children: ComponentChildren;
};

/** What is drawn once it is unfolded. */
export function Fold({ summary, class: name, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details class={name} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
