import { describe, expect, test } from "vitest";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import { formOf, valueIn } from "../../src/dashboard/page/incidents/told/fact-forms.ts";
import { factInWords, factName, isTakenBack } from "../../src/dashboard/page/incidents/told/fact-words.ts";
import { isUnsure } from "../../src/dashboard/page/data/use-sending.ts";
import { spelled } from "../../src/dashboard/page/incidents/told/spelled.ts";
import { writtenInWords } from "../../src/dashboard/page/incidents/told/written.ts";
import { en } from "../../src/dashboard/page/words/en.ts";
import { FACTS } from "../../src/incidents/records/facts/known-facts.ts";
import { ALPHABET } from "../../src/incidents/records/sitreps/reference.ts";

const { told } = en;
const speech = { texts: told.facts, format: createFormat("en-GB", "UTC") };

/** What somebody could type into each form that there is. */
const TYPED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plannedWork: { isPlanned: "yes", work: "CHG-12" },
  suspectedMaliciousAct: { what: "" },
  crossBorder: { isCrossBorder: "yes", countries: "ie, fr" },
  expectedRestoration: { earliest: "2018-12-06T20:00", likely: "2018-12-06T21:00", latest: "2018-12-07T04:00" },
  detectedAt: { itself: "2018-12-06T04:45" },
  awareAt: { itself: "2018-12-06T04:55" },
  cause: { what: "An expired certificate", category: "third-party-failure" },
};

describe("the form of a fact", () => {
  test.for(Object.entries(TYPED))("what is typed for %s is a value that the API takes", ([name, typed]) => {
    const fields = formOf(name);
    const value = valueIn(fields ?? [], typed, "UTC");
    const fact = FACTS.find((known) => known.name === name);
    expect(fact?.schema.safeParse(value)).toMatchObject({ success: true });
  });

  test("every fact has one but that of test calls, which is set by API", () => {
    const without = FACTS.filter(({ name }) => formOf(name) === undefined).map(({ name }) => name);
    expect(without).toEqual(["emergencyAccessConfirmed"]);
  });

  test("every fact and every field has a name in words", () => {
    for (const { name } of FACTS) {
      expect(told.facts.names).toHaveProperty(name);
      for (const field of formOf(name) ?? []) expect(told.facts.fields).toHaveProperty(field.name);
    }
  });

  test("without a time that it needs it stands for no value", () => {
    expect(valueIn(formOf("expectedRestoration") ?? [], { earliest: "2018-12-06T20:00" }, "UTC")).toBeUndefined();
  });

  test("what is left empty is left out, and a box that is not ticked says no", () => {
    expect(valueIn(formOf("plannedWork") ?? [], { work: " " }, "UTC")).toEqual({ isPlanned: false });
  });
});

describe("a fact in words", () => {
  test("says when a service is expected back", () => {
    const value = { earliest: "2018-12-06T20:00:00Z", likely: "2018-12-06T21:00:00Z", latest: "2018-12-07T04:00:00Z" };
    expect(factInWords({ name: "expectedRestoration", value }, speech)).toBe(
      "6 Dec 2018, 21:00 UTC (6 Dec 2018, 20:00 UTC to 7 Dec 2018, 04:00 UTC)",
    );
  });

  test("says yes or no, and then what", () => {
    expect(factInWords({ name: "plannedWork", value: { isPlanned: false } }, speech)).toBe("no");
    expect(factInWords({ name: "crossBorder", value: { isCrossBorder: true, countries: ["IE", "FR"] } }, speech)).toBe(
      "yes: IE, FR",
    );
    expect(
      factInWords({ name: "cause", value: { what: "A certificate", category: "third-party-failure" } }, speech),
    ).toBe("Failure of a third party: A certificate");
  });

  test("names the test calls that were answered", () => {
    const value = { by: "Ada Byron", calls: [{ from: "Leeds", at: "2018-12-06T05:00:00Z", number: "112" }] };
    expect(factInWords({ name: "emergencyAccessConfirmed", value }, speech)).toBe(
      "1 test calls by Ada Byron: Leeds, 6 Dec 2018, 05:00 UTC",
    );
  });

  test("is of whom it is", () => {
    expect(factName({ name: "awareAt", operator: "o2" }, told.facts)).toBe("Operator aware, o2");
    expect(factName({ name: "cause" }, told.facts)).toBe("Root cause");
  });

  test("that was taken back differs from one that nobody ever said", () => {
    expect(isTakenBack({ isSet: false, at: "2018-12-06T05:00:00Z" })).toBe(true);
    expect(isTakenBack({ isSet: false, at: null })).toBe(false);
  });
});

describe("what is sent", () => {
  test("may have been done where no answer came or one that does not know, and was not where it was refused", () => {
    expect([0, 500, 503, 504].map((status) => isUnsure({ status }))).toEqual([true, true, true, true]);
    expect([403, 409, 422, 429].map((status) => isUnsure({ status }))).toEqual([false, false, false, false]);
    expect(isUnsure(undefined)).toBe(false);
  });
});

describe("a report's reference", () => {
  test("every symbol that it can have is said as a word of its own", () => {
    const said = Array.from(ALPHABET, (symbol) => spelled(symbol, told.reports.spelled));
    expect(said.every((word) => word.length > 1)).toBe(true);
    expect(new Set(said).size).toBe(ALPHABET.length);
    expect(spelled("HK27", told.reports.spelled)).toBe("Hotel Kilo two seven");
  });
});

describe("what somebody wrote", () => {
  test("is shown as they put it, by its kind", () => {
    expect(writtenInWords({ kind: "note", name: "", content: { text: "The vendor is here" } })).toBe(
      "The vendor is here",
    );
    expect(writtenInWords({ kind: "close", name: "", content: { confirmedBy: "Ada", ground: "Counts" } })).toBe(
      "Ada: Counts",
    );
    expect(writtenInWords({ kind: "merge", name: "7", content: { ground: "One cause" } })).toBe("7: One cause");
  });
});
