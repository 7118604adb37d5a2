import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentOf, wallClockOf } from "../../src/dashboard/page/data/wall-clock.ts";

describe("times as clocks show them", () => {
  test("a moment is shown by the clocks of a zone", () => {
    const at = Date.parse("2018-12-06T23:30:00Z");
    expect(wallClockOf(at, "UTC")).toBe("2018-12-06T23:30");
    expect(wallClockOf(at, "Asia/Tokyo")).toBe("2018-12-07T08:30");
    expect(wallClockOf(at, "America/St_Johns")).toBe("2018-12-06T20:00");
  });

  test("midnight is the day's first minute", () => {
    expect(wallClockOf(Date.parse("2018-12-06T00:00:00Z"), "UTC")).toBe("2018-12-06T00:00");
  });

  test("what clocks show leads back to the moment", () => {
    expect(momentOf("2018-12-06T05:00", "UTC")).toBe("2018-12-06T05:00:00Z");
    expect(momentOf("2018-12-06T14:00", "Asia/Tokyo")).toBe("2018-12-06T05:00:00Z");
    expect(momentOf("2018-07-01T06:00", "Europe/London")).toBe("2018-07-01T05:00:00Z");
    expect(momentOf("2018-07-01T05:45", "Asia/Kathmandu")).toBe("2018-07-01T00:00:00Z");
  });

  test("an hour that clocks show twice is the first", () => {
    expect(momentOf("2018-10-28T01:30", "Europe/London")).toBe("2018-10-28T00:30:00Z");
    expect(momentOf("2018-11-04T01:30", "America/New_York")).toBe("2018-11-04T05:30:00Z");
  });

  test("an hour that clocks jump over is as much later", () => {
    expect(momentOf("2018-03-25T01:30", "Europe/London")).toBe("2018-03-25T01:30:00Z");
    expect(momentOf("2018-03-11T02:30", "America/New_York")).toBe("2018-03-11T07:30:00Z");
  });

  test("what is no time is none", () => {
    for (const text of ["", "2018-12-06", "2018-13-06T05:00", "2018-02-31T05:00", "yesterday"])
      expect(momentOf(text, "UTC")).toBeUndefined();
  });

  test("what clocks show of any minute leads to a moment at which they show it", () => {
    const zones = fc.constantFrom("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo");
    const minutes = fc.integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const shown = wallClockOf(minute * 60_000, zone);
        const found = momentOf(shown, zone);
        expect(Date.parse(found ?? "")).toBeLessThanOrEqual(minute * 60_000);
        expect(wallClockOf(Date.parse(found ?? ""), zone)).toBe(shown);
      }),
    );
  });
});
