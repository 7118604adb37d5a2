import type { Point } from "../data/answers.ts";
import { firstMillisecond } from "../data/first-millisecond.ts";
import type { Span } from "./window.ts";
import { HOUR_MILLISECONDS, MINUTE_MILLISECONDS } from "../data/durations.ts";

/** When something changed within a time, in order: the first millisecond at which it had. */
export function changesIn(points: readonly Point[], { from, to }: Span): readonly number[] {
  const moments = points.slice(1).map(({ at }) => firstMillisecond(at));
  return moments.filter((moment) => moment > from && moment < to);
}

type Stepping = { readonly span: Span; readonly changes: readonly number[]; readonly moment: number };

/** The change before or after a moment, else the end of the time. */
export function stepped({ span, changes, moment }: Stepping, way: "back" | "on"): number {
  if (way === "back") return changes.findLast((change) => change < moment) ?? span.from;
  return changes.find((change) => change > moment) ?? span.to;
}

const SMALL_SPAN_MILLISECONDS = 2 * HOUR_MILLISECONDS;

/** Of the width of what is shown, so near to a change is meant to be at it. */
const NEAR = 0.006;

/** The moment that somebody points at: a change that is near, else a whole minute (in a short time, a second). */
export function pointedAt({ span, changes, moment }: Stepping): number {
  const kept = Math.min(span.to, Math.max(span.from, moment));
  const width = span.to - span.from;
  const away = (change: number): number => Math.abs(change - kept);
  const nearest = changes.reduce<number | undefined>(
    (best, change) => (best === undefined || away(change) < away(best) ? change : best),
    undefined,
  );
  if (nearest !== undefined && away(nearest) <= NEAR * width) return nearest;
  const step = width > SMALL_SPAN_MILLISECONDS ? MINUTE_MILLISECONDS : 1000;
  return Math.min(span.to, Math.max(span.from, Math.round(kept / step) * step));
}

type Key = (at: Stepping) => number;

const BACK: Key = (at) => stepped(at, "back");
const ON: Key = (at) => stepped(at, "on");
const byMinutes =
  (minutes: number): Key =>
  ({ span, moment }) =>
    Math.min(span.to, Math.max(span.from, moment + minutes * MINUTE_MILLISECONDS));

const KEYS = new Map<string, Key>([
  ["ArrowLeft", BACK],
  ["ArrowDown", BACK],
  ["ArrowRight", ON],
  ["ArrowUp", ON],
  ["Shift ArrowLeft", byMinutes(-1)],
  ["Shift ArrowDown", byMinutes(-1)],
  ["Shift ArrowRight", byMinutes(1)],
  ["Shift ArrowUp", byMinutes(1)],
  ["PageDown", byMinutes(-15)],
  ["PageUp", byMinutes(15)],
  ["Home", ({ span }) => span.from],
  ["End", ({ span }) => span.to],
]);

/** To which moment a key leads; undefined: it is for something else. */
export function movedBy(key: string, at: Stepping): number | undefined {
  return KEYS.get(key)?.(at);
}

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
