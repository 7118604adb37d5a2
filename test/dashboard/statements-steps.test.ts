import { describe, expect, test } from "vitest";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import type { Me } from "../../src/dashboard/page/frame/desk.ts";
import type { Holding, Settings, Statement, Told } from "../../src/dashboard/page/incidents/statements/answers.ts";
import {
  correctionOf,
  departureInWords,
  holdingsOffered,
  isOutOfDate,
  seenOf,
} from "../../src/dashboard/page/incidents/statements/standing.ts";
import {
  ACTIONS,
  actionsOf,
  addressOf,
  stepOf,
  waitsFor,
} from "../../src/dashboard/page/incidents/statements/steps/actions.ts";
import { historyOf, notToldInWords } from "../../src/dashboard/page/incidents/statements/steps/history.ts";
import { en } from "../../src/dashboard/page/words/en.ts";
import { StatementAnswer } from "../../src/statements/drafts/answer.ts";
import examples from "../../src/statements/examples.json" with { type: "json" };

const texts = en.statements;
const format = createFormat("en-GB", "UTC");
const PUBLISHED: Statement = StatementAnswer.parse(examples.statement);
const DRAFT: Statement = { ...PUBLISHED, state: "draft", publishedAt: null, publishedBy: null };
const EVERYBODY: Me = { principal: "officer", scopes: "all", operators: "all", credential: null };
const NO_DEPUTIES = { deputies: [] };
const PA_MEDIA: Told = {
  id: "pa",
  name: "PA Media",
  language: "en",
  channel: "plain",
  via: "phone 112",
  isByHand: true,
  toldAt: null,
  delivery: null,
};
const DEPARTURE = { why: "fewer", what: "lines affected", said: "about 32 million", now: "0" } as const;

function actions(statement: Partial<Statement>, me = EVERYBODY, settings: Pick<Settings, "deputies"> = NO_DEPUTIES) {
  return actionsOf({ ...DRAFT, ...statement }, me, settings);
}

describe("what can be done with a statement", () => {
  test("goes from a draft to what is published, and taking back is there all along", () => {
    expect(actions({})).toEqual(["submit", "withdraw"]);
    expect(actions({ state: "in-review" })).toEqual(["approve", "approve-by-code", "return", "withdraw"]);
    expect(actions({ state: "approved" })).toEqual(["return", "publish", "withdraw"]);
    expect(actions({ state: "published" })).toEqual(["withdraw"]);
    expect(actions({ state: "corrected" })).toEqual([]);
  });

  test("what brings a crowd back is published once it is released", () => {
    const crowd = { state: "approved", needsRelease: true } as const;
    expect(actions(crowd)).toEqual(["return", "release", "withdraw"]);
    expect(actions({ ...crowd, releasedBy: "manager" })).toEqual(["return", "publish", "withdraw"]);
    expect(waitsFor({ ...DRAFT, ...crowd })).toBe("release");
  });

  test("a deputy publishes alone, which somebody looks at afterwards", () => {
    expect(actions({}, EVERYBODY, { deputies: ["officer"] })).toContain("publish-alone");
    expect(addressOf("publish-alone")).toBe("publish");
    expect(actions({ state: "published", isToBeReviewed: true })).toEqual(["review", "withdraw"]);
  });

  test("is what the reader's scopes allow", () => {
    const reads = { ...EVERYBODY, scopes: ["impact:read"] };
    for (const state of ["draft", "in-review", "approved", "published"] as const)
      expect(actions({ state }, reads)).toEqual([]);
    const drafts = { ...EVERYBODY, scopes: ["statements:draft"] };
    expect(actions({ state: "in-review" }, drafts)).toEqual(["approve-by-code"]);
    expect(actions({ state: "approved" }, drafts)).toEqual(["publish"]);
  });

  test("has a word for when it is done", () => {
    for (const action of ACTIONS) expect(texts.history.steps[stepOf(action)]).toBeDefined();
  });
});

describe("what became of a statement", () => {
  test("stands in the order of time: versions and steps, with whose approval it was", () => {
    expect(historyOf(PUBLISHED, texts.history).map(({ what, by }) => [what, by])).toEqual([
      ["Version 1 written", "author"],
      ["Submitted", "author"],
      ["Approved", "other"],
      ["Published", "author"],
    ]);
  });

  test("says of a code whose it is, of a recipient who it is, and of one found out of date what corrects it", () => {
    const [step] = PUBLISHED.steps;
    if (step === undefined) throw new Error("the example has steps");
    const told = [PA_MEDIA];
    const steps = [
      { ...step, step: "approve", by: "officer", approver: "head", isByCode: true },
      { ...step, step: "approve", by: "officer", approver: "head" },
      { ...step, step: "publish", isAlone: true },
      { ...step, step: "told", recipient: "pa" },
      { ...step, step: "out-of-date", correction: "K7M2LR" },
    ];
    expect(historyOf({ history: [], steps, told }, texts.history).map(({ what }) => what)).toEqual([
      "Approved by head, whose code was entered",
      "Approved beforehand by head",
      "Published by one person alone",
      "Told: PA Media",
      "Found out of date; K7M2LR is drafted to correct it",
    ]);
  });
});

test("why somebody has not been told is said: only people reach them, it is on its way, or it did not arrive", () => {
  const mailed = { ...PA_MEDIA, via: "email pa@example.org" };
  expect(notToldInWords(PA_MEDIA, texts.told)).toBe("PA Media (phone 112): to be told by hand");
  const pending = { state: "pending", error: null } as const;
  expect(notToldInWords({ ...mailed, delivery: pending }, texts.told)).toMatch(/: on its way$/);
  const dead = { state: "dead", error: "550 no such user" } as const;
  expect(notToldInWords({ ...mailed, delivery: dead }, texts.told)).toMatch(/: not delivered: 550 no such user$/);
});

describe("what is seen at once", () => {
  test("what is published and so no longer, until it is put right", () => {
    const old = { ...PUBLISHED, departures: [DEPARTURE] };
    expect(isOutOfDate(old)).toBe(true);
    expect(isOutOfDate({ ...old, state: "corrected" })).toBe(false);
    expect(seenOf({ statements: [old, PUBLISHED], putRight: [] }).outOfDate).toEqual([old]);
    const correction = { ...DRAFT, reference: "K7M2LR", corrects: old.reference };
    expect(correctionOf(old, [correction, old])).toBe(correction);
    expect(correctionOf(old, [{ ...correction, state: "withdrawn" }, old])).toBeUndefined();
  });

  test("why, with moments as the reader's clocks show them", () => {
    expect(departureInWords(DEPARTURE, texts, format)).toBe("lines affected: it says about 32 million, now 0");
    const over = { ...DEPARTURE, what: "the outage", said: "goes on", now: "over at 2018-12-07T03:27:00.123Z" };
    expect(departureInWords(over, texts, format)).toBe(
      "the outage: it says goes on, now over at 7 Dec 2018, 03:27 UTC",
    );
  });
});

describe("a holding text", () => {
  const NIGHT: Holding = {
    id: "night",
    message: "holding.customers",
    languages: ["en"],
    channels: ["web-banner"],
    texts: [],
    expiresAt: "2027-01-01T00:00:00Z",
    preparedBy: "officer",
    preparedAt: "2026-01-01T00:00:00Z",
    approvedBy: "head",
    approvedAt: "2026-01-01T00:00:00Z",
    state: "approved",
  };
  const STAFF: Holding = { ...NIGHT, id: "staff", message: "holding.employees" };
  const OPEN = { state: "open" } as const;

  test("is offered while it fails and nobody of its audience was told anything", () => {
    expect(holdingsOffered([NIGHT, STAFF], [DRAFT], OPEN)).toEqual([NIGHT, STAFF]);
    expect(holdingsOffered([NIGHT, STAFF], [PUBLISHED], OPEN)).toEqual([STAFF]);
    expect(holdingsOffered([NIGHT], [{ ...PUBLISHED, state: "withdrawn" }], OPEN)).toEqual([NIGHT]);
    expect(holdingsOffered([NIGHT], [], { state: "recovering" })).toEqual([]);
  });

  test("is not offered before it is approved nor once it has expired", () => {
    for (const state of ["prepared", "expired"] as const)
      expect(holdingsOffered([{ ...NIGHT, state }], [], OPEN)).toEqual([]);
  });
});
