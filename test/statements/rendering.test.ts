import { PUBLIC, claimOf } from "../../src/impact/claim.ts";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Asked, compose } from "../../src/statements/composing/compose.ts";
import { lengthOf } from "../../src/statements/composing/length.ts";
import { CHANNELS, LANGUAGES, MESSAGES } from "../../src/statements/message.ts";
import { refusalsOf } from "../../src/statements/refusals/refusals.ts";
import { type Drift, DRIFTS, type Situation } from "../../src/statements/situation/situation.ts";
import { fill, tokensIn, valuesIn } from "../../src/statements/composing/values.ts";
import { O2 } from "./o2.ts";
import { over, situations } from "./situations.ts";

const runs = process.env["LONG"] === "1" ? 20_000 : Number(process.env["RUNS"] ?? 200) * 10;

const asks: fc.Arbitrary<Asked> = fc.record({
  message: fc.constantFrom(...MESSAGES),
  language: fc.constantFrom(...LANGUAGES),
  channel: fc.constantFrom(...CHANNELS),
});

const everything: readonly Asked[] = MESSAGES.flatMap((message) =>
  LANGUAGES.flatMap((language) => CHANNELS.map((channel) => ({ message, language, channel }))),
);

/** Whether service is called restored, or part of it, where it is not: these messages are refused as such. */
function isTooEarly({ message }: Asked, { services }: Situation, incidentState: "open" | "closed"): boolean {
  if (message.startsWith("restored.")) return incidentState === "open";
  return (
    message.startsWith("partial.") && services.lost.length > 0 && services.slower.length + services.back.length === 0
  );
}

function faultsOf(asked: Asked, situation: Situation, incidentState: "open" | "closed") {
  const text = compose(asked, situation);
  const { text: told, missing } = fill(text, valuesIn(asked.language, situation));
  const offences = refusalsOf({ ...asked, text }, { situation, incidentState });
  const refused = offences.filter(({ path }) => path !== "message" || !isTooEarly(asked, situation, incidentState));
  const length = lengthOf(told, asked);
  return missing.length + refused.length === 0 && length.fits && text !== "" && !/[{}]/.test(told)
    ? []
    : [{ asked, text, told, missing, refused, length }];
}

test("no message in any language or channel renders with a missing value, over its limit or with what may not be said", () => {
  fc.assert(
    fc.property(situations, asks, (situation, asked) => {
      expect(faultsOf(asked, situation, "open")).toEqual([]);
    }),
    { numRuns: runs },
  );
  console.info(`${runs} texts, each of ${everything.length} some ${Math.floor(runs / everything.length)} times`);
});

test("once an outage is over and its incident closed, all of it may be said, also that service is restored", () => {
  fc.assert(
    fc.property(over, asks, (situation, asked) => {
      expect(faultsOf(asked, situation, "closed")).toEqual([]);
    }),
    { numRuns: Math.ceil(runs / 2) },
  );
});

test.each(["at0500", "at2200", "at0400"] as const)("all messages are there for O2 %s", (moment) => {
  for (const asked of everything)
    expect(faultsOf(asked, O2[moment], moment === "at0400" ? "closed" : "open")).toEqual([]);
});

test.each(["lost", "worse", "over"] as const)("the longest words fit where lines are %s", (fate) => {
  const incidentState = fate === "over" ? "closed" : "open";
  const faultsIn = (situation: Situation, asks: readonly Asked[]) =>
    asks.flatMap((asked) => faultsOf(asked, situation, incidentState));
  const corrections = everything.filter(({ message }) => message.startsWith("correction."));
  const faults = (["working", "unconfirmed", "lost"] as const).flatMap((state) => [
    ...faultsIn(longest(fate, state, "more"), everything),
    ...DRIFTS.flatMap((why) => faultsIn(longest(fate, state, why), corrections)),
  ]);
  expect(faults).toEqual([]);
});

/** Of another year, in a zone whose clocks changed since, by half an hour; ranges as wide as their words. */
function longest(fate: "lost" | "worse" | "over", state: Situation["emergency"]["state"], why: Drift): Situation {
  const none = { low: 0, point: 0, high: 0 };
  const wide = { low: 117_000_000, point: 500_000_000, high: 1_880_000_000 };
  const numbers = ["+112", "#999", "*119"];
  const moment = "2017-12-20T12:34:00Z";
  return {
    ...O2.at0500,
    operator: "Ŵ".repeat(40),
    timeZone: "Australia/Lord_Howe",
    at: "2018-07-06T05:00:00Z",
    since: moment,
    to: fate === "over" ? moment : null,
    affected: fate === "lost" ? wide : none,
    impaired: fate === "over" ? none : wide,
    ours: wide,
    others: wide,
    services: { lost: ALL, slower: ALL, worse: ALL, unsure: ALL, back: ALL, working: ALL },
    emergency: { state, numbers },
    expected: { earliest: moment, likely: moment, latest: "2017-12-30T12:34:00Z" },
    nextUpdateAt: moment,
    before: { at: moment, said: claimOf(wide, PUBLIC), why },
  };
}

/** With letters that no SMS has room for. */
const ALL = ["Ŵ", "Ŷ", "data", "voice", "sms"].map((kind) => ({ id: kind, name: kind.repeat(20), kind }));

test("what matters most is in every text: since when, and how many or that it is some", () => {
  fc.assert(
    fc.property(situations, asks, (situation, asked) => {
      const tokens = tokensIn(compose(asked, situation));
      expect(tokens).toContain("since");
      const figures = tokens.filter((name) => ["affected", "impaired", "base", "said"].includes(name));
      if (asked.message.startsWith("holding.")) expect(figures).toEqual([]);
      else if (!asked.message.startsWith("restored.") && situation.affected.high > 0)
        expect(figures).toContain("affected");
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});
