import { describe, expect, test } from "vitest";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import type { Answer, Compared, Question, Verdict } from "../../src/dashboard/page/incidents/regulation/answers.ts";
import {
  draftAddress,
  filingAddress,
  offersByProvider,
} from "../../src/dashboard/page/incidents/regulation/drafts/links.ts";
import {
  askedAgain,
  fewFirst,
  scopeOf,
  scopeThatHolds,
  valueIn,
  wayOf,
} from "../../src/dashboard/page/incidents/regulation/verdicts/asking.ts";
import {
  barInWords,
  holdsInWords,
  originInWords,
  valueInWords,
} from "../../src/dashboard/page/incidents/regulation/verdicts/compared-words.ts";
import { byProvider, isRelevant, linkOf } from "../../src/dashboard/page/incidents/regulation/verdicts/grouping.ts";
import { en } from "../../src/dashboard/page/words/en.ts";

const texts = en.regulation.verdicts;
const speech = { texts, format: createFormat("en-GB", "UTC") };

const COMPARED: Compared = {
  field: "users_affected",
  name: "Users affected",
  what: "Different users hit at any time",
  unit: "users",
  op: ">=",
  bar: 250_000,
  value: { low: 200_000, point: 260_000.5, high: 300_000 },
  holds: { low: false, point: true, high: true },
  willHoldAt: null,
  origins: [{ kind: "estimate" }],
};

const VERDICT: Verdict = {
  rule: "uk-1",
  pack: { id: "gb-ofcom", version: "1" },
  regime: "UK",
  regulator: "Ofcom",
  instrument: "Communications Act 2003",
  clause: "s105K",
  obligation: "regulator_report",
  provider: { id: "o2", name: "O2", kind: "mno" },
  jurisdiction: "GB",
  service: null,
  area: null,
  verdict: "met",
  decides: "best-estimate",
  isMetByBestEstimate: true,
  compared: [COMPARED],
  missing: [],
  supersededBy: null,
  metSince: null,
  willBeMetAt: null,
  mayBeMetAt: null,
  proposed: false,
  toBeConfirmed: false,
  confidence: "high",
  unsettled: null,
  source: { title: "The Act", url: "https://example.org/act", date: "2003" },
  reason: "",
};
const verdict = (more: Partial<Verdict>): Verdict => ({ ...VERDICT, ...more });

const QUESTION: Question = {
  field: "national_mainstream_media_coverage",
  what: "Whether national mainstream media report it",
  unit: "",
  kind: "truth",
  providers: ["o2", "tesco-mobile"],
  jurisdiction: "GB",
  how: "answer",
  rules: ["uk-1"],
};

const given = (more: Partial<Answer>): Answer => ({
  number: 1,
  field: "users_affected",
  what: "",
  value: true,
  provider: null,
  country: "GB",
  ground: "",
  by: "ada",
  at: "2018-12-06T06:05:00Z",
  ...more,
});

describe("the verdict table", () => {
  test("is by provider and regulator, in the order of the service", () => {
    const tesco = { id: "tesco-mobile", name: "Tesco Mobile", kind: "mvno" as const };
    const all = [
      verdict({}),
      verdict({ rule: "uk-2", provider: tesco }),
      verdict({ rule: "house-1", regulator: "the operator itself", jurisdiction: "*", verdict: "unknown" }),
      verdict({ rule: "uk-3", verdict: "not-met" }),
      verdict({ rule: "uk-draft", proposed: true }),
    ];
    const [o2, other] = byProvider(all);
    expect(o2?.provider.id).toBe("o2");
    expect(o2?.counts).toEqual([
      { standing: "met", count: 1 },
      { standing: "unknown", count: 1 },
      { standing: "not-met", count: 1 },
    ]);
    // No duty comes of a draft, so it is not counted among what is met.
    expect(o2?.proposed).toBe(1);
    expect(o2?.regulators.map(({ regulator }) => regulator)).toEqual(["Ofcom", "the operator itself"]);
    expect(o2?.regulators[0]?.relevant.map(({ rule }) => rule)).toEqual(["uk-1", "uk-draft"]);
    expect(o2?.regulators[0]?.others.map(({ rule }) => rule)).toEqual(["uk-3"]);
    expect(other?.provider.id).toBe("tesco-mobile");
    expect(byProvider(all, "tesco-mobile").map(({ provider }) => provider.id)).toEqual(["tesco-mobile"]);
  });

  test("folds what is not met, but not what will be if nothing changes", () => {
    expect(isRelevant(verdict({ verdict: "not-met" }))).toBe(false);
    expect(isRelevant(verdict({ verdict: "superseded" }))).toBe(false);
    expect(isRelevant(verdict({ verdict: "not-met", willBeMetAt: "2018-12-06T06:00:00Z" }))).toBe(true);
    expect(isRelevant(verdict({ verdict: "uncertain" }))).toBe(true);
  });

  test("leads to a source where its address is one, and shows what is noted beside it", () => {
    expect(linkOf("https://example.org/act")).toEqual({ href: "https://example.org/act", note: "" });
    expect(linkOf("https://example.org/ (exact page not confirmed)")).toEqual({
      href: "https://example.org/",
      note: "(exact page not confirmed)",
    });
    expect(linkOf("")).toEqual({ href: undefined, note: "" });
    expect(linkOf("javascript:alert(1)")).toEqual({ href: undefined, note: "javascript:alert(1)" });
  });
});

describe("a comparison", () => {
  test("says the range, the bar as strict as it is, and by which bound it holds", () => {
    expect(valueInWords(COMPARED, speech)).toBe("260,000.5 (200,000 to 300,000) users");
    expect(barInWords(COMPARED, speech)).toBe("at least 250,000");
    expect(barInWords({ op: ">", bar: 0.5 }, speech)).toBe("more than 0.5");
    expect(barInWords({ op: "==", bar: true }, speech)).toBe("yes");
    expect(barInWords({ op: "in", bar: ["remote", "isolated"] }, speech)).toBe("one of remote, isolated");
    expect(holdsInWords(COMPARED, texts)).toBe("straddles the bar; best estimate: yes");
    expect(holdsInWords({ holds: null }, texts)).toBe("not known");
  });

  test("says who said what no estimate tells, and from where a table is", () => {
    const said = { kind: "answer" as const, by: "ada", at: "2018-12-06T06:05:00Z", ground: "BBC News" };
    expect(originInWords(said, speech)).toBe("said by ada, 6 Dec 2018, 06:05 UTC: BBC News");
    expect(originInWords({ kind: "base-table", name: "nationalUsers", source: "Ofcom" }, speech)).toBe(
      "configured: nationalUsers (Ofcom)",
    );
    expect(originInWords({ kind: "estimate" }, speech)).toBeUndefined();
  });
});

describe("a question", () => {
  test("of the few that settle most comes first, as the service orders them", () => {
    const questions = ["a", "b", "c", "d"].map((field) => ({ ...QUESTION, field }));
    const { few, rest } = fewFirst(questions);
    expect([few, rest].map((some) => some.map(({ field }) => field))).toEqual([["a", "b", "c"], ["d"]]);
  });

  test("leads to where it is said", () => {
    expect(wayOf({ how: "answer" })).toEqual({ kind: "answer" });
    expect(wayOf({ how: "fact:plannedWork" })).toEqual({ kind: "fact", name: "plannedWork" });
    expect(wayOf({ how: "base-table:nationalUsers" })).toEqual({ kind: "base-table", name: "nationalUsers" });
  });

  test("is answered by yes or no, a number, or words", () => {
    expect(["yes", "no", ""].map((typed) => valueIn("truth", typed))).toEqual([true, false, undefined]);
    expect(["12.5", "0", "-1", "many", ""].map((typed) => valueIn("amount", typed))).toEqual([
      12.5,
      0,
      undefined,
      undefined,
      undefined,
    ]);
    expect(valueIn("words", " remote, isolated ,")).toEqual(["remote", "isolated"]);
    expect(valueIn("words", " , ")).toBeUndefined();
  });

  test("is answered for the only provider that waits, for the one that is chosen, or for all alike", () => {
    expect(scopeOf({ providers: ["o2"], jurisdiction: "GB" }, "")).toEqual({ provider: "o2", country: "GB" });
    expect(scopeOf(QUESTION, "tesco-mobile")).toEqual({ provider: "tesco-mobile", country: "GB" });
    expect(scopeOf({ ...QUESTION, jurisdiction: "*" }, "")).toEqual({});
  });

  test("that was answered can be answered anew, in the place of the answer that holds", () => {
    const whose = { provider: "o2", jurisdiction: "GB" };
    const own = { provider: "o2", country: "GB" };
    expect(scopeThatHolds([given({})], "users_affected", whose)).toEqual({ country: "GB" });
    expect(scopeThatHolds([given({}), given(own)], "users_affected", whose)).toEqual(own);
    expect(scopeThatHolds([given(own), given({}), given({ ...own, value: null })], "users_affected", whose)).toEqual({
      country: "GB",
    });
    expect(scopeThatHolds([given({ provider: "tesco-mobile" })], "users_affected", whose)).toBeUndefined();
    const said = { kind: "answer" as const, by: "ada", at: "2018-12-06T06:05:00Z", ground: "" };
    expect(askedAgain({ ...COMPARED, bar: true, origins: [said] }, whose)).toMatchObject({
      kind: "truth",
      providers: ["o2"],
      jurisdiction: "GB",
    });
    expect(askedAgain(COMPARED, whose)).toBeUndefined();
  });
});

describe("drafts", () => {
  const OFFER = {
    form: "gb-urgent",
    title: "Urgent report",
    pack: { id: "gb-ofcom", version: "1" },
    regime: "UK",
    stage: "notification" as const,
    provider: VERDICT.provider,
    jurisdiction: "GB",
    recipients: ["Ofcom"],
    verdict: "met" as const,
    isProposed: false,
    isDue: true,
    filings: [],
  };

  test("are read whole or as they may be published, in each format", () => {
    expect(draftAddress("/v1/incidents/2", OFFER, { edition: "public", format: "docx" })).toBe(
      "/v1/incidents/2/drafts/gb-urgent?provider=o2&jurisdiction=GB&edition=public&format=docx",
    );
    expect(filingAddress("/v1/incidents/2", { number: 7 }, "html")).toBe("/v1/incidents/2/filings/7?format=html");
  });

  test("are by provider; what is not reportable is apart, unless it was filed", () => {
    const not = { ...OFFER, form: "other", verdict: "not-met" as const };
    const [own] = offersByProvider([OFFER, not, { ...not, form: "filed", filings: [7] }]);
    expect(own?.relevant.map(({ form }) => form)).toEqual(["gb-urgent", "filed"]);
    expect(own?.others.map(({ form }) => form)).toEqual(["other"]);
  });
});
