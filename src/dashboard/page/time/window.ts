import { isoOf } from "../data/wall-clock.ts";
import type { Point } from "../data/answers.ts";
import type { NowView } from "../data/view.ts";
import { isHit } from "./run.ts";
import { DAY_MILLISECONDS, HOUR_MILLISECONDS, MINUTE_MILLISECONDS } from "../data/durations.ts";

type Window = { readonly from?: string; readonly to?: string };
type Chosen = Pick<NowView, "at" | "from" | "to" | "known">;

/** In milliseconds since 1970. */
export type Span = { readonly from: number; readonly to: number };

/** For which time figures are asked: a day to either side of a moment, unless the reader chose; of the present the last day. What was known at a moment ends with it: nothing later was seen. */
export function windowOf({ at, from, to, known }: Chosen): Window {
  if (at === undefined) return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const moment = Date.parse(at);
  const start = from ?? isoOf(moment - DAY_MILLISECONDS);
  if (known === "now") return { from: start, to: to ?? isoOf(moment + DAY_MILLISECONDS) };
  return { from: Date.parse(start) < moment ? start : isoOf(moment - MINUTE_MILLISECONDS), to: at };
}

/** The time that is shown unless it is trimmed; nothing of it has yet to come. `now`: milliseconds since 1970. */
export function spanOf({ at, from, to }: Chosen, now: number): Span {
  const looked = at === undefined ? undefined : Date.parse(at);
  const wanted = to === undefined ? (looked === undefined ? now : looked + DAY_MILLISECONDS) : Date.parse(to);
  const end = Math.min(wanted, now);
  const start = from === undefined ? (looked ?? end) - DAY_MILLISECONDS : Date.parse(from);
  return { from: Math.min(start, end - MINUTE_MILLISECONDS), to: end };
}

/** Less than this would show seconds as if they were all that there is. */
const LEAST_MILLISECONDS = HOUR_MILLISECONDS;

/** Of a time, what happened around a moment in it: the outage with an eighth of its length to either side. An end that is not seen stays where it is. */
export function trimmed(span: Span, points: readonly Point[], moment: number): Span {
  const outage = outageAround(points, moment);
  if (outage === undefined) return span;
  const [start, end] = [outage.from ?? span.from, outage.to ?? span.to];
  const margin = Math.max((end - start) / 8, (LEAST_MILLISECONDS - (end - start)) / 2);
  return {
    from: outage.from === undefined ? span.from : Math.max(span.from, start - margin),
    to: outage.to === undefined ? span.to : Math.min(span.to, end + margin),
  };
}

type Outage = { readonly from: number | undefined; readonly to: number | undefined };

/** Between which points somebody was hit without a break; undefined: before the first or after the last. */
function outageAround(points: readonly Point[], moment: number): Outage | undefined {
  const at = points.findLastIndex((point) => Date.parse(point.at) <= moment);
  const middle = points[at];
  if (middle === undefined || !isHit(middle)) return undefined;
  const before = points.slice(0, at).findLastIndex((point) => !isHit(point));
  const [first, next] = [before === -1 ? undefined : points[before + 1], points.slice(at).find((one) => !isHit(one))];
  return { from: first && Date.parse(first.at), to: next && Date.parse(next.at) };
}
