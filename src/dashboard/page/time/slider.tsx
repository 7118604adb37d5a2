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
      <button
        type="button"
        class="quiet"
        aria-label={words.time.seek.previous}
        onClick={() => seek.goTo(stepped(at, "back"))}
      >
        <span aria-hidden="true">◀</span>
      </button>
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
      <button
        type="button"
        class="quiet"
        aria-label={words.time.seek.next}
        onClick={() => seek.goTo(stepped(at, "on"))}
      >
        <span aria-hidden="true">▶</span>
      </button>
      <p class="hint" id="seek-hint">
        {words.time.seek.hint}
      </p>
    </div>
  );
}
