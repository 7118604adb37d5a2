import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/statements/message.ts";
import type { ServiceName, Situation } from "../../src/statements/situation/situation.ts";
import { fill, tokensIn, valuesIn } from "../../src/statements/composing/values.ts";
import { O2 } from "./o2.ts";

function inAll(
  name: "since" | "lost" | "numbers" | "base",
  change: Partial<Situation>,
): readonly (string | undefined)[] {
  return LANGUAGES.map((language) => valuesIn(language, { ...O2.at0500, ...change }).get(name));
}

const endOf = (change: Partial<Situation>) => valuesIn("en", { ...O2.at0400, ...change }).get("to");
const named = (kind: string, name = kind): ServiceName => ({ id: name, name, kind });
const losing = (...lost: readonly ServiceName[]) => inAll("lost", { services: { ...O2.at0500.services, lost } });

test.each([
  ["the same day", "2018-12-06T20:05:00Z", ["04:39", "04:39 Uhr", "04:39", "4時39分"]],
  [
    "another day",
    "2018-12-07T00:05:00Z",
    ["6 December, 04:39", "6. Dezember, 04:39 Uhr", "6 Rhagfyr, 04:39", "12月6日4時39分"],
  ],
  [
    "another year",
    "2019-01-01T00:05:00Z",
    ["6 December 2018, 04:39", "6. Dezember 2018, 04:39 Uhr", "6 Rhagfyr 2018, 04:39", "2018年12月6日4時39分"],
  ],
])("a time of %s is told so", (_day, at, words) => {
  expect(inAll("since", { at })).toEqual(words);
});

test("a day is that of the operator's clocks", () => {
  const since = "2018-12-05T23:30:00Z";
  expect(inAll("since", { since, timeZone: "Asia/Tokyo" })[0]).toBe("08:30");
  expect(inAll("since", { since })[0]).toBe("5 December, 23:30");
});

test("an end on another day than the beginning has its date", () => {
  expect(endOf({})).toBe("7 December, 03:27");
  expect(endOf({ since: "2018-12-07T00:39:00Z" })).toBe("03:27");
  expect(endOf({ since: "2018-12-07T00:39:00Z", at: "2018-12-08T00:00:00Z" })).toBe("7 December, 03:27");
});

test("the zone is named where clocks changed in between", () => {
  expect(inAll("since", { since: "2018-10-28T00:30:00Z", at: "2018-10-28T02:00:00Z" })[0]).toBe("01:30 BST");
});

test("services have their names in each language, and the inventory's where those do not tell them apart", () => {
  expect(losing(named("data"), named("voice"), named("sms"))).toEqual([
    "mobile data, calls or texts",
    "mobile Daten, Telefonie und SMS",
    "data symudol, galwadau, negeseuon",
    "データ通信、音声通話、SMS",
  ]);
  expect(losing(named("data", "4G data"), named("data", "5G data"), named("voice"))[0]).toBe(
    "calls, 4G data or 5G data",
  );
  expect(losing(named("video", "Mobile TV"))[0]).toBe("Mobile TV");
});

test("services for whose names there is no room are counted", () => {
  const long = (letter: string) => named("other", letter.repeat(45));
  expect(losing(named("data"), long("a"), long("b"))[0]).toBe("mobile data, 2 other services");
  expect(losing(long("a"), long("b"))).toEqual([
    `${"a".repeat(45)}, another service`,
    `${"a".repeat(45)}, ein weiterer Dienst`,
    `${"a".repeat(45)}, un gwasanaeth arall`,
    `${"a".repeat(45)}、ほか1サービス`,
  ]);
  expect(losing(named("other", "a".repeat(128)))[0]).toBe("one service");
});

test("emergency numbers are any of them, and where test calls got through all of them", () => {
  expect(inAll("numbers", {})[0]).toBe("999 or 112");
  expect(inAll("numbers", { emergency: { state: "working", numbers: ["999", "112"] } })[0]).toBe("999 and 112");
});

test("by whose lines are is told only where they are of several", () => {
  expect(inAll("base", {})[0]).toBe("25 million ours, 7.3 million other brands, machines included");
  const none = { low: 0, point: 0, high: 0 };
  expect(inAll("base", { others: none, machines: false })[0]).toBeUndefined();
});

test("what is not known is absent", () => {
  const values = valuesIn("en", O2.at0500);
  expect(
    ["to", "likely", "said", "worse", "back"].filter((name) => [...values.keys()].some((one) => one === name)),
  ).toEqual([]);
});

test("filling takes each token once, and says what has no value", () => {
  const values = new Map([
    ["a", "{b}"],
    ["b", "x"],
  ]);
  expect(fill("{a} {b} {c} {", values)).toEqual({ text: "{b} x {c} {", missing: ["c", "{"] });
  expect(tokensIn("{a} {b} {a}")).toEqual(["a", "b", "a"]);
});
