import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FILTERS,
  PRESENT,
  SELECTORS,
  SHOWN_VERDICTS,
  type View,
  addressOf,
  viewOf,
} from "../../src/dashboard/page/data/view.ts";
import { zoneIn } from "../../src/dashboard/page/frame/preferences.ts";

const view = (address: string): View => viewOf(new URL(address, "http://localhost"));

const text = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
const list = fc.array(text, { minLength: 1, maxLength: 3 });
const moment = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const lists = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, list])), { requiredKeys: [] });
const maybeMoment = fc.option(moment, { nil: undefined });

const views: fc.Arbitrary<View> = fc.oneof(
  fc
    .record({ at: maybeMoment, isThen: fc.boolean(), from: maybeMoment, to: maybeMoment, filter: lists(FILTERS) })
    .map(({ at, isThen, ...rest }): View => {
      return { page: "now", at, known: at !== undefined && isThen ? "then" : "now", ...rest };
    }),
  fc
    .record({ supposed: lists([...SELECTORS, "node"]), others: fc.constantFrom("now" as const, "up" as const) })
    .map(({ supposed, others }): View => ({ page: "what-if", question: { ...supposed, others } })),
  fc.constant<View>({ page: "incidents" }),
  fc
    .record(
      { id: fc.stringMatching(/^[\w:-]{1,20}$/), verdicts: fc.constantFrom(...SHOWN_VERDICTS), provider: text },
      { requiredKeys: ["id"] },
    )
    .filter(({ verdicts, provider }) => verdicts !== undefined || provider === undefined)
    .map((one): View => ({ page: "incident", ...one })),
  fc.constantFrom<View>({ page: "sign-in", to: "/" }, { page: "sign-in", to: "/what-if?site=south" }),
);

describe("addresses of views", () => {
  test("every view is found again by its address", () => {
    fc.assert(
      fc.property(views, (one) => {
        expect(view(addressOf(one))).toEqual(one);
      }),
    );
  });

  test("the plain address is the present", () => {
    expect(view("/")).toEqual(PRESENT);
  });

  test.each(["/?at=yesterday", "/?at=2018-13-45T00:00:00Z", "/?at=2018-12-06", "/?known=then"])(
    "%s says no moment, so the present is shown",
    (address) => expect(view(address)).toEqual(PRESENT),
  );

  test("an unknown path is nowhere", () => {
    expect(view("/somewhere")).toEqual({ page: "nowhere", path: "/somewhere" });
  });

  test.each(["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])(
    "nobody is sent to %s after signing in",
    (to) => expect(view(`/sign-in?to=${encodeURIComponent(to)}`)).toEqual({ page: "sign-in", to: "/" }),
  );

  test("an id with a broken escape is taken as it is written", () => {
    expect(view("/incidents/%E0%A4%A")).toEqual({ page: "incident", id: "%E0%A4%A" });
  });
});

describe("moments in an address", () => {
  const now = Date.parse("2026-11-26T05:00:00Z");
  const at = (address: string) => {
    const opened = viewOf(new URL(address, "http://localhost"), now);
    return opened.page === "now" ? [opened.at, opened.known] : undefined;
  };

  test("one that has yet to come is no past", () => {
    expect(at("/?at=2026-11-26T05:00:01Z&known=then")).toEqual([undefined, "now"]);
    expect(at("/?at=2026-11-26T05:00:00Z&known=then")).toEqual(["2026-11-26T05:00:00Z", "then"]);
  });

  test("a plus that nobody escaped is a plus, so that nobody sees the present under a link to the past", () => {
    expect(at("/?at=2018-12-06T06:00:00+01:00")).toEqual(["2018-12-06T06:00:00+01:00", "now"]);
  });

  test("a time zone that is none is as if none had been said", () => {
    expect(["utc", "operator", "Asia/Tokyo"].map(zoneIn)).toEqual(["utc", "operator", "Asia/Tokyo"]);
    expect(["nonsense", "", undefined].map(zoneIn)).toEqual([undefined, undefined, undefined]);
  });
});

test("a day that the calendar does not have is as if none had been said", () => {
  for (const day of ["2026-99-99", "2026-02-31", "2026-1-1", "soon"])
    expect(view(`/what-if?certificateExpiresBefore=${day}`)).toEqual({ page: "what-if", question: { others: "now" } });
  expect(view("/what-if?certificateExpiresBefore=2028-02-29")).toMatchObject({
    question: { certificateExpiresBefore: "2028-02-29" },
  });
});
