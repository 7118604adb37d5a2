import type { TargetedKeyboardEvent } from "preact";
import { useDesk } from "../frame/desk.ts";
import { type Known, useReadout } from "./legend.tsx";
import { movedBy, stepped } from "./seek.ts";
import type { Seek } from "./use-seek.ts";
import type { Span } from "./window.ts";

type Props = {
  readonly span: Span;
  readonly changes: readonly number[];
  readonly known: Known;
  readonly seek: Seek;
};

/** The same way back in time for whoever has no pointer, or a thumb. */
export function Slider({ span, changes, known, seek }: Props) {
  const { words } = useDesk();
  const moment = Math.min(span.to, Math.max(span.from, seek.moment));
  const at = { span, changes, moment };
  const text = useReadout(known, moment);
  const onKey = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const moved = movedBy(`${event.shiftKey ? "Shift " : ""}${event.key}`, at);
    if (moved === undefined) return;
    event.preventDefault();
    seek.goTo(moved);
  };
  return (
    <div class="slider">
      <input
        type="range"
        aria-label={words.time.seek.label}
        aria-valuetext={text}
        aria-describedby="seek-hint"
        min={span.from}
        max={span.to}
        step="any"
        value={moment}
        onInput={(event) => seek.pointAt(event.currentTarget.valueAsNumber)}
        onKeyDown={onKey}
      />
      <p class="hint" id="seek-hint">
        {words.time.seek.hint} <span class="keys">{words.time.seek.keys}</span>
      </p>
      <button type="button" class="quiet" onClick={() => seek.goTo(stepped(at, "back"))}>
        <span aria-hidden="true">◀</span> {words.time.seek.previous}
      </button>
      <button type="button" class="quiet" onClick={() => seek.goTo(stepped(at, "on"))}>
        {words.time.seek.next} <span aria-hidden="true">▶</span>
      </button>
    </div>
  );
}
