import { describe, expect, test } from "vitest";
import { compare, timesOff } from "../../src/incidents/records/measured/compare.ts";
import { measurementsBeside } from "../../src/incidents/records/measured/measurement.ts";
import { trackRecord } from "../../src/incidents/records/measured/track-record.ts";
import { at, exactly, recorded } from "./record-rows.ts";
import { sitrepRecord } from "./sitrep.ts";

const range = (low: number, point: number, high: number) => ({ low, point, high });

describe("a figure beside what was measured", () => {
  test.each([
    [range(90, 100, 110), range(95, 100, 105), 1, "within"],
    [range(90, 100, 110), range(90, 100, 110), 1, "within"],
    [range(90, 100, 110), range(100, 200, 250), 0.5, "overlaps"],
    [range(90, 100, 110), range(0, 50, 90), 2, "overlaps"],
    [exactly(100), range(50, 80, 120), 1.25, "overlaps"],
    [range(90, 100, 110), range(111, 200, 250), 0.5, "outside"],
    [exactly(0), exactly(0), 1, "within"],
    [exactly(5), exactly(0), null, "outside"],
    [exactly(0), exactly(5), 0, "outside"],
  ] as const)("%o beside %o is %s times it, and %s", (figure, measured, factor, agreement) => {
    expect(compare(figure, measured)).toEqual({ factor, agreement });
  });

  test("is as far off at half as at double, and farthest where there is no factor", () => {
    expect([0.5, 2, 1, 0, null].map(timesOff)).toEqual([2, 2, 1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});

const period = { from: at("04:39"), to: at("06:00") };
const measured = (what: string, figure: object, given = period) =>
  ["measurement", "", { what, range: figure, method: "call records", source: "operator", period: given }] as const;
const published = (what: string, figure: object, time = "05:00") =>
  ["published", "", { by: "BBC", at: at(time), what, figure, words: null, source: "web" }] as const;
const estimates = {
  peakAffected: range(90, 100, 110),
  everAffected: range(90, 100, 120),
  customerHours: exactly(1000),
};

test("the estimate stands beside each measurement, and who measured anew for the same period supersedes", () => {
  const records = recorded(
    measured("everAffected", range(80, 85, 88)),
    measured("everAffected", range(95, 100, 105)),
    measured("affected", exactly(99)),
  );
  expect(measurementsBeside(records, estimates)).toMatchObject([
    { measured: { point: 85 }, estimated: { point: 100 }, agreement: "outside", isSuperseded: true, by: "person 1" },
    { measured: { point: 100 }, estimated: { point: 100 }, factor: 1, agreement: "within", isSuperseded: false },
    { measured: { point: 99 }, estimated: null, isSuperseded: false },
  ]);
});

const incident = (records: ReturnType<typeof recorded>) => ({ id: "10", name: "Mobile data", estimates, records });
const figureAt = (affected: number) => ({ affected: exactly(affected), impaired: exactly(affected), base: 200 });

describe("the track record", () => {
  test("holds estimates, reports and what others published against what was measured", () => {
    const records = recorded(
      sitrepRecord({ number: 1, reference: "222222", own: figureAt(80), at: at("05:00") }),
      sitrepRecord({ number: 2, reference: "444444", own: figureAt(120), at: at("07:00") }),
      published("everAffected", exactly(400)),
      measured("peakAffected", exactly(100)),
      measured("everAffected", range(95, 100, 105)),
      measured("affected", exactly(100)),
    );
    const { summary, byWhose, measured: rows, notMeasured } = trackRecord([incident(records)]);
    const told = rows.map(({ whose, what, reference, factor, isWithinRange }) => [
      whose,
      what,
      reference,
      factor,
      isWithinRange,
    ]);
    expect(told).toEqual([
      ["estimate", "peakAffected", null, 1, true],
      ["estimate", "everAffected", null, 1, true],
      ["report", "affected", "222222", 0.8, false],
      ["report", "peakAffected", "444444", 1.2, false],
      ["published", "everAffected", null, 4, false],
    ]);
    expect(notMeasured.map(({ whose, what, reference }) => [whose, what, reference])).toEqual([
      ["estimate", "customerHours", null],
      ["report", "impaired", "222222"],
      ["report", "affected", "444444"],
      ["report", "impaired", "444444"],
    ]);
    expect(summary).toMatchObject({
      measured: 5,
      notMeasured: 4,
      withinRange: 0.4,
      medianFactor: 1,
      worst: { factor: 4 },
    });
    expect(byWhose.report).toMatchObject({ measured: 2, notMeasured: 3, withinRange: 0, medianFactor: 1 });
    expect(byWhose.published).toMatchObject({ measured: 1, notMeasured: 0, worst: { by: "BBC" } });
  });

  test("says of nothing that was never measured that it was right", () => {
    const {
      summary,
      measured: rows,
      notMeasured,
    } = trackRecord([incident(recorded(published("everAffected", exactly(1))))]);
    expect(rows).toEqual([]);
    expect(notMeasured).toHaveLength(4);
    expect(summary).toEqual({ measured: 0, notMeasured: 4, withinRange: null, medianFactor: null, worst: null });
  });

  test("takes the last of several measurements, be they of one period or of two, and no other incident's", () => {
    const hour = { from: at("05:00"), to: at("06:00") };
    for (const second of [period, hour]) {
      const [once, anew] = [measured("everAffected", exactly(1)), measured("everAffected", exactly(200), second)];
      const first = incident(recorded(once, anew));
      const { measured: rows } = trackRecord([first, { ...first, id: "20", records: [] }]);
      expect(rows).toMatchObject([{ incident: "10", what: "everAffected", factor: 0.5, measurement: 2 }]);
    }
  });

  test("has for its worst what was measured as nobody", () => {
    const records = recorded(
      published("everAffected", exactly(7)),
      published("peakAffected", exactly(1)),
      measured("everAffected", exactly(0)),
      measured("peakAffected", exactly(1000)),
    );
    const { byWhose } = trackRecord([{ ...incident(records), estimates: {} }]);
    expect(byWhose.published).toMatchObject({
      measured: 2,
      medianFactor: 0.001,
      worst: { what: "everAffected", factor: null },
    });
  });
});
