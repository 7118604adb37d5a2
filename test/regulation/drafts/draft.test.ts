import { describe, expect, test } from "vitest";
import { type Draft, fillForm } from "../../../src/regulation/drafts/draft.ts";
import type { Material } from "../../../src/regulation/drafts/material.ts";
import { SOURCES } from "../../../src/regulation/drafts/sources.ts";
import { recorded } from "../../incidents/record-rows.ts";
import { incident, material, own, verdict } from "./material.ts";
import { shippedForm, shippedForms } from "./shipped-forms.ts";

const fill = (given: Material, edition: Draft["edition"] = "whole") =>
  fillForm(given, { edition, previous: undefined });
const field = (draft: Draft, id: string) => draft.fields.find((one) => one.id === id);

const users = (given: Material) => field(fill(given), "(l)");

const measurement = {
  number: 12,
  what: "everAffected" as const,
  measured: { low: 29_000_000, point: 29_500_000, high: 30_000_000 },
  method: "call records",
  source: "billing",
  period: { from: "2018-12-06T04:00:00Z", to: "2018-12-07T04:00:00Z" },
  by: "ada",
  at: "2018-12-20T10:00:00Z",
  isSuperseded: false,
  estimated: null,
};
const over = { ...material().incident, to: "2018-12-07T03:27:00Z" };
const lasted = { low: 1368, point: 1368, high: 1368 };
const isOver = { incident: over, own: { ...own, to: over.to, duration: lasted } };

describe("a draft", () => {
  test("has CRTC's fields filled, in the regulator's own time, and the figures under their estimate", () => {
    const draft = fill(material());
    expect(field(draft, "(a)")?.text).toBe("O2");
    expect(field(draft, "(d)")?.text).toBe("2018-12-05 23:39:00 -05:00 (America/Toronto)");
    expect(field(draft, "(c)")?.text).toBe("The land (The north)");
    expect(field(draft, "(l)")).toMatchObject({
      text: "30,000,000 (28,000,000 to 32,000,000) of 32,300,000 users; Mobile data: 30,000,000 (28,000,000 to 32,000,000)",
      from: "estimate",
      estimateId: "e30.AAAA.BBBBBBBBBBBBBBBBBBBBBB",
    });
    for (const { figures } of draft.fields)
      for (const figure of figures) expect(figure.estimateId).toBe("e30.AAAA.BBBBBBBBBBBBBBBBBBBBBB");
  });

  test("names clause, value and bar of the criterion that is met, and that a threshold is to be confirmed where it is", () => {
    const met =
      "Telecom Decision CRTC 2025-225, Appendix, 1(a): Users hit, summed over time: 900,000 (700,000 to 1,000,000) >= 600,000 user-minutes";
    expect(field(fill(material()), "(f)")?.text).toBe(met);
    const unsure = fill(material({ verdicts: [{ ...verdict, toBeConfirmed: true }] }));
    expect(field(unsure, "(f)")?.text).toContain("1(a) (threshold to be confirmed): ");
    expect(unsure.criteria[0]?.words).toContain("threshold to be confirmed");
    const none = fill(material({ verdicts: [{ ...verdict, verdict: "not-met" }] }));
    expect(field(none, "(f)")).toMatchObject({ text: null, mustBeWritten: true });
    const proposed = fill(material({ verdicts: [{ ...verdict, proposed: true }] }));
    expect(field(proposed, "(f)")?.text).toBeNull();
  });

  test("has beside each figure the clause and bar that it helps to meet, and of several ways to meet a rule only those that are", () => {
    const users = { field: "users_affected", what: "Users hit", unit: "users", bar: 1_000_000 };
    const [first] = verdict.compared;
    if (first === undefined) throw new Error("it compares something");
    const other = { ...first, ...users, holds: { low: false, point: false, high: false } };
    const longer = { ...first, field: "duration_minutes", what: "Duration", unit: "minutes", bar: 30 };
    const draft = fill(material({ verdicts: [{ ...verdict, toBeConfirmed: true, compared: [first, other, longer] }] }));
    expect(field(draft, "(f)")?.text).not.toContain("Users hit:");
    expect(field(draft, "(l)")?.figures.map(({ meets }) => meets)).toEqual([[], []]);
    const lasted = { ...longer, value: own.duration };
    const given = material({
      verdicts: [
        { ...verdict, toBeConfirmed: true, compared: [lasted, { ...other, value: own.ever, holds: first.holds }] },
      ],
    });
    const clause = "Telecom Decision CRTC 2025-225, Appendix, 1(a) (threshold to be confirmed)";
    expect(SOURCES["users.affected"]?.fill(given)?.figures.map(({ meets }) => meets)).toEqual([
      [`${clause}: >= 1,000,000 users`],
      [`${clause}: >= 1,000,000 users`],
    ]);
    expect(SOURCES["incident.duration"]?.fill(given)?.figures[0]?.meets).toEqual([`${clause}: >= 30 minutes`]);
    const open = fill(given, "public");
    expect(open.fields.flatMap(({ figures }) => figures.flatMap(({ meets }) => meets))).toEqual([]);
  });

  test("marks what a person must write, and says what", () => {
    const draft = fill(material());
    expect(draft.toWrite).toEqual(["(e)", "(g)", "(h)", "(j)", "(m)", "(n)", "(o)"]);
    expect(field(draft, "(m)")?.prompt).toBe("The cause, as far as is known; or that it is under study");
  });

  test("takes what people know from facts and roles, and says from whom", () => {
    const records = recorded(
      [
        "fact",
        "cause",
        { key: null, value: { what: "A certificate", category: "third-party-failure" }, ground: "vendor" },
      ],
      ["role", "press", { holder: "Eve", contact: null }],
      ["role", "regulatory", { holder: "Ada", contact: "+44 1" }],
      [
        "fact",
        "expectedRestoration",
        {
          key: "data",
          value: { earliest: "2018-12-06T07:00:00Z", likely: "2018-12-06T08:00:00Z", latest: "2018-12-06T09:00:00Z" },
          ground: "vendor",
        },
      ],
    );
    const draft = fill(material({}, records));
    expect(field(draft, "(m)")).toMatchObject({
      text: "A certificate (third party failure)",
      from: "fact",
      why: "Said by person 1 at 2018-12-06T05:01:00Z: vendor",
    });
    expect(field(draft, "(h)")?.text).toBe("Ada (regulatory), +44 1; second: Eve (press)");
    expect(field(draft, "(e)")?.text).toMatch(/^Mobile data: likely 2018-12-06 03:00:00 -05:00/);
  });

  test("has nothing of a field that is not public in its edition for the public, and says which and why", () => {
    const records = recorded(["fact", "cause", { key: null, value: { what: "SECRET" }, ground: "SECRET" }]);
    for (const { form } of shippedForms) {
      const given = material({ form, provider: { id: "o2", name: "O2", kind: "mno" } }, records);
      const whole = fill(given);
      const hidden = whole.fields.filter((one) => !one.public);
      const edition = fill(given, "public");
      expect(edition.fields.map(({ id }) => id)).toEqual(form.fields.filter((one) => one.public).map(({ id }) => id));
      expect(edition.leftOut.map(({ id }) => id)).toEqual(hidden.map(({ id }) => id));
      expect(edition.leftOut.every(({ ground }) => ground !== "")).toBe(true);
      const isCausePublic = form.fields.some((one) => one.public && one.from?.startsWith("cause"));
      const text = JSON.stringify(edition);
      if (!isCausePublic) expect(text).not.toContain("SECRET");
      const shown = [given.provider.name, ...edition.fields.map((one) => one.text ?? "")];
      for (const { text: words } of hidden)
        if (words !== null && !shown.some((one) => one.includes(words)))
          expect(text).not.toContain(JSON.stringify(words));
      const names = new Set(edition.fields.flatMap(({ figures }) => figures.map(({ name }) => name)));
      for (const { name } of hidden.flatMap(({ figures }) => figures))
        if (!names.has(name)) expect(text).not.toContain(`"name":"${name}"`);
    }
    expect(fill(material({ form: shippedForm("ca-notification") }, records), "public").criteria).toEqual([]);
  });

  test("says what differs from what was filed before: fields, and figures with their ranges", () => {
    const before = fill(material());
    const grown = { ...isOver.own, ever: { low: 31_000_000, point: 31_500_000, high: 32_000_000 } };
    const post = material({ form: shippedForm("ca-post-outage"), own: grown, incident: over });
    const previous = { filing: 7, submittedAt: "2018-12-06T07:00:00Z", recipient: "CRTC", fields: before.fields };
    const { changedSince } = fillForm(post, { edition: "whole", previous });
    expect(changedSince).toMatchObject({ filing: 7 });
    expect(changedSince?.fields.map(({ id }) => id)).toContain("end-users");
    expect(changedSince?.figures.find(({ name }) => name === "users.affected")).toEqual({
      name: "users.affected",
      unit: "users",
      old: { low: 28_000_000, point: 30_000_000, high: 32_000_000 },
      new: { low: 31_000_000, point: 31_500_000, high: 32_000_000 },
    });
    const same = fillForm(material(), { edition: "whole", previous });
    expect(same.changedSince).toMatchObject({ fields: [], figures: [] });
    const open = fillForm(material(), {
      edition: "public",
      previous: { ...previous, fields: before.fields.map((one) => ({ ...one, text: `${one.text} before` })) },
    });
    expect(open.changedSince?.fields.map(({ id }) => id).join("")).toBe("(a)(b)(c)(d)(f)");
  });
});

describe("a measurement", () => {
  test("wins over the estimate where it is of the same and final, and the draft says so", () => {
    const given = material({ incident: { ...over, measurements: [measurement] } });
    expect(users(given)).toMatchObject({
      from: "measurement",
      why: expect.stringMatching(/^Measurement 12 in place of the estimate: .*call records \(billing\)/),
      text: expect.stringMatching(/^29,500,000 \(29,000,000 to 30,000,000\)/),
    });
    expect(users(given)?.figures[0]?.estimateId).toBe("e30.AAAA.BBBBBBBBBBBBBBBBBBBBBB");
  });

  test("is what every field says, however it is worded", () => {
    const given = material({ incident: { ...over, measurements: [measurement] } });
    for (const name of ["description", "users.scale", "severity", "service-effects"]) {
      const figures = SOURCES[name]?.fill(given)?.figures.filter((one) => one.name.startsWith("users."));
      expect(new Set(figures?.map(({ point }) => point)), name).toEqual(new Set([29_500_000]));
    }
  });

  test("is of who lost service, and not of who may have: a count of these stays the estimate's upper bound", () => {
    const potential = SOURCES["users.potential"]?.fill(
      material({ incident: { ...over, measurements: [measurement] } }),
    );
    expect(potential).toMatchObject({ from: "estimate", text: expect.stringMatching(/^up to 32,000,000 of/) });
    expect(potential?.why).toMatch(/^The estimate, to its upper bound/);
  });

  test("of the whole outage wins though a part of it was measured since", () => {
    const part = { ...measurement, number: 13, period: { from: "2018-12-06T05:00:00Z", to: "2018-12-06T06:00:00Z" } };
    const measured = users(material({ incident: { ...over, measurements: [measurement, part] } }));
    expect(measured?.why).toMatch(/^Measurement 12 in place of the estimate/);
  });

  test("stands beside a bar only where it is past it by itself", () => {
    const [first] = verdict.compared;
    if (first === undefined) throw new Error("it compares something");
    const meetsOf = (bar: number) => {
      const compared = [{ ...first, field: "users_affected", unit: "users", bar, value: own.ever }];
      const given = material({
        form: shippedForm("gb-report"),
        incident: { ...over, measurements: [measurement] },
        verdicts: [{ ...verdict, compared }],
      });
      return field(fill(given), "customers")?.figures[0]?.meets.length;
    };
    expect([meetsOf(29_000_000), meetsOf(29_000_001)]).toEqual([1, 0]);
  });

  test.each<readonly [string, Partial<Material>, RegExp]>([
    ["the outage goes on", { incident: { ...incident, to: null, measurements: [measurement] } }, /not final/],
    [
      "it is of a part of the outage",
      {
        incident: {
          ...over,
          measurements: [{ ...measurement, period: { from: "2018-12-06T05:00:00Z", to: "2018-12-06T06:00:00Z" } }],
        },
      },
      /a part of the outage only/,
    ],
    [
      "others were hit too",
      { incident: { ...over, measurements: [measurement] }, own: { ...own, isWhole: { ever: false, hours: true } } },
      /other providers/,
    ],
    [
      "those served worse count",
      {
        incident: { ...over, measurements: [measurement] },
        own: { ...own, isWhole: { ever: false, hours: true } },
        counts: "impaired",
      },
      /served worse count/,
    ],
    [
      "it was measured anew",
      { incident: { ...over, measurements: [{ ...measurement, isSuperseded: true }] } },
      /nothing was measured/,
    ],
  ])("does not win where %s", (_, other, why) => {
    expect(users(material(other))).toMatchObject({ from: "estimate", why: expect.stringMatching(why) });
  });
});

/** What is said of emergency calls, by what the range of the estimate has. */
const emergencyText = (low: boolean, high: boolean) => {
  const holds = { low, point: low, high };
  const compared = verdict.compared.map((one) => ({
    ...one,
    field: "emergency_access_affected",
    bar: true,
    value: null,
    holds,
  }));
  return SOURCES["emergency-effect"]?.fill(material({ verdicts: [{ ...verdict, compared }] }))?.text;
};

describe("sources", () => {
  test("each says what a person is to write where it gives nothing, and gives no empty words", () => {
    for (const [name, { prompt, fill: give }] of Object.entries(SOURCES)) {
      expect(prompt, name).not.toBe("");
      for (const given of [material(), material(isOver)]) expect(give(given)?.text, name).not.toBe("");
    }
  });

  test("a duration is so far while it runs, and exact once it is over", () => {
    expect(SOURCES["incident.duration"]?.fill(material())?.text).toBe("2 h 0 min (120 minutes) so far");
    const unsure = { ...own, duration: { low: 0, point: 90, high: 120 } };
    expect(SOURCES["incident.duration"]?.fill(material({ own: unsure }))).toMatchObject({
      text: "1 h 30 min (90 minutes); 0 to 120 minutes by the range of the estimate so far",
      figures: [{ low: 0, point: 90, high: 120 }],
      why: expect.stringContaining("may have been without service"),
    });
    expect(SOURCES["incident.duration"]?.fill(material(isOver))?.text).toBe("22 h 48 min (1368 minutes)");
  });

  test("where the rule says potential, the upper bound is what is told", () => {
    expect(SOURCES["users.potential"]?.fill(material())?.text).toMatch(/^up to 32,000,000 of 32,300,000 users/);
    expect(SOURCES["user-minutes.potential"]?.fill(material())?.text).toBe("up to 38,400,000,000 user-minutes");
  });

  test("that emergency calls get through is said to be by the estimate, and that they may fail where its range is of both", () => {
    expect(emergencyText(false, false)).toBe("By the estimate: Calls to the emergency services do not fail");
    expect(emergencyText(false, true)).toBe("Calls to the emergency services may fail");
    expect(emergencyText(true, true)).toBe("By the estimate: Calls to the emergency services fail");
  });

  test("providers on the network are named however far down, and no others", () => {
    const [row] = incident.byOperator;
    if (row === undefined) throw new Error("it hits somebody");
    const hit = (key: string, host?: string) => ({
      ...row,
      key,
      name: key.toUpperCase(),
      ...(host === undefined ? {} : { host }),
      everAffected: own.ever,
    });
    const byOperator = [hit("o2"), hit("guest", "o2"), hit("brand-of-guest", "guest"), hit("rival")];
    const given = material({ incident: { ...incident, byOperator } });
    expect(SOURCES["other-providers"]?.fill(given)?.text).toBe("GUEST; BRAND-OF-GUEST");
  });

  test("a percentage of the nation names its base", () => {
    const compared = verdict.compared.map((one) => ({
      ...one,
      field: "percent_of_national_service_base",
      value: { low: 15, point: 15.01, high: 16 },
      origins: [{ kind: "base-table" as const, name: "nationalUsers", source: "AGCOM 2026" }],
    }));
    const given = material({ verdicts: [{ ...verdict, compared }] });
    expect(SOURCES["percent-national"]?.fill(given)).toMatchObject({
      text: "Mobile data: 15.01 (15 to 16) %",
      why: expect.stringContaining("nationalUsers (AGCOM 2026)"),
    });
    expect(SOURCES["percent-national"]?.fill(material())).toBeUndefined();
  });
});
