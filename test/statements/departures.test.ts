import { describe, expect, test } from "vitest";
import { drawUp } from "../../src/statements/drafts/draw-up.ts";
import type { NewStatement } from "../../src/statements/drafts/new-statement.ts";
import { departuresOf } from "../../src/statements/drift/drift.ts";
import type { Situation } from "../../src/statements/situation/situation.ts";
import { O2 } from "./o2.ts";

/** What of a statement that was made in one situation holds no longer in another, its own figures being the same by now. */
function gone(then: Situation, change: Partial<Situation>, sent: Partial<NewStatement> = {}) {
  const { drawn } = drawUp(
    { message: "update.customers", channels: ["plain"], ...sent },
    { situation: then, incidentState: "open", estimateId: "", sitrep: null, languages: ["en"], by: "author" },
  );
  const content = { ...drawn, version: 1, digest: "", holding: null, savedAt: then.at };
  return departuresOf(content, { now: { ...then, ...change }, atItsTime: then }).map(({ what }) => what);
}

const saying = (text: string): Partial<NewStatement> => ({
  texts: [{ language: "en", channel: "plain", text }],
});

const { lost } = O2.at0500.services;
const [first, ...others] = lost;
const extra = { id: "extra", name: "Extra", kind: "video" };
const services = (some: Partial<Situation["services"]>) => ({
  services: { lost: [], slower: [], worse: [], unsure: [], back: [], working: [], ...some },
});

describe("what still holds is not out of date", () => {
  test("where a beginning or an end is another by seconds that nobody was told", () => {
    const then = { ...O2.at0500, since: "2018-12-06T04:39:10Z" };
    expect(gone(then, { since: "2018-12-06T04:39:55.5Z" })).toEqual([]);
    expect(gone(then, { since: "2018-12-06T04:38:59Z" })).toEqual(["since"]);
  });

  test("where an expectation is another by what was not told", () => {
    const expected = {
      earliest: "2018-12-06T20:00:00Z",
      likely: "2018-12-06T21:00:00Z",
      latest: "2018-12-06T22:00:00Z",
    };
    const then = { ...O2.at0500, expected };
    const told = saying("Around {likely}. If {numbers} fails, use a landline.");
    expect(gone(then, { expected: { ...expected, earliest: "2018-12-06T20:30:00Z" } }, told)).toEqual([]);
    expect(gone(then, { expected: { ...expected, likely: "2018-12-06T21:30:00Z" } }, told)).toEqual([
      "the expected restoration",
    ]);
    expect(gone(then, { expected: null }, told)).toEqual(["the expected restoration"]);
  });

  test("where more services work, or are back, than it said", () => {
    const then = { ...O2.at0500, ...services({ lost: others, back: first ? [first] : [], working: [extra] }) };
    const told = saying("Again: {back}. Not affected: {working}. If {numbers} fails, use a landline.");
    const more = services({ back: lost, working: [extra, { ...extra, id: "more" }] });
    expect(gone(then, more, told)).toEqual([]);
    expect(gone(then, services({ working: [...lost, extra] }), told)).toEqual([]);
    expect(gone(then, services({ lost, working: [extra] }), told)).toEqual(["services back", "services lost"]);
    expect(gone(then, services({ back: lost, worse: [extra] }), told)).toEqual(["services working"]);
  });

  test("where it said nothing of emergency calls, when test calls are half an hour old", () => {
    const then: Situation = { ...O2.at0500, emergency: { state: "working", numbers: ["999"] } };
    const later: Partial<Situation> = { emergency: { state: "unconfirmed", numbers: ["999"] } };
    expect(gone(then, later, saying("There is a fault since {since}."))).toEqual([]);
    expect(gone(then, later, saying("There is a fault. Calls to {numbers} get through."))).toEqual(["emergency calls"]);
    expect(gone(then, later, saying("There is a fault. Emergency calls work."))).toEqual(["emergency calls"]);
    expect(gone(then, later, saying("There is a fault. You can call 999."))).toEqual(["emergency calls"]);
    const fails: Partial<Situation> = { emergency: { state: "lost", numbers: ["999"] } };
    expect(gone(then, fails, saying("There is a fault since {since}."))).toEqual(["emergency calls"]);
  });

  test("where a holding text named nothing, and more is lost since", () => {
    const holding = { message: "holding.customers", ...saying("We are looking into a fault.") } as const;
    expect(gone({ ...O2.at0500, ...services({}) }, services({ lost }), holding)).toEqual([]);
    expect(gone({ ...O2.at0500, ...services({}) }, services({ lost }), saying("No line is cut off."))).toEqual([
      "services lost",
    ]);
  });
});

test("that it is over holds no longer where it goes on again, though only served worse and told without its end", () => {
  const over: Situation = { ...O2.at0400, to: "2018-12-06T03:00:00Z" };
  const told = { message: "restored.customers", ...saying("{operator}: service is restored.") } as const;
  expect(gone(over, {}, told)).toEqual([]);
  expect(gone(over, { to: null }, told)).toEqual(["the outage"]);
  expect(gone(over, { to: null }, { message: "restored.customers" })).toEqual(["to"]);
});
