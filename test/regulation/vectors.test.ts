import { describe, expect, test } from "vitest";
import type { Condition } from "../../src/regulation/condition.ts";
import { weigh } from "../../src/regulation/verdicts/weigh.ts";
import { NETWORK, type Told, caseOf, courseOf, judgeTold, ruleById } from "./outage.ts";
import vectors from "./vectors.json" with { type: "json" };

/** The vectors of rules.md, section 8, as they stand there: each is made an outage of so many users for so long. */
type Vector = (typeof vectors)[number];

function toldIn(vector: Vector): Told {
  const minutes = vector.minutes ?? 60;
  const isDistrict = vector.wholeDistrict === true;
  const told: Told = { users: usersIn(vector, minutes), minutes, ...(isDistrict ? { base: 1_000 } : {}) };
  const { macroSitesDown, totalUsers = 1, totalMacroSites = 1 } = vector;
  if (macroSitesDown !== undefined)
    return {
      ...told,
      users: 1,
      said: { macro_sites_disabled: macroSitesDown },
      tables: { macroSites: { net: { sites: totalMacroSites, totalUsers, source: "made up", asOf: "2026-01-01" } } },
    };
  if (vector.percentNational !== undefined) return { ...told, ...nationally() };
  if (vector.completeLoss === false) return { ...told, users: 0, worse: (vector.userMinutes ?? 0) / minutes };
  return { ...told, said: { planned: false } };
}

function usersIn({ users, services, userMinutes, userHours, percentNational, wholeDistrict }: Vector, minutes: number) {
  if (percentNational !== undefined) return percentNational * 1_000;
  if (wholeDistrict === true) return 1_000;
  return users ?? services ?? (userMinutes ?? (userHours ?? 0) * 60) / minutes;
}

/** Of 100,000 users of each service, so that 15.01 % are a whole number of them. */
function nationally(country = "GB"): Pick<Told, "tables"> {
  const users = { users: 100_000, source: "made up", asOf: "2026-01-01" };
  return {
    tables: { nationalUsers: { [country]: { data: users, voice: users, sms: users, emergency: users, iot: users } } },
  };
}

const EXPECTED = { true: "met", false: "not-met" } as const;

function told(users: number, minutes: number): Told {
  return { users, minutes };
}

function atLeast(field: string, value: number): Condition {
  return { field, op: ">=", value };
}

describe("the vectors of rules.md", () => {
  test.each(vectors)("$rule: $origin", (vector) => {
    expect(judgeTold(ruleById(vector.rule), toldIn(vector)).verdict).toBe(EXPECTED[`${vector.expect}`]);
  });
});

describe("the worked examples of rules.md", () => {
  test.each([
    [20_000, 30, "met"],
    [10_000, 60, "met"],
    [5_000, 120, "met"],
    [3_000, 200, "met"],
    [1_000, 600, "met"],
    [19_999, 30, "not-met"],
  ] as const)("Canada: %i users for %i minutes: %s", (users, minutes, verdict) => {
    const judgement = judgeTold(ruleById("ca-primary-user-minutes"), told(users, minutes));
    expect(judgement.verdict).toBe(verdict);
  });

  test.each([
    [30_000, 30, "met"],
    [28_000, 32, "not-met"],
    [28_000, 33, "met"],
    [900_001, 29, "not-met"],
  ] as const)("FCC: %i users for %i minutes: %s", (users, minutes, verdict) => {
    expect(judgeTold(ruleById("us-nors-wireless-user-minutes"), told(users, minutes)).verdict).toBe(verdict);
  });

  test.each([1_000_000, 20_000, 19_999, 10_000, 3_000, 1_000, 7])(
    "Canada: %i users trip the bar after the minutes that 600,000 take, and never before 30",
    (users) => {
      const running = { users, minutes: 0, isRunning: true };
      const { willBeMet = 0 } = judgeTold(ruleById("ca-primary-user-minutes"), running);
      expect(Math.ceil(willBeMet / 60_000_000)).toBe(Math.max(30, Math.ceil(600_000 / users)));
    },
  );

  test("AT&T 2024: 125 million for twelve hours are 9.0e10 user-minutes", () => {
    const rule = ruleById("us-nors-wireless-user-minutes");
    const outage = told(125_000_000, 720);
    expect(judgeTold(rule, outage, atLeast("user_minutes_potential", 90_000_000_000)).verdict).toBe("met");
    expect(judgeTold(rule, outage, atLeast("user_minutes_potential", 90_000_000_001)).verdict).toBe("not-met");
  });

  test("Australia: a small network that a whole state lost is a major outage, with few users", () => {
    const rule = ruleById("au-major-outage");
    const small = { ...told(40, 61), said: { planned: false } };
    const whole = courseOf({ ...small, base: 40 });
    const situation = {
      ...caseOf(small).situation,
      document: { ...NETWORK, areas: [{ id: "tas", name: "Tasmania", kind: "state", country: "AU" }] },
    };
    const judged = (inState: typeof whole) =>
      weigh(rule, rule.conditions, {
        ...caseOf(small, (_, { area }) => (area === "tas" ? inState : courseOf(small))),
        situation,
      });
    expect(judged(whole)).toMatchObject({ judgement: { verdict: "met" } });
    expect(judged(courseOf({ ...small, base: 41 }))).toMatchObject({ judgement: { verdict: "not-met" } });
  });

  test("FCC: OC3 minutes of a circuit of 10 Gbps, 64 OC3, for 30 minutes", () => {
    const rule = ruleById("us-nors-wireless-oc3");
    expect(judgeTold(rule, { ...told(1, 30), said: { oc3_minutes: 1_920 } }).verdict).toBe("met");
    expect(judgeTold(rule, { ...told(1, 30), said: { oc3_minutes: 666 } }).verdict).toBe("not-met");
    expect(judgeTold(rule, told(1, 30))).toMatchObject({ verdict: "unknown", missing: ["oc3_minutes"] });
  });

  test("AT&T 2024: user-minutes pass the bar in under half a second, so the thirty minutes decide", () => {
    const judgement = judgeTold(ruleById("us-nors-wireless-user-minutes"), {
      users: 125_000_000,
      minutes: 0,
      isRunning: true,
    });
    expect(judgement.willBeMet).toBe(30 * 60_000_000);
    expect(judgement.onsets.high.surely).toBe(30 * 60_000_000);
    expect(Math.ceil((900_000 / 125_000_000) * 60 * 1e6)).toBe(432_000);
  });

  test.each([
    [100_000, 60, "not-met"],
    [100_000, 61, "met"],
    [99_999, 61, "unknown"],
  ] as const)("Australia: %i services for %i minutes: %s", (users, minutes, verdict) => {
    const judgement = judgeTold(ruleById("au-major-outage"), { ...told(users, minutes), said: { planned: false } });
    expect(judgement.verdict).toBe(verdict);
  });

  test("Australia: regional 999 for 360 minutes is none, 1,000 is", () => {
    const rule = ruleById("au-slo-regional");
    expect(judgeTold(rule, { ...told(999, 360), said: { planned: false } }).verdict).toBe("not-met");
    expect(judgeTold(rule, { ...told(1_000, 360), said: { planned: false } }).verdict).toBe("met");
  });

  test.each([
    [60, 16, "not-met"],
    [61, 15.01, "met"],
    [61, 15, "not-met"],
  ] as const)("Italy: %i minutes and %d %% of the nation: %s", (minutes, percent, verdict) => {
    const outage = { ...told(percent * 1_000, minutes), ...nationally() };
    expect(judgeTold(ruleById("it-2018-1h-15pct"), outage).verdict).toBe(verdict);
  });

  test.each([
    [240, "not-met"],
    [241, "met"],
  ] as const)("India: a whole district for %i minutes: %s", (minutes, verdict) => {
    const outage = { users: 1_000, base: 1_000, minutes };
    expect(judgeTold(ruleById("in-trai-district"), outage).verdict).toBe(verdict);
  });

  test("India: with one base station on the air the district is not out", () => {
    const outage = { users: 999, base: 1_000, minutes: 500 };
    expect(judgeTold(ruleById("in-trai-district"), outage).verdict).toBe("not-met");
  });

  test("UK: a quarter of a provider's broadband customers for eight hours", () => {
    const rule = ruleById("uk-2022-fixed-retail-10k-or-25pct-8h");
    expect(judgeTold(rule, { users: 7_500, base: 30_000, minutes: 480 }).verdict).toBe("met");
    expect(judgeTold(rule, { users: 7_499, base: 30_000, minutes: 480 }).verdict).toBe("not-met");
  });

  test("Japan: SoftBank's 135.15 million user-hours, and the 75.7 % of its contracts", () => {
    const softBank = { users: 30_600_000, base: 40_430_000, minutes: 265 };
    const rule = ruleById("jp-voice-emergency");
    const isMet = (field: string, value: number) => judgeTold(rule, softBank, atLeast(field, value)).verdict === "met";
    expect([isMet("user_hours_lost", 135_150_000), isMet("user_hours_lost", 135_150_000.000001)]).toEqual([
      true,
      false,
    ]);
    expect([
      isMet("percent_of_provider_service_base", 75.68),
      isMet("percent_of_provider_service_base", 75.69),
    ]).toEqual([true, false]);
    expect(judgeTold(rule, softBank).verdict).toBe("met");
  });

  test("Japan: KDDI's 61 h 25 min of at most 30.91 million are 1.898e9 user-hours", () => {
    const kddi = { users: 30_910_000, minutes: 3_685 };
    const rule = ruleById("jp-voice-emergency");
    expect(judgeTold(rule, kddi, atLeast("user_hours_lost", 1_898_389_166)).verdict).toBe("met");
    expect(judgeTold(rule, kddi, atLeast("user_hours_lost", 1_898_389_167)).verdict).toBe("not-met");
  });
});
