import { figuresByName } from "../../../impact/figures.ts";
import type { Point } from "../data/answers.ts";
import type { Span } from "./window.ts";

/** The figures that a chart draws, each a column beside the seconds since 1970. */
export const FIGURES = [
  "affected.high",
  "affected.low",
  "impaired.high",
  "impaired.low",
  "affected.point",
  "impaired.point",
] as const;

export type Columns = [seconds: number[], ...figures: number[][]];

/** What holds from each point until the next, within a time, the last until `end`: what came before the time holds at its start. */
export function columnsOf(points: readonly Point[], span: Span, end: number): Columns {
  const until = Math.min(end, span.to);
  const seen = points.filter((point, index) => {
    const next = points[index + 1];
    return Date.parse(point.at) <= until && (next === undefined || Date.parse(next.at) > span.from);
  });
  const last = seen.at(-1);
  const rows = last === undefined ? [] : [...seen, last];
  const secondsOf = ({ at }: Point, index: number): number =>
    index === seen.length ? until / 1000 : Math.max(Date.parse(at), span.from) / 1000;
  return [rows.map(secondsOf), ...FIGURES.map((name) => rows.map((row) => figuresByName(row)[name]))];
}
