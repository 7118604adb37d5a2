import type { Point } from "../data/answers.ts";
import { HOUR_MILLISECONDS, type Span } from "./window.ts";

/** When something changed within a time, in order. */
export function changesIn(points: readonly Point[], { from, to }: Span): readonly number[] {
  const moments = points.slice(1).map(({ at }) => Date.parse(at));
  return moments.filter((moment) => moment > from && moment < to);
}

type Stepping = { readonly span: Span; readonly changes: readonly number[]; readonly moment: number };

/** The change before or after a moment, else the end of the time. */
export function stepped({ span, changes, moment }: Stepping, way: "back" | "on"): number {
  if (way === "back") return changes.findLast((change) => change < moment) ?? span.from;
  return changes.find((change) => change > moment) ?? span.to;
}

const MINUTE_MILLISECONDS = 60_000;
const SMALL_SPAN_MILLISECONDS = 2 * HOUR_MILLISECONDS;

/** Of the width of what is shown, so near to a change is meant to be at it. */
const NEAR = 0.006;

/** The moment that somebody points at: a change that is near, else a whole minute (in a short time, a second). */
export function pointedAt({ span, changes, moment }: Stepping): number {
  const kept = Math.min(span.to, Math.max(span.from, moment));
  const width = span.to - span.from;
  const nearest = changes.toSorted((a, b) => Math.abs(a - kept) - Math.abs(b - kept))[0];
  if (nearest !== undefined && Math.abs(nearest - kept) <= NEAR * width) return nearest;
  const step = width > SMALL_SPAN_MILLISECONDS ? MINUTE_MILLISECONDS : 1000;
  return Math.min(span.to, Math.max(span.from, Math.round(kept / step) * step));
}

/** The keys that move a moment; undefined: another key. */
export function movedBy(key: string, { isFine, ...at }: Stepping & { readonly isFine: boolean }): number | undefined {
  const by = (minutes: number): number =>
    Math.min(at.span.to, Math.max(at.span.from, at.moment + minutes * MINUTE_MILLISECONDS));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return isFine ? by(-1) : stepped(at, "back");
    case "ArrowRight":
    case "ArrowUp":
      return isFine ? by(1) : stepped(at, "on");
    case "PageDown":
      return by(-PAGE_MINUTES);
    case "PageUp":
      return by(PAGE_MINUTES);
    case "Home":
      return at.span.from;
    case "End":
      return at.span.to;
    default:
      return undefined;
  }
}

const PAGE_MINUTES = 15;

type Pace = { readonly quiet: number; readonly longest: number };

/** Does the last of many once it has been quiet for a while, but no later than after the longest: milliseconds. */
export function calmly<Given>(act: (given: Given) => void, { quiet, longest }: Pace) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    since = undefined;
  };
  const later = (given: Given): void => {
    clearTimeout(timer);
    since ??= Date.now();
    timer = setTimeout(
      () => {
        stop();
        act(given);
      },
      Math.max(0, Math.min(quiet, since + longest - Date.now())),
    );
  };
  return { later, stop };
}
