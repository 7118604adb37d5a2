import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Within, dueAfter, endOfPeriod } from "../../../src/regulation/clocks/due.ts";
import { inZone, withinInWords } from "../../../src/regulation/clocks/in-words.ts";
import { compareInstants, instantFrom, secondsBetween } from "../../../src/platform/instant.ts";

const runs = process.env["LONG"] === "1" ? 4_000 : Number(process.env["RUNS"] ?? 400);

const CHICAGO = { timeZone: "America/Chicago", holidays: "US" };
const BRUSSELS = { timeZone: "Europe/Brussels", holidays: "BE" };
const LONDON = { timeZone: "Europe/London", holidays: "GB" };

const within = (value: number, unit: Within["unit"]): Within => ({ value, unit });
const MONTH = within(1, "months");

describe("a day is 24 hours", () => {
  // FCC report on AT&T Mobility, 2024-07-22: onset 02:45 CST.
  test.each([
    [within(120, "minutes"), "2024-02-22T10:45:00Z", "2024-02-22 04:45 CST (America/Chicago)"],
    [within(72, "hours"), "2024-02-25T08:45:00Z", "2024-02-25 02:45 CST (America/Chicago)"],
    // 02:45 CST, though clocks there had gone forward on 10 March.
    [within(30, "days"), "2024-03-23T08:45:00Z", "2024-03-23 03:45 CDT (America/Chicago)"],
  ])("AT&T's %j ended at %s", (one, at, local) => {
    const due = dueAfter("2024-02-22T08:45:00Z", one, CHICAGO);
    expect(due).toBe(at);
    expect(inZone(at, CHICAGO.timeZone)).toBe(local);
  });

  test("KDDI's report was due 30 days after 2022-07-02 01:35", () => {
    const due = dueAfter("2022-07-01T16:35:00Z", within(30, "days"), { timeZone: "Asia/Tokyo", holidays: "JP" });
    expect(due).toBe("2022-07-31T16:35:00Z");
    expect(inZone(due ?? "", "Asia/Tokyo")).toBe("2022-08-01 01:35 GMT+9 (Asia/Tokyo)");
  });
});

describe("a month is a month of the calendar", () => {
  test.each([
    ["31 January", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z"],
    ["31 January of a leap year", "2024-01-31T10:00:00Z", "2024-02-29T10:00:00Z"],
    ["a day in February", "2026-02-15T10:00:00Z", "2026-03-15T10:00:00Z"],
    ["a month in which clocks go forward", "2026-03-10T10:00:00Z", "2026-04-10T09:00:00Z"],
    ["a month in which clocks go back", "2026-10-10T09:00:00Z", "2026-11-10T10:00:00Z"],
    // 00:30 on 1 March in Brussels, though still February in UTC.
    ["the first hour of a month", "2026-02-28T23:30:00Z", "2026-03-31T22:30:00Z"],
    ["to the microsecond", "2026-01-31T10:00:00.123456Z", "2026-02-28T10:00:00.123456Z"],
    // 02:30 on 29 March does not exist there: clocks jump over it.
    ["an hour that is jumped over", "2026-02-28T01:30:00Z", "2026-03-28T01:30:00Z"],
  ])("from %s", (_, start, due) => {
    expect(dueAfter(start, MONTH, BRUSSELS)).toBe(due);
  });

  test("a year from 29 February ends on the 28th", () => {
    expect(dueAfter("2024-02-29T10:00:00Z", within(1, "annual"), BRUSSELS)).toBe("2025-02-28T10:00:00Z");
  });
});

describe("five working days", () => {
  test.each([
    ["an ordinary week", "2026-06-01T10:00:00Z", "2026-06-08T10:00:00Z"],
    ["over the national day, 21 July, a Tuesday", "2026-07-17T10:00:00Z", "2026-07-27T10:00:00Z"],
    ["over Christmas, a Friday", "2026-12-23T10:00:00Z", "2026-12-31T10:00:00Z"],
    ["over New Year", "2026-12-30T10:00:00Z", "2027-01-07T10:00:00Z"],
    ["from a Saturday, whose week after is whole", "2026-06-06T10:00:00Z", "2026-06-12T10:00:00Z"],
    ["over Easter Monday, and clocks that go forward before it", "2024-03-28T10:00:00Z", "2024-04-05T09:00:00Z"],
    // St Nicholas is kept and is no holiday.
    ["over days that are only kept", "2027-12-03T10:00:00Z", "2027-12-10T10:00:00Z"],
  ])("%s", (_, start, due) => {
    expect(dueAfter(start, within(5, "working_days"), BRUSSELS)).toBe(due);
  });

  test("are others where other holidays are", () => {
    const start = "2026-07-17T10:00:00Z";
    expect(dueAfter(start, within(5, "working_days"), LONDON)).toBe("2026-07-24T10:00:00Z");
  });

  test("count by the clocks of the place", () => {
    // Friday 23:30 in London is Saturday in Brussels: Monday is the first of either, of the hours of each.
    const start = "2026-06-05T22:30:00Z";
    expect(dueAfter(start, within(1, "working_days"), BRUSSELS)).toBe("2026-06-07T22:30:00Z");
    expect(dueAfter(start, within(1, "working_days"), LONDON)).toBe("2026-06-08T22:30:00Z");
  });

  test("are counted in a country of which no holidays are known too", () => {
    const nowhere = { timeZone: "UTC", holidays: "QQ" };
    expect(dueAfter("2026-12-23T10:00:00Z", within(5, "working_days"), nowhere)).toBe("2026-12-30T10:00:00Z");
  });
});

test("what is said only in words has no due time, and the words are shown", () => {
  const qualitative = { value: null, unit: null, qualitative: "without_undue_delay" };
  expect(dueAfter("2026-06-01T10:00:00Z", qualitative, BRUSSELS)).toBeUndefined();
  const deadline = { stage: "notification", within: qualitative, clockStart: "incident", recipient: "BNetzA" } as const;
  expect(withinInWords(deadline, false)).toBe("without undue delay");
  const unfound = { ...qualitative, qualitative: "not_found" };
  expect(withinInWords({ ...deadline, within: unfound }, false)).toBe("no time found");
  expect(withinInWords({ ...deadline, within: within(5, "working_days") }, false)).toBe("5 working days");
  expect(withinInWords({ ...deadline, within: within(1, "months") }, false)).toBe("1 month");
  expect(withinInWords({ ...deadline, within: within(6, "hours") }, true)).toBe("every 6 hours");
});

test.each(["minutes", "hours", "days", "months", "annual", "working_days"] as const)(
  "a slip of the pen in %s is answered all the same",
  (unit) => {
    expect(dueAfter("2026-06-01T10:00:00Z", within(1e15, unit), BRUSSELS)).toMatch(/^2\d{3}-/);
  },
);

test("a quarter and a year end with the place's midnight", () => {
  const TOKYO = { timeZone: "Asia/Tokyo", holidays: "JP" };
  expect(endOfPeriod("2026-09-30T14:59:59Z", 3, TOKYO)).toBe("2026-09-30T15:00:00Z");
  expect(endOfPeriod("2026-09-30T15:00:00Z", 3, TOKYO)).toBe("2026-12-31T15:00:00Z");
  expect(endOfPeriod("2026-02-03T04:05:06Z", 12, BRUSSELS)).toBe("2026-12-31T23:00:00Z");
});

test.each([
  ["2018-12-06T06:39:00Z", "Europe/London", "2018-12-06 06:39 GMT (Europe/London)"],
  ["2018-07-06T06:39:00Z", "Europe/London", "2018-07-06 07:39 BST (Europe/London)"],
  ["2018-07-06T06:39:00Z", "Europe/Berlin", "2018-07-06 08:39 CEST (Europe/Berlin)"],
  ["2018-12-06T06:39:00Z", "Australia/Sydney", "2018-12-06 17:39 AEDT (Australia/Sydney)"],
  ["2018-12-06T06:39:00Z", "America/Toronto", "2018-12-06 01:39 EST (America/Toronto)"],
])("%s in %s is %s", (at, zone, words) => {
  expect(inZone(at, zone)).toBe(words);
});

const starts = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => instantFrom(date));
const calendars = fc.constantFrom(CHICAGO, BRUSSELS, LONDON, { timeZone: "Asia/Kolkata", holidays: "IN" });
const units = fc.constantFrom("minutes", "hours", "days", "months", "annual", "working_days" as const);
const withins = fc.record({ value: fc.integer({ min: 1, max: 60 }), unit: units });

test("nothing is due before its clock started", () => {
  fc.assert(
    fc.property(starts, withins, calendars, (start, one, calendar) => {
      expect(secondsBetween(start, dueAfter(start, one, calendar) ?? "")).toBeGreaterThan(0);
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

test("more time is never due earlier", () => {
  fc.assert(
    fc.property(starts, withins, calendars, (start, one, calendar) => {
      const [due, later] = [one, { ...one, value: one.value + 1 }].map((each) => dueAfter(start, each, calendar) ?? "");
      expect(compareInstants(due ?? "", later ?? "")).toBeLessThan(0);
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

test("a later submission never makes the month end on an earlier day", () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 0, max: 40 * 86_400 }), calendars, (start, seconds, calendar) => {
      const later = instantFrom(new Date(Date.parse(start) + seconds * 1000));
      const [one, other] = [start, later].map((at) =>
        inZone(dueAfter(at, MONTH, calendar) ?? "", calendar.timeZone).slice(0, 10),
      );
      expect((one ?? "") <= (other ?? "")).toBe(true);
    }),
    { numRuns: runs },
  );
});
