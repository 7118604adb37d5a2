import type { Point, Timeline } from "../data/answers.ts";
import { firstMillisecond } from "../data/first-millisecond.ts";
import type { NowView } from "../data/view.ts";
import { HOUR_MILLISECONDS } from "../data/durations.ts";

/** The figures that held at a moment; undefined before the first. Points are in order, each until the next. */
export function figureAt(points: readonly Point[], moment: number): Point | undefined {
  return points.findLast(({ at }) => Date.parse(at) <= moment);
}

export type Run = {
  /** Since when somebody has been hit without a break. */
  readonly from: string;
  /** Whether it may have begun before the first point. */
  readonly isCutOff: boolean;
};

/** The time up to a moment throughout which somebody was affected or served worse, or may have been; undefined where nobody is. */
export function runUpTo(points: readonly Point[], moment: number): Run | undefined {
  const last = points.findLastIndex(({ at }) => Date.parse(at) <= moment);
  let first = last;
  while (first > 0 && isHit(points[first - 1] ?? EMPTY)) first -= 1;
  const [from, now] = [points[first], points[last]];
  if (from === undefined || now === undefined || !isHit(now)) return undefined;
  return { from: from.at, isCutOff: first === 0 };
}

export function isHit({ impaired }: Pick<Point, "impaired">): boolean {
  return impaired.high > 0;
}

const NOBODY = { low: 0, point: 0, high: 0 };
const EMPTY: Point = { at: "", affected: NOBODY, impaired: NOBODY, base: 0 };

export type Trend = { readonly way: "rising" | "falling" | "steady"; readonly before: number };

/** Whether more or fewer are affected than an hour before, by the best estimate; where nobody is at either time, whether more or fewer are served worse. Undefined where the hour before is not known. */
export function trendAt(points: readonly Point[], moment: number): Trend | undefined {
  const [before, now] = [figureAt(points, moment - HOUR_MILLISECONDS), figureAt(points, moment)];
  if (before === undefined || now === undefined) return undefined;
  const outcome = before.affected.point === 0 && now.affected.point === 0 ? "impaired" : "affected";
  const [was, is] = [before[outcome].point, now[outcome].point];
  return { way: is > was ? "rising" : is < was ? "falling" : "steady", before: was };
}

type Looked = { readonly view: Pick<NowView, "at" | "to">; readonly moment: number };

/** Until when it is known how it went: of the present, as it goes on, until the moment that is looked at. */
export function knownUntil({ to }: Pick<Timeline, "to">, { view, moment }: Looked): number {
  const goesOn = view.at === undefined && (view.to === undefined || Date.parse(view.to) >= moment);
  return goesOn ? Math.max(moment, firstMillisecond(to)) : firstMillisecond(to);
}

/** Whether a timeline says how it was at the moment that is looked at; its first and last points say nothing of what lies outside. */
export function tellsOf(timeline: Pick<Timeline, "from" | "to">, looked: Looked): boolean {
  const { moment } = looked;
  return Date.parse(timeline.from) <= moment && moment <= knownUntil(timeline, looked);
}
