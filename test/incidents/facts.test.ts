import { describe, expect, test } from "vitest";
import { checkFact, requireFact } from "../../src/incidents/records/facts/set-fact.ts";
import { SentFact, factsIn, historyOf } from "../../src/incidents/records/facts/fact.ts";
import { FACTS, lapseOf } from "../../src/incidents/records/facts/known-facts.ts";
import { AppError } from "../../src/platform/errors.ts";
import { smallNetwork } from "../impact/small-network.ts";
import { at, recorded } from "./record-rows.ts";

const inForce = { document: smallNetwork, now: at("06:00") };

/** The offences' paths and messages; none where it is accepted. */
function offencesOf(name: string, sent: object): readonly string[] {
  try {
    checkFact(requireFact(name), SentFact.parse({ ground: "the bridge call", ...sent }), inForce);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.offences.map(({ path, message }) => `${path}: ${message}`);
  }
}

const restoration = { earliest: at("07:00"), likely: at("08:00"), latest: at("09:00") };
const calls = (...made: readonly (readonly [string, string])[]) => ({
  by: "Ada",
  calls: made.map(([from, time]) => ({ from, at: at(time) })),
});

const awareness = (key: string, value: string | null, ground: string) =>
  ["fact", "awareAt", { key, value, ground }] as const;

describe("a fact", () => {
  test.each<readonly [string, object]>([
    ["plannedWork", { value: { isPlanned: true, work: "CRQ 4711" } }],
    ["suspectedMaliciousAct", { value: { isSuspected: false } }],
    ["crossBorder", { value: { isCrossBorder: true, countries: ["IE", "FR"] } }],
    ["emergencyAccessConfirmed", { value: calls(["Leeds", "05:40"]) }],
    ["expectedRestoration", { value: restoration, service: "data" }],
    ["detectedAt", { value: at("04:41") }],
    ["awareAt", { value: "2018-12-06T06:00:00+01:00", operator: "host" }],
    ["cause", { value: { what: "an expired certificate", category: "third-party-failure" } }],
    ["cause", { value: null }],
    ["awareAt", { value: null, operator: "host" }],
  ])("%s is accepted as %o", (name, sent) => {
    expect(offencesOf(name, sent)).toEqual([]);
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["plannedWork", { value: true }, ["value"]],
    ["plannedWork", { value: { isPlanned: true }, operator: "host" }, ["operator"]],
    ["crossBorder", { value: { isCrossBorder: true, countries: ["Ireland"] } }, ["value.countries[0]"]],
    ["emergencyAccessConfirmed", { value: calls() }, ["value.calls"]],
    ["emergencyAccessConfirmed", { value: calls(["Leeds", "06:06"]) }, ["value"]],
    ["expectedRestoration", { value: { ...restoration, earliest: at("08:01") }, service: "data" }, ["value.likely"]],
    ["expectedRestoration", { value: { ...restoration, latest: at("07:59") }, service: "data" }, ["value.latest"]],
    ["expectedRestoration", { value: restoration }, ["service"]],
    ["expectedRestoration", { value: restoration, service: "fax" }, ["service"]],
    ["expectedRestoration", { value: restoration, operator: "host" }, ["operator", "service"]],
    ["detectedAt", { value: "yesterday" }, ["value"]],
    ["detectedAt", { value: "2018-12-06T04:41:00" }, ["value"]],
    ["detectedAt", { value: at("06:06") }, ["value"]],
    ["awareAt", { value: at("05:00") }, ["operator"]],
    ["awareAt", { value: at("05:00"), operator: "nobody" }, ["operator"]],
    ["awareAt", { value: null }, ["operator"]],
    ["cause", { value: { what: "x", category: "bad luck" } }, ["value.category"]],
  ])("%s is refused as %o, with where", (name, sent, paths) => {
    expect(offencesOf(name, sent).map((offence) => offence.split(": ")[0])).toEqual(paths);
  });

  test("of another name is not there, and the names are told", () => {
    expect(() => requireFact("weather")).toThrow(/^The facts are plannedWork, .*, awareAt, cause\.$/);
  });

  test("that was never set is not set, for the incident or each operator or service", () => {
    const facts = factsIn([], { operators: ["host", "guest"], services: ["data"], now: at("06:00") });
    expect(facts.map(({ name, operator, service }) => [name, operator ?? service])).toEqual([
      ["plannedWork", undefined],
      ["suspectedMaliciousAct", undefined],
      ["crossBorder", undefined],
      ["emergencyAccessConfirmed", undefined],
      ["expectedRestoration", "data"],
      ["detectedAt", undefined],
      ["awareAt", "host"],
      ["awareAt", "guest"],
      ["cause", undefined],
    ]);
    for (const fact of facts)
      expect(fact).toMatchObject({ isSet: false, value: null, by: null, at: null, ground: null, hasLapsed: false });
  });

  test("is as it was said last, of each operator for itself, and what is taken back is not set", () => {
    const records = recorded(
      awareness("host", at("05:00"), "call"),
      awareness("guest", at("05:10"), "mail"),
      awareness("host", at("05:05"), "log"),
      awareness("guest", null, "it was another's"),
    );
    const aware = factsIn(records, { operators: ["host", "things"], services: [], now: at("06:00") }).filter(
      ({ name }) => name === "awareAt",
    );
    expect(aware).toMatchObject([
      { operator: "host", isSet: true, value: at("05:05"), by: "person 3", at: at("05:03"), ground: "log" },
      { operator: "things", isSet: false, value: null },
      { operator: "guest", isSet: false, value: null, by: "person 4", ground: "it was another's" },
    ]);
    expect(historyOf(records, requireFact("awareAt")).history.map(({ operator, value }) => [operator, value])).toEqual([
      ["host", at("05:00")],
      ["guest", at("05:10")],
      ["host", at("05:05")],
      ["guest", null],
    ]);
    expect(historyOf(records, requireFact("cause")).history).toEqual([]);
  });
});

const lapse = (...made: readonly (readonly [string, string])[]) =>
  lapseOf(requireFact("emergencyAccessConfirmed"), calls(...made));

describe("that emergency calls get through", () => {
  test("is good for thirty minutes after the calls, wherever it was called from longest ago", () => {
    expect(lapse(["Leeds", "05:40"])).toBe(at("06:10"));
    expect(lapse(["Leeds", "05:20"], ["Leeds", "05:40"])).toBe(at("06:10"));
    expect(lapse(["Leeds", "05:40"], ["London", "05:25"])).toBe(at("05:55"));
  });

  test.each([
    ["05:55", true],
    ["05:54", false],
  ])("is at %s good no longer: %s", (time, hasLapsed) => {
    const records = recorded([
      "fact",
      "emergencyAccessConfirmed",
      { key: null, value: calls(["x", "05:25"]), ground: "y" },
    ]);
    const facts = factsIn(records, { operators: [], services: [], now: at(time) });
    expect(facts.find(({ name }) => name === "emergencyAccessConfirmed")).toMatchObject({
      isSet: true,
      lapsesAt: at("05:55"),
      hasLapsed,
    });
  });
});

test("no two facts have one name", () => {
  expect(new Set(FACTS.map(({ name }) => name)).size).toBe(FACTS.length);
});
