import { type GeoProjection, geoMercator } from "d3-geo";

/** Of the drawing, in its own units. */
export const WIDTH = 400;
export const HEIGHT = 400;

type At = { readonly latitude: number; readonly longitude: number };

const MARGIN = 60;
/** Closer, the outlines of land are too coarse to say anything: about 300 km across. */
const LARGEST_SCALE = 7_500;
/** Mercator has no poles. */
const FARTHEST_NORTH = 84;

/** Shows all places with a margin, wherever on Earth they are, also on both sides of the date line. Precondition: at least one. */
export function projectionFor(places: readonly At[]): GeoProjection {
  const points = places.map(pointOf);
  const projection = geoMercator().rotate([-middleOf(points.map(([longitude]) => longitude)), 0]);
  const inside: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, HEIGHT - MARGIN],
  ];
  projection.fitExtent(inside, { type: "MultiPoint", coordinates: points });
  if (!(projection.scale() <= LARGEST_SCALE)) keepScale(projection, points);
  return projection.clipExtent([
    [0, 0],
    [WIDTH, HEIGHT],
  ]);
}

/** Longitude first. */
export function pointOf({ latitude, longitude }: At): [number, number] {
  return [longitude, Math.max(-FARTHEST_NORTH, Math.min(FARTHEST_NORTH, latitude))];
}

function keepScale(projection: GeoProjection, points: readonly [number, number][]): void {
  projection.scale(LARGEST_SCALE).translate([0, 0]);
  const drawn = points.map((point): [number, number] => projection(point) ?? [0, 0]);
  const middle = (axis: 0 | 1): number => {
    const along = drawn.map((point) => point[axis]);
    return (along.reduce((a, b) => Math.min(a, b)) + along.reduce((a, b) => Math.max(a, b))) / 2;
  };
  projection.translate([WIDTH / 2 - middle(0), HEIGHT / 2 - middle(1)]);
}

/** The mean direction in degrees: of 179 and -179 it is 180, not 0. */
function middleOf(degrees: readonly number[]): number {
  const sum = (part: (radians: number) => number): number =>
    degrees.reduce((total, degree) => total + part((degree * Math.PI) / 180), 0);
  return (Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI;
}
