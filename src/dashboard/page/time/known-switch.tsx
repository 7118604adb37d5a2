import { isoOf } from "../data/wall-clock.ts";
import type { NowView } from "../data/view.ts";
import { useDesk } from "../frame/desk.ts";
import type { Span } from "./window.ts";

/** By what is known now, or by what was known at the moment that is looked at. */
export function KnownSwitch({ view, span }: { readonly view: NowView; readonly span: Span }) {
  const { words, go } = useDesk();
  const { known } = words.time;
  const isPresent = view.at === undefined;
  const isThen = view.known === "then";
  const turn = (): void => go({ ...view, from: isoOf(span.from), to: isoOf(span.to), known: isThen ? "now" : "then" });
  return (
    <div class="known">
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={isThen}
        aria-describedby="known-why"
        disabled={isPresent}
        onClick={turn}
      >
        <span class="knob" aria-hidden="true" />
        {known.label}
      </button>
      <small id="known-why">{isPresent ? known.present : isThen ? known.byThen : known.byNow}</small>
    </div>
  );
}
