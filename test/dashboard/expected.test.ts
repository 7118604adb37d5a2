import { describe, expect, test } from "vitest";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import { expectedBy, timesInWords } from "../../src/dashboard/page/number/expected.ts";

const times = { earliest: "2018-12-06T20:00:00Z", likely: "2018-12-06T21:30:00Z", latest: "2018-12-06T23:00:00Z" };
const said = (at: string, more = {}) => [
  { name: "plannedWork", isSet: false, at: null, value: null },
  { name: "expectedRestoration", service: "data", isSet: true, at, value: times, ...more },
  { name: "expectedRestoration", service: "voice", isSet: false, at: null, value: null },
];
const noon = Date.parse("2018-12-06T12:00:00Z");

describe("when services are expected back", () => {
  test("as people had said by then", () => {
    expect(expectedBy(said("2018-12-06T11:00:00Z"), noon)).toEqual([{ service: "data", times }]);
    expect(expectedBy(said("2018-12-06T11:00:00Z", { isSet: false, value: null }), noon)).toEqual([]);
  });

  test("what was said or taken back only later says nothing of a moment before", () => {
    expect(expectedBy(said("2018-12-06T13:00:00Z"), noon)).toBeUndefined();
    expect(expectedBy(said("2018-12-06T13:00:00Z", { isSet: false, value: null }), noon)).toBeUndefined();
  });

  test("a clock alone is of the day that is looked at; of another the date is said", () => {
    const format = createFormat("en-GB", "UTC");
    expect(timesInWords(times, noon, format).likely).toBe("21:30");
    const later = { ...times, latest: "2018-12-07T06:00:00Z" };
    expect(timesInWords(later, noon, format).likely).toBe("6 Dec 2018, 21:30 UTC");
    expect(timesInWords(later, noon, format).latest).toBe("7 Dec 2018, 06:00 UTC");
  });
});
