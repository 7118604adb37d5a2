import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { circlesOf } from "../../src/dashboard/page/who/circles.ts";
import { isWorthAMap, placesOf } from "../../src/dashboard/page/who/places.ts";
import { HEIGHT, WIDTH, pointOf, projectionFor } from "../../src/dashboard/page/who/projecting.ts";
import { rowOf } from "./impact-of.ts";

type At = { readonly latitude: number; readonly longitude: number };
const at = (latitude: number, longitude: number): At => ({ latitude, longitude });

const place = (key: string, { base, where }: { readonly base: number; readonly where: At }) => ({
  ...rowOf({ key, base, affected: base / 4, impaired: base / 2 }),
  ...where,
});

const near = (value: number): unknown => expect.closeTo(value, 6);

describe("areas on a map", () => {
  test("no customer is drawn twice: areas above others are left out, and it is said how many of theirs are nowhere", () => {
    const { placed, above, unplaced } = placesOf([
      { ...rowOf({ key: "land", base: 1000 }), ...at(54, -3) },
      { ...rowOf({ key: "north", base: 600 }), parent: "land", ...at(56, -4) },
      { ...rowOf({ key: "town", base: 600 }), parent: "north", ...at(56, -4) },
      { ...rowOf({ key: "south", base: 300 }), parent: "land" },
      { ...rowOf({ key: "isle", base: 900 }), ...at(0, 0) },
    ]);
    expect(placed.map(({ key }) => key)).toEqual(["isle", "town"]);
    expect(above).toEqual([{ name: "The land", own: 100 }]);
    expect(unplaced).toEqual(["The south"]);
  });

  test("one place alone is no map", () => {
    const rows = [{ ...rowOf({ key: "a" }), ...at(1, 1) }, rowOf({ key: "b" })];
    expect(isWorthAMap(placesOf(rows))).toBe(false);
    expect(isWorthAMap(placesOf([...rows, { ...rowOf({ key: "c" }), ...at(2, 2) }]))).toBe(true);
  });

  const latitude = fc.double({ min: -90, max: 90, noNaN: true });
  const longitude = fc.double({ min: -180, max: 180, noNaN: true });

  test("all are within the drawing, wherever on Earth and however near each other they are", () => {
    const here = fc.record({ latitude, longitude });
    const beside = fc
      .tuple(here, fc.double({ min: -0.01, max: 0.01, noNaN: true }))
      .map(([one, off]) => [
        one,
        { latitude: one.latitude, longitude: Math.max(-180, Math.min(180, one.longitude + off)) },
      ]);
    fc.assert(
      fc.property(fc.oneof(fc.array(here, { minLength: 1, maxLength: 12 }), beside), (places) => {
        const projection = projectionFor(places);
        for (const one of places) {
          const [x, y] = projection(pointOf(one)) ?? [Number.NaN, Number.NaN];
          expect(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT, `${x} ${y}`).toBe(true);
        }
      }),
    );
  });

  test("two on both sides of the date line are neighbours, north is up and east is right", () => {
    const projection = projectionFor([at(-17, 179), at(-16, -179)]);
    const [west, east] = [projection([179, -17]) ?? [], projection([-179, -16]) ?? []];
    const [toEast = 0, toSouth = 0] = [0, 1].map((axis) => (east[axis] ?? 0) - (west[axis] ?? 0));
    expect(toEast).toBeGreaterThan(WIDTH / 3);
    expect(toSouth).toBeLessThan(0);
  });

  test("circles are as large as what they stand for", () => {
    const places = [place("a", { base: 400, where: at(50, 0) }), place("b", { base: 100, where: at(55, 5) })];
    const areas = circlesOf(places, projectionFor(places)).map(({ base, affected, impaired }) =>
      [base, affected, impaired].map((radius) => radius ** 2),
    );
    const [[whole = 0] = []] = areas;
    expect(areas[0]?.map((area) => area / whole)).toEqual([1, 0.25, 0.5].map(near));
    expect(areas[1]?.map((area) => area / whole)).toEqual([0.25, 0.0625, 0.125].map(near));
  });

  test("names stand where they cover nothing, those of the largest first, and one that fits nowhere is left out", () => {
    const crowd = Array.from({ length: 9 }, (_, index) =>
      place(`place-${index}`, { base: 100 - index, where: at(55, 5) }),
    );
    const places = [
      ...crowd,
      place("a name that is far too long to stand anywhere on it", { base: 1, where: at(50, 0) }),
    ];
    const labels = circlesOf(places, projectionFor(places)).map(({ label }) => label);
    expect(labels[0]?.text).toBe("The place-0");
    expect(labels.at(-1)).toBeUndefined();
    const spots = labels.flatMap((label) => (label === undefined ? [] : [`${label.x} ${label.y}`]));
    expect(spots.length).toBeLessThanOrEqual(4);
    expect(new Set(spots).size).toBe(spots.length);
  });
});
