import type { ComponentChildren } from "preact";
import type { View } from "../data/view.ts";
import { useDesk } from "./desk.ts";

type Props = {
  readonly to: View;
  readonly class?: string;
  readonly isCurrent?: boolean;
  readonly children: ComponentChildren;
};

/** A link to another view, which the page opens without being loaded anew; with a key held, as any link. */
export function Link({ to, children, isCurrent = false, class: name }: Props) {
  const { go, addressOf } = useDesk();
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={addressOf(to)} class={name} aria-current={isCurrent ? "page" : undefined} onClick={follow}>
      {children}
    </a>
  );
}
