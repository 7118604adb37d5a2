import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Basis, type Standing, type Threshold, step } from "../../../src/impact/subscriptions/hysteresis.ts";
import { BEGINNING_OF_TIME, compareInstants, plusMilliseconds } from "../../../src/platform/instant.ts";

const QUIET: Standing = { alarm: "quiet", changes: 0, basis: { sequence: 0, at: BEGINNING_OF_TIME } };
const START = "2018-12-06T04:39:00Z";

/** The n-th look at the figure: later in time, now and then with more known. */
const basis = (index: number): Basis => ({ sequence: Math.floor(index / 2), at: plusMilliseconds(START, index) });

type Told = { readonly alarm: "quiet" | "raised"; readonly index: number; readonly figure: number };

/** What is told of figures that are looked at one after the other. */
function tell(figures: readonly number[], threshold: Threshold): readonly Told[] {
  const told: Told[] = [];
  let standing = QUIET;
  for (const [index, figure] of figures.entries()) {
    const next = step(standing, { figure, basis: basis(index) }, threshold);
    if (next !== undefined) told.push({ alarm: next.alarm, index, figure });
    standing = next ?? standing;
  }
  return told;
}

const words = (figures: readonly number[], threshold: Threshold) =>
  tell(figures, threshold).map(({ alarm, index }) => `${alarm} at ${index}`);

/** Small numbers, so that figures meet thresholds. */
const thresholds = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
  .map(([one, other]) => ({ atLeast: Math.max(one, other), clearedBelow: Math.min(one, other) }));
const someFigures = fc.array(fc.nat(10), { maxLength: 60 });

describe("an alarm", () => {
  const threshold = { atLeast: 100, clearedBelow: 80 };

  test("is raised at the threshold itself, and cleared only below the lower one", () => {
    expect(words([0, 99, 100, 99, 80, 79, 79, 99, 100], threshold)).toEqual([
      "raised at 2",
      "quiet at 5",
      "raised at 8",
    ]);
  });

  test("is told once however long it lasts, and however it trembles between the two", () => {
    expect(words([100, 100, 81, 120, 80, 99, 100], threshold)).toEqual(["raised at 0"]);
  });

  test("is raised at once where the figure is there before anybody asked to be told", () => {
    expect(words([5_000_000], threshold)).toEqual(["raised at 0"]);
  });

  test("with both thresholds alike changes at each crossing", () => {
    expect(words([10, 9, 10, 9], { atLeast: 10, clearedBelow: 10 })).toHaveLength(4);
  });

  test("of one customer is cleared by none", () => {
    expect(words([1, 1, 0, 0, 1], { atLeast: 1, clearedBelow: 1 })).toEqual([
      "raised at 0",
      "quiet at 2",
      "raised at 4",
    ]);
  });
});

describe("whatever the figure does", () => {
  test("raised and cleared are told by turns, never twice in a row the same", () => {
    fc.assert(
      fc.property(someFigures, thresholds, (figures, threshold) => {
        const alarms = tell(figures, threshold).map(({ alarm }) => alarm);
        expect(alarms).toEqual(alarms.map((_, index) => (index % 2 === 0 ? "raised" : "quiet")));
      }),
      { numRuns: 2_000 },
    );
  });

  test("each is told when it is so, and at the first look at which it is", () => {
    fc.assert(
      fc.property(someFigures, thresholds, (figures, threshold) => {
        const { atLeast, clearedBelow } = threshold;
        const told = tell(figures, threshold);
        for (const [place, { alarm, index, figure }] of told.entries()) {
          expect(alarm === "raised" ? figure >= atLeast : figure < clearedBelow).toBe(true);
          const since = figures.slice(told[place - 1]?.index ?? 0, index);
          expect(since.some((one) => (alarm === "raised" ? one >= atLeast : one < clearedBelow))).toBe(false);
        }
        const after = figures.slice(told.at(-1)?.index ?? 0);
        if (told.at(-1)?.alarm === "raised") expect(after.every((one) => one >= clearedBelow)).toBe(true);
        else expect(after.every((one) => one < atLeast)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what is seen again and again is told as if it were seen once", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(10), fc.integer({ min: 1, max: 4 }))), thresholds, (runs, threshold) => {
        const often = runs.flatMap(([figure, times]) => Array.from({ length: times }, () => figure));
        const once = runs.map(([figure]) => figure);
        const alarms = (figures: readonly number[]) =>
          tell(figures, threshold).map(({ alarm, figure }) => [alarm, figure]);
        expect(alarms(often)).toEqual(alarms(once));
      }),
    );
  });
});

describe("however many look, and however late each says what it saw", () => {
  /** Looks at the truth in any order, some more than once. */
  const orders = someFigures.chain((figures) =>
    fc.tuple(
      fc.constant(figures),
      fc.array(fc.nat(Math.max(0, figures.length - 1)), { maxLength: figures.length === 0 ? 0 : 120 }),
    ),
  );

  test("nothing is told twice in a row, nothing goes back in time, and every word was once so", () => {
    fc.assert(
      fc.property(orders, thresholds, ([figures, order], threshold) => {
        let standing = QUIET;
        for (const index of order) {
          const figure = figures[index] ?? 0;
          const next = step(standing, { figure, basis: basis(index) }, threshold);
          if (next === undefined) continue;
          expect(next.alarm).not.toBe(standing.alarm);
          expect(next.changes).toBe(standing.changes + 1);
          expect(next.basis.sequence).toBeGreaterThanOrEqual(standing.basis.sequence);
          expect(compareInstants(next.basis.at, standing.basis.at)).toBeGreaterThanOrEqual(0);
          expect(next.alarm === "raised" ? figure >= threshold.atLeast : figure < threshold.clearedBelow).toBe(true);
          standing = next;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("once all have seen the last figure, what was told last fits it", () => {
    fc.assert(
      fc.property(orders, thresholds, ([figures, order], { atLeast, clearedBelow }) => {
        if (figures.length === 0) return;
        let standing = QUIET;
        for (const index of [...order, figures.length - 1])
          standing =
            step(standing, { figure: figures[index] ?? 0, basis: basis(index) }, { atLeast, clearedBelow }) ?? standing;
        const last = figures.at(-1) ?? 0;
        if (last >= atLeast) expect(standing.alarm).toBe("raised");
        if (last < clearedBelow) expect(standing.alarm).toBe("quiet");
      }),
      { numRuns: 2_000 },
    );
  });
});
