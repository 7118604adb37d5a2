import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BEGINNING_OF_TIME,
  InstantQuery,
  InstantText,
  compareInstants,
  instantFrom,
  latest,
  plusMilliseconds,
  toInstant,
} from "../../src/platform/instant.ts";

describe("a moment is read", () => {
  test.each([
    ["in UTC", "2018-12-06T04:39:00Z", "2018-12-06T04:39:00Z"],
    ["in small letters", "2018-12-06t04:39:00z", "2018-12-06T04:39:00Z"],
    ["east of Greenwich", "2018-12-06T04:39:00+09:00", "2018-12-05T19:39:00Z"],
    ["west of Greenwich", "2018-12-31T22:00:00-03:30", "2019-01-01T01:30:00Z"],
    ["at an offset of 0", "2018-12-06T04:39:00-00:00", "2018-12-06T04:39:00Z"],
    ["at the largest offset", "2018-12-06T00:00:00+23:59", "2018-12-05T00:01:00Z"],
    ["as Postgres prints it", "2018-12-06 04:39:00.5+00", "2018-12-06T04:39:00.5Z"],
    ["with an offset as Postgres prints it", "2018-12-06 04:39:00+05:30", "2018-12-05T23:09:00Z"],
    ["to the tenth", "2018-12-06T04:39:00.5Z", "2018-12-06T04:39:00.5Z"],
    ["to the millisecond", "2018-12-06T04:39:00.050Z", "2018-12-06T04:39:00.05Z"],
    ["to the microsecond", "2018-12-06T04:39:00.000001Z", "2018-12-06T04:39:00.000001Z"],
    ["finer than to the microsecond, cut off", "2018-12-06T04:39:00.9999999Z", "2018-12-06T04:39:00.999999Z"],
    ["with decimals that are all 0", "2018-12-06T04:39:00.000000Z", "2018-12-06T04:39:00Z"],
    ["with 30 decimals", `2018-12-06T04:39:00.${"1".repeat(30)}Z`, "2018-12-06T04:39:00.111111Z"],
    ["on a leap day", "2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z"],
    ["on the leap day of a century", "2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"],
    ["the day before a leap day by its offset", "2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00Z"],
    ["at the beginning", "0001-01-01T00:00:00Z", BEGINNING_OF_TIME],
    ["in the first hour, from the west", "0001-01-01T00:00:00-01:00", "0001-01-01T01:00:00Z"],
    ["before the year 100", "0099-12-31T23:59:59Z", "0099-12-31T23:59:59Z"],
    ["before 1970", "1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"],
    ["at the end", "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"],
    ["at the end, from the east", "9999-12-31T23:59:59+01:00", "9999-12-31T22:59:59Z"],
  ])("%s", (_, text, instant) => {
    expect(toInstant(text)).toBe(instant);
  });

  test.each([
    ["", "nothing"],
    ["now", "a word"],
    ["2018-12-06", "a day"],
    ["2018-12-06T04:39Z", "no seconds"],
    ["2018-12-06T04:39:00", "no offset"],
    ["2018-12-06T04:39:00.Z", "a point without decimals"],
    ["2018-12-06T04:39:00,5Z", "a comma"],
    ["2018-13-01T00:00:00Z", "month 13"],
    ["2018-00-01T00:00:00Z", "month 0"],
    ["2018-02-29T00:00:00Z", "no leap day"],
    ["1900-02-29T00:00:00Z", "a century without a leap day"],
    ["2018-02-30T00:00:00Z", "30 February"],
    ["2018-04-31T00:00:00Z", "31 April"],
    ["2018-12-00T00:00:00Z", "day 0"],
    ["2018-12-06T24:00:00Z", "hour 24"],
    ["2018-12-06T23:60:00Z", "minute 60"],
    ["2018-12-06T04:39:00+24:00", "an offset of a day"],
    ["2018-12-06T04:39:00+01:60", "an offset of 60 minutes"],
    ["0000-12-31T23:59:59Z", "the year 0"],
    ["0001-01-01T00:00:00+00:01", "the year 0 by its offset"],
    ["9999-12-31T23:59:59-00:01", "the year 10000 by its offset"],
    ["10000-01-01T00:00:00Z", "the year 10000"],
    ["-0001-01-01T00:00:00Z", "a year before the first"],
    [" 2018-12-06T04:39:00Z", "a blank before it"],
    ["2018-12-06T04:39:00Z\n", "a line break after it"],
    ["２018-12-06T04:39:00Z", "a wide digit"],
  ])("but not from %j: %s", (text) => {
    expect(toInstant(text)).toBeUndefined();
    expect(InstantText.safeParse(text).success).toBe(false);
  });
});

describe("a moment in a request", () => {
  test("has an offset with minutes, and no blank", () => {
    expect(InstantText.parse("2018-12-06T05:39:00+01:00")).toBe("2018-12-06T04:39:00Z");
    expect(InstantText.safeParse("2018-12-06 04:39:00Z").success).toBe(false);
    expect(InstantText.safeParse("2018-12-06T05:39:00+01").success).toBe(false);
    expect(InstantText.safeParse("2018-12-06T05:39:00+0100").success).toBe(false);
  });

  test("is called by what it said where it is none", () => {
    const { error } = InstantText.safeParse("x".repeat(60));
    expect(error?.issues.map(({ message }) => message)).toEqual([
      `"${"x".repeat(40)}" is no RFC 3339 time with an offset, such as 2018-12-06T04:39:00Z`,
    ]);
  });

  test("may have a blank for the plus of its offset in a query, and nowhere else", () => {
    expect(InstantQuery.parse("2018-12-06T05:39:00 01:00")).toBe("2018-12-06T04:39:00Z");
    expect(InstantQuery.parse("2018-12-06T05:39:00+01:00")).toBe("2018-12-06T04:39:00Z");
    expect(InstantQuery.safeParse("2018-12-06 05:39").success).toBe(false);
    expect(InstantQuery.safeParse("2018-12-06 05:39:00 01:00").success).toBe(false);
    expect(InstantText.safeParse("2018-12-06T05:39:00 01:00").success).toBe(false);
  });
});

/** Microseconds since 1970, in whole numbers. */
const Micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });
const MILLION = 1_000_000n;

/** The same moment as text, by arithmetic of its own. */
function textOf(micros: bigint): string {
  const within = ((micros % MILLION) + MILLION) % MILLION;
  const second = new Date(Number((micros - within) / 1000n)).toISOString().slice(0, 19);
  return `${second}.${String(within).padStart(6, "0")}Z`;
}

const within = (micros: bigint) => micros >= -62_135_596_800_000_000n && micros <= 253_402_300_799_999_999n;

describe("whatever the moment", () => {
  test("it is the same however it is written", () => {
    const Offset = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0002-01-01"), max: new Date("9998-12-31"), noInvalidDate: true }),
        Offset,
        (date, minutes) => {
          const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 23);
          const [hour, minute] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
          const offset = `${minutes < 0 ? "-" : "+"}${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
          expect(toInstant(`${local}${offset}`)).toBe(instantFrom(date));
          expect(Date.parse(instantFrom(date))).toBe(date.getTime());
        },
      ),
    );
  });

  test("reading what was read changes nothing", () => {
    fc.assert(
      fc.property(Micros, (micros) => {
        const instant = toInstant(textOf(micros));
        expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,5}[1-9])?Z$/);
        expect(toInstant(instant ?? "")).toBe(instant);
      }),
    );
  });

  test("the earlier comes before the later, to the microsecond", () => {
    const Near = Micros.chain((micros) =>
      fc.tuple(fc.constant(micros), fc.bigInt({ min: -2_000_000n, max: 2_000_000n })),
    );
    const Pair = fc.oneof(
      fc.tuple(Micros, Micros),
      Near.map(([micros, by]): [bigint, bigint] => [micros, micros + by]),
    );
    fc.assert(
      fc.property(Pair, ([a, b]) => {
        fc.pre(within(b));
        const [x = "", y = ""] = [toInstant(textOf(a)), toInstant(textOf(b))];
        expect(Math.sign(compareInstants(x, y))).toBe(a === b ? 0 : a < b ? -1 : 1);
        expect(latest(x, y)).toBe(a < b ? y : x);
      }),
      { numRuns: 500 },
    );
  });

  test("some milliseconds later is as much later", () => {
    const Milliseconds = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        Milliseconds,
        (date, by) => {
          expect(Date.parse(plusMilliseconds(instantFrom(date), by))).toBe(date.getTime() + by);
        },
      ),
    );
  });

  test("a text that is none is never half read", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{4}-/.test(text));
        expect(toInstant(text)).toBeUndefined();
      }),
    );
  });
});

test("the latest of none is the beginning", () => {
  expect(latest()).toBe(BEGINNING_OF_TIME);
});
