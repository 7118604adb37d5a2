import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Point } from "../../src/dashboard/page/data/answers.ts";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import { curveOf, tellingPoints } from "../../src/dashboard/page/incidents/sheet/curve.ts";
import { firstOf, hitRows } from "../../src/dashboard/page/incidents/sheet/cut.ts";
import {
  hitInWords,
  overTime,
  rangeInWords,
  secondsOf,
  stateInWords,
  timeInWords,
  titleOf,
} from "../../src/dashboard/page/incidents/standing.ts";
import { en } from "../../src/dashboard/page/words/en.ts";

const texts = en.incidents;
const speech = { texts, format: createFormat("en-GB", "UTC") };

function alike(count: number) {
  return { low: count, point: count, high: count };
}
const NOBODY = alike(0);

function pointAt(at: string, affected: Point["affected"], impaired = affected): Point {
  return { at, affected, impaired, base: 100 };
}

function hours(shown: readonly Point[]): readonly string[] {
  return shown.map(({ at }) => at.slice(11, 13));
}

function hit(affected: Point["affected"], impaired: Point["affected"]): string {
  return hitInWords({ affected, impaired }, texts);
}

function row(key: string, impaired: Point["affected"], everAffected: Point["affected"]) {
  return { key, impaired, everAffected };
}

describe("the curve of an incident", () => {
  const frame = {
    from: Date.parse("2018-12-06T04:00:00Z"),
    to: Date.parse("2018-12-06T08:00:00Z"),
    width: 400,
    height: 100,
  };

  test("a figure holds until the next one, and the last until the end", () => {
    const points = [pointAt("2018-12-06T04:00:00Z", alike(50)), pointAt("2018-12-06T06:00:00Z", alike(25), alike(100))];
    const { affected, area, impaired, most } = curveOf(points, frame);
    expect(affected).toBe("M0 50L200 50L200 75L400 75");
    expect(area).toBe("M0 50L200 50L200 75L400 75V100H0Z");
    expect(impaired).toBe("M0 50L200 50L200 0L400 0");
    expect(most).toBe(100);
  });

  test("the band runs along low and back along high", () => {
    const points = [pointAt("2018-12-06T04:00:00Z", { low: 20, point: 60, high: 100 })];
    expect(curveOf(points, frame).band).toBe("M0 80L400 80L400 0L0 0Z");
  });

  test("nothing is drawn outside the frame, whatever happened when", () => {
    const count = fc.integer({ min: 0, max: 1e9 });
    const point = fc.record({ minute: fc.integer({ min: -600, max: 1200 }), counts: fc.tuple(count, count, count) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (told) => {
        const points = told
          .toSorted((a, b) => a.minute - b.minute)
          .map(({ minute, counts }) => {
            const [low = 0, best = 0, high = 0] = counts.toSorted((a, b) => a - b);
            return pointAt(new Date(frame.from + minute * 60_000).toISOString(), { low, point: best, high });
          });
        const { affected, band, impaired } = curveOf(points, frame);
        const coordinates = [affected, band, impaired].flatMap((path) =>
          [...path.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(([, x = "", y = ""]) => [Number(x), Number(y)] as const),
        );
        return coordinates.every(([x, y]) => x >= 0 && x <= frame.width && y >= 0 && y <= frame.height);
      }),
    );
  });

  test("of the points those are shown at which figures changed most, in order of time", () => {
    const points = [
      pointAt("2018-12-06T04:00:00Z", alike(10)),
      pointAt("2018-12-06T05:00:00Z", alike(10)),
      pointAt("2018-12-06T06:00:00Z", alike(11)),
      pointAt("2018-12-06T07:00:00Z", alike(90)),
    ];
    expect(hours(tellingPoints(points, 4))).toEqual(["04", "06", "07"]);
    expect(hours(tellingPoints(points, 2))).toEqual(["04", "07"]);
  });
});

describe("an incident in words", () => {
  test("who is cut off is said before who is served worse, and that somebody may be before nobody", () => {
    expect(hit(alike(32_300_000), alike(32_300_000))).toBe("about 32 million");
    expect(hit(NOBODY, alike(17_672_000))).toBe("about 18 million served worse");
    expect(hit({ low: 28_800_000, point: 32_300_000, high: 32_300_000 }, NOBODY)).toBe(
      "between 28 million and 33 million",
    );
    expect(hit(NOBODY, { low: 17_672_000, point: 17_672_000, high: 28_800_000 })).toBe(
      "between 17 million and 29 million served worse",
    );
    expect(hit(NOBODY, { low: 0, point: 0, high: 4_400 })).toBe("up to 4,400");
    expect(hit(NOBODY, { low: 0, point: 0, high: 4_410 }), "never less than it may be").toBe("up to 4,500");
    expect(hit(NOBODY, NOBODY)).toBe("nobody");
  });

  test("a range is said only where there is one", () => {
    expect(rangeInWords(alike(1_200), speech)).toBe("1,200");
    expect(rangeInWords({ low: 900, point: 1_200, high: 2_000 }, speech)).toBe("1,200 (900 to 2,000)");
  });

  test("it is called as somebody named it, else by what failed, else by its number", () => {
    const cause = { leaf: "mme", name: "MME pool", nodes: [], restores: { affected: 1, impaired: 1 } };
    expect(titleOf({ id: "2", name: "Mobile data" }, [cause], texts)).toBe("Mobile data");
    expect(titleOf({ id: "2", name: null }, [cause], texts)).toBe("MME pool");
    expect(titleOf({ id: "2", name: null }, [cause, cause, cause], texts)).toBe("MME pool, and 2 more causes");
    expect(titleOf({ id: "2", name: null }, [], texts)).toBe("Incident 2");
  });

  test("who closed it is said: a person, counts of subscribers, or nobody of what was too small", () => {
    const closedAt = "2018-12-07T04:00:00Z";
    expect(stateInWords({ state: "closed", closedAt, closedBy: "Ada Byron" }, speech)).toBe(
      "Ada Byron said so, 7 Dec 2018, 04:00 UTC",
    );
    expect(stateInWords({ state: "closed", closedAt, closedBy: "registrations" }, speech)).toBe(
      "subscribers were counted again, 7 Dec 2018, 04:00 UTC",
    );
    expect(stateInWords({ state: "closed", closedAt, closedBy: null }, speech)).toBe(texts.state.closedByItself);
  });

  test("one that is not over has lasted until now", () => {
    const from = "2018-12-06T04:39:00Z";
    const now = Date.parse("2018-12-06T07:51:00Z");
    expect(secondsOf({ from, to: null }, now)).toBe(11_520);
    expect(timeInWords({ from, to: null }, now, speech)).toBe("since 6 Dec 2018, 04:39 UTC, for 3 hrs 12 mins");
    expect(secondsOf({ from, to: "2018-12-06T04:40:00Z" }, now)).toBe(60);
  });

  test("over time it is looked at with an hour on either side, at its peak", () => {
    const peak = pointAt("2018-12-06T05:00:00Z", alike(1));
    const view = overTime({ from: "2018-12-06T04:39:00Z", to: "2018-12-07T03:27:00Z", peak });
    expect(view).toMatchObject({
      page: "now",
      at: "2018-12-06T05:00:00Z",
      from: "2018-12-06T03:39:00.000Z",
      to: "2018-12-07T04:27:00.000Z",
    });
    expect(overTime({ from: "2018-12-06T04:39:00Z", to: null, peak }).to).toBeUndefined();
  });
});

describe("what has room on one page", () => {
  test("rows of which nobody was ever hit are left out", () => {
    const rows = [row("hit", alike(2), alike(1)), row("later", NOBODY, alike(1)), row("never", NOBODY, NOBODY)];
    expect(hitRows(rows).map(({ key }) => key)).toEqual(["hit", "later"]);
  });

  test("of many names the first few are said, and how many there are beyond", () => {
    expect(firstOf(["a", "b", "c"], 2)).toEqual({ named: "a, b", beyond: 1 });
    expect(firstOf(["a"], 2)).toEqual({ named: "a", beyond: 0 });
  });
});
