import type { GeoProjection } from "d3-geo";
import type { Place } from "./places.ts";
import { HEIGHT, WIDTH, pointOf } from "./projecting.ts";

export type Label = { readonly text: string; readonly x: number; readonly y: number };
export type Circle = {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Radii whose areas are as the counts: all lines, those affected or served worse, those affected, those perhaps affected. */
  readonly base: number;
  readonly impaired: number;
  readonly affected: number;
  readonly high: number;
  /** Undefined where it fits nowhere. */
  readonly label: Label | undefined;
};

const LARGEST_RADIUS = 38;
const SMALLEST_RADIUS = 3;

/** A circle for each place, as large as its lines; names where they cover nothing, those of the largest first. */
export function circlesOf(places: readonly Place[], projection: GeoProjection): readonly Circle[] {
  const most = places.reduce((largest, { base }) => Math.max(largest, base), 1);
  const radiusOf = (count: number): number => (count === 0 ? 0 : LARGEST_RADIUS * Math.sqrt(count / most));
  const bare = places.map((place) => {
    const [x, y] = projection(pointOf(place)) ?? [0, 0];
    const base = Math.max(SMALLEST_RADIUS, radiusOf(place.base));
    const within = (count: number): number => Math.min(base, radiusOf(count));
    return {
      key: place.key,
      name: place.name,
      x,
      y,
      base,
      impaired: within(place.impaired.point),
      affected: within(place.affected.point),
      high: within(place.affected.high),
    };
  });
  const taken: Box[] = bare.map(({ x, y, base }) => ({
    left: x - base,
    right: x + base,
    top: y - base,
    bottom: y + base,
  }));
  return bare.map((circle, index) => ({ ...circle, label: labelFor(circle, { taken, own: index }) }));
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Bare = Pick<Circle, "name" | "x" | "y" | "base">;

/** Of the drawing's letters, roughly; the type is 13 units high. */
const LETTER_WIDTH = 7.2;
export const LETTER_HEIGHT = 13;
const GAP = 5;

/** Below, above, right or left of its circle; then no other may be there. */
function labelFor(
  { name, x, y, base }: Bare,
  { taken, own }: { readonly taken: Box[]; readonly own: number },
): Label | undefined {
  const width = name.length * LETTER_WIDTH;
  const away = base + GAP;
  const middles: readonly [number, number][] = [
    [x, y + away + LETTER_HEIGHT / 2],
    [x, y - away - LETTER_HEIGHT / 2],
    [x + away + width / 2, y],
    [x - away - width / 2, y],
  ];
  for (const [atX, atY] of middles) {
    const box = {
      left: atX - width / 2,
      right: atX + width / 2,
      top: atY - LETTER_HEIGHT / 2,
      bottom: atY + LETTER_HEIGHT / 2,
    };
    if (!isInside(box) || taken.some((other, index) => index !== own && isAcross(box, other))) continue;
    taken.push(box);
    return { text: name, x: atX, y: atY };
  }
  return undefined;
}

function isInside({ left, right, top, bottom }: Box): boolean {
  return left >= 0 && right <= WIDTH && top >= 0 && bottom <= HEIGHT;
}

function isAcross(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
