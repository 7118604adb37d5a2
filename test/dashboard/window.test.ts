import { isoOf } from "../../src/dashboard/page/data/wall-clock.ts";
import { describe, expect, test } from "vitest";
import { spanOf, trimmed, windowOf } from "../../src/dashboard/page/time/window.ts";
import { momentAt, pointAt } from "./points.ts";

const AT = "2018-12-06T12:00:00Z";
const unset = { at: undefined, from: undefined, to: undefined, known: "now" } as const;
const span = (from: string, to: string) => ({ from: momentAt(from), to: momentAt(to) });

describe("the time that is asked for", () => {
  test("of the present it is left to the service, unless the reader chose", () => {
    expect(windowOf(unset)).toEqual({});
    expect(windowOf({ ...unset, from: "2018-12-06T00:00:00Z" })).toEqual({ from: "2018-12-06T00:00:00Z" });
  });

  test("around a moment it is a day to either side", () => {
    expect(windowOf({ ...unset, at: AT })).toEqual({ from: "2018-12-05T12:00:00Z", to: "2018-12-07T12:00:00Z" });
  });

  test("what was known then ends then, whatever is shown", () => {
    const chosen = {
      ...unset,
      at: AT,
      known: "then",
      from: "2018-12-06T00:00:00Z",
      to: "2018-12-07T00:00:00Z",
    } as const;
    expect(windowOf(chosen)).toEqual({ from: "2018-12-06T00:00:00Z", to: AT });
  });

  test("what was known at the start of what is shown can be asked for too", () => {
    const chosen = { ...unset, at: AT, known: "then", from: AT, to: "2018-12-07T00:00:00Z" } as const;
    expect(windowOf(chosen)).toEqual({ from: "2018-12-06T11:59:00Z", to: AT });
  });
});

describe("the time that is shown", () => {
  const now = momentAt("20:00");

  test("of the present it is the last day", () => {
    expect(spanOf(unset, now)).toEqual({ from: now - 86_400_000, to: now });
  });

  test("nothing of it has yet to come", () => {
    expect(spanOf({ ...unset, at: AT }, now)).toEqual({ from: momentAt("12:00") - 86_400_000, to: now });
  });

  test("it stays when what was known then ends sooner", () => {
    const chosen = { ...unset, at: AT, from: "2018-12-06T04:00:00Z", to: "2018-12-06T16:00:00Z" };
    expect(spanOf({ ...chosen, known: "then" }, now)).toEqual(span("04:00", "16:00"));
  });

  test("an address whose end is before its start shows a minute", () => {
    const chosen = { ...unset, from: "2018-12-06T16:00:00Z", to: "2018-12-06T04:00:00Z" };
    expect(spanOf(chosen, now)).toEqual(span("03:59", "04:00"));
  });
});

describe("what happened, cut out of a day", () => {
  const day = span("00:00", "23:59");
  const outage = [pointAt("00:00", 0), pointAt("08:00", 9), pointAt("10:00", 0, 4), pointAt("16:00", 0)];

  test("the outage around a moment is shown with an eighth of it to either side", () => {
    expect(trimmed(day, outage, momentAt("09:00"))).toEqual(span("07:00", "17:00"));
    expect(trimmed(day, outage, momentAt("12:00"))).toEqual(span("07:00", "17:00"));
  });

  test("while nobody is hit all of it is shown", () => {
    expect(trimmed(day, outage, momentAt("07:59"))).toEqual(day);
    expect(trimmed(day, outage, momentAt("16:00"))).toEqual(day);
    expect(trimmed(day, [], momentAt("16:00"))).toEqual(day);
  });

  test("an outage without a beginning or an end in it is shown from the start or to the end", () => {
    expect(trimmed(day, outage.slice(0, 3), momentAt("09:00"))).toEqual({
      from: momentAt("08:00") - (momentAt("23:59") - momentAt("08:00")) / 8,
      to: day.to,
    });
    expect(trimmed(day, outage.slice(1), momentAt("09:00")).from).toBe(day.from);
  });

  test("the margin never reaches beyond what there is", () => {
    const near = [pointAt("00:00", 0), pointAt("00:10", 9), pointAt("20:00", 0)];
    expect(trimmed(day, near, momentAt("09:00"))).toEqual({ from: day.from, to: momentAt("20:00") + 8_925_000 });
  });

  test("of a short outage an hour is shown", () => {
    const short = [pointAt("00:00", 0), pointAt("08:00", 9), pointAt("08:10", 0)];
    expect(trimmed(day, short, momentAt("08:05"))).toEqual(span("07:35", "08:35"));
  });
});

test("a moment is written as the service writes it", () => {
  expect(isoOf(momentAt("05:00"))).toBe("2018-12-06T05:00:00Z");
  expect(isoOf(momentAt("05:00") + 1)).toBe("2018-12-06T05:00:00.001Z");
});
