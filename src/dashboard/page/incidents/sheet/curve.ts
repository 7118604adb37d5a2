import type { Point, Range } from "../../data/answers.ts";

export type Curve = {
  /** SVG paths: the best estimate, from low to high, and who is affected or served worse. */
  readonly affected: string;
  /** What is below it. */
  readonly area: string;
  readonly band: string;
  readonly impaired: string;
  /** The count at the upper edge. */
  readonly most: number;
};

/** From when to when, in milliseconds since 1970, and how large in units of the drawing. */
export type Frame = { readonly from: number; readonly to: number; readonly width: number; readonly height: number };

type Dot = readonly [x: number, y: number];

/** The figures over time as steps: each holds until the next, and the last until the end. Precondition: points in order of time. */
export function curveOf(points: readonly Point[], { from, to, width, height }: Frame): Curve {
  const most = Math.max(1, ...points.map(({ affected, impaired }) => Math.max(affected.high, impaired.point)));
  const span = Math.max(1, to - from);
  const xOf = (at: string): number => rounded((width * Math.min(Math.max(Date.parse(at) - from, 0), span)) / span);
  const yOf = (count: number): number => rounded(height - (height * count) / most);
  const steps = (countOf: (point: Point) => number): readonly Dot[] =>
    points.flatMap((point, index) => {
      const next = points[index + 1];
      const y = yOf(countOf(point));
      return [[xOf(point.at), y] as const, [next === undefined ? width : xOf(next.at), y] as const];
    });
  const edge = (bound: keyof Range): readonly Dot[] => steps(({ affected }) => affected[bound]);
  return {
    affected: lineThrough(edge("point")),
    area: points.length === 0 ? "" : `${lineThrough(edge("point"))}V${height}H${edge("point")[0]?.[0] ?? 0}Z`,
    band: points.length === 0 ? "" : `${lineThrough([...edge("low"), ...edge("high").toReversed()])}Z`,
    impaired: lineThrough(steps(({ impaired }) => impaired.point)),
    most,
  };
}

function lineThrough(dots: readonly Dot[]): string {
  return dots.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The points that say most: those at which the figures are others than before, of these the `count` greatest changes, in order of time. */
export function tellingPoints(points: readonly Point[], count: number): readonly Point[] {
  const changes = points.map((point, index) => ({ point, by: changeOf(points[index - 1], point) }));
  const greatest = new Set(
    changes
      .filter(({ by }) => by > 0)
      .toSorted((a, b) => b.by - a.by)
      .slice(0, count)
      .map(({ point }) => point),
  );
  return points.filter((point) => greatest.has(point));
}

function changeOf(before: Point | undefined, { affected, impaired }: Point): number {
  if (before === undefined) return Number.POSITIVE_INFINITY;
  return moved(before.affected, affected) + moved(before.impaired, impaired);
}

function moved(was: Range, is: Range): number {
  return Math.abs(is.low - was.low) + Math.abs(is.point - was.point) + Math.abs(is.high - was.high);
}
