import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { View } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import { type Line, mostIn, parted } from "./breakdowns.ts";
import { LineItem } from "./line-item.tsx";

type Props = {
  readonly lines: readonly Line[];
  readonly toOf: (line: Line) => View | undefined;
};

/** A breakdown as bars. Whom nothing hits is only counted, until one asks. */
export function LineList({ lines, toOf }: Props) {
  const { words, format } = useDesk();
  const { first, more, spared } = parted(lines);
  const items = { most: mostIn(lines), toOf };
  if (lines.length === 0) return <p class="empty">{words.who.none}</p>;
  return (
    <>
      {first.length > 0 && <Items lines={first} {...items} />}
      {more.length > 0 && (
        <Folded label={words.who.andMore(format.count(more.length))}>{() => <Items lines={more} {...items} />}</Folded>
      )}
      {spared.length > 0 && (
        <Folded label={words.who.spared(format.count(spared.length), first.length > 0 ? "others" : "none")}>
          {() => <Items lines={spared} {...items} />}
        </Folded>
      )}
    </>
  );
}

type ItemsProps = Props & { readonly most: number };

function Items({ lines, most, toOf }: ItemsProps) {
  return (
    <ul class="lines">
      {lines.map((line) => (
        <LineItem key={line.key} line={line} most={most} to={toOf(line)} />
      ))}
    </ul>
  );
}

type FoldedProps = { readonly label: string; readonly children: () => ComponentChild };

/** Drawn only once it is opened: it may be thousands. */
function Folded({ label, children }: FoldedProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="folded" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen && children()}
    </details>
  );
}
