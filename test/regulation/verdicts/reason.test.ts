import { describe, expect, test } from "vitest";
import type { Rule } from "../../../src/regulation/pack.ts";
import { describeVerdict } from "../../../src/regulation/verdicts/describe.ts";
import { weigh } from "../../../src/regulation/verdicts/weigh.ts";
import type { Course } from "../../../src/regulation/measures/course.ts";
import type { CourseOf } from "../../../src/regulation/measures/courses.ts";
import type { Confirmation } from "../../../src/regulation/keep/confirmation.ts";
import { BEGAN, type Told, caseOf, courseOf, ruleById } from "../outage.ts";

function verdictOf(rule: Rule, told: Told, courses?: CourseOf) {
  const weighed = weigh(rule, rule.conditions, caseOf(told, courses));
  if (typeof weighed === "string") throw new Error(weighed);
  const pack = { id: "pack", version: "1" };
  const at = courseOf(told).end;
  return describeVerdict({
    pack,
    rule,
    conditions: rule.conditions,
    toBeConfirmed: false,
    confirmation: undefined,
    weighed,
    at,
  });
}

const reasonOf = (rule: string, told: Told): string => verdictOf(ruleById(rule), told).reason;

describe("the reason of a verdict", () => {
  test("says of alternatives that one is enough, and what belongs together within each", () => {
    expect(reasonOf("uk-2017-urgent-10m", { users: 500_000, minutes: 800 })).toBe(
      "Met by the whole range (urgent incidents (2017 guidance)). One of these is enough: " +
        "(1) Users affected: 500,000 users (needed: at least 10,000,000): does not hold; " +
        "(2) Users affected: 500,000 users (needed: at least 250,000): holds, " +
        "and Expected duration: 800 minutes (needed: at least 720): holds; " +
        "(3) Whether national mainstream media report it (needed: yes): not known; " +
        "(4) Whether a critical public service is affected (needed: yes): not known. " +
        "It has been met since 2026-11-02 00:00:00 UTC.",
    );
  });

  test("names what is missing as people are asked for it", () => {
    expect(reasonOf("us-nors-wireless-911-988", { users: 5, minutes: 45 })).toContain(
      "for want of this: whether a 911 special facility, such as a PSAP, is affected; whether a 988 special facility",
    );
  });

  test("says where only the upper bound meets it", () => {
    const told = { users: { low: 0, point: 9_000, high: 10_000 }, minutes: 1 };
    expect(reasonOf("ch-fdv96", told)).toContain("who may be hit, and not by the best estimate (");
    expect(reasonOf("ch-fdv96", { ...told, users: 10_000 })).toContain("who may be hit (");
  });

  test("rounds a figure as far as it stays on its side of the bar, and no further", () => {
    const told = { users: 25_000, minutes: 72.3 };
    expect(reasonOf("be-25k-1h", told)).toContain("Duration: 72 minutes (needed: at least 60): holds");
    expect(reasonOf("be-25k-1h", { ...told, minutes: 59.99 })).toContain("Duration: 59.99 minutes (needed: at least");
    expect(reasonOf("it-2018-1h-15pct", { ...told, minutes: 60.004 })).toContain(
      "Duration: 60.004 minutes (needed: more",
    );
  });
});

describe("what counsel says of a rule", () => {
  const rule = ruleById("be-25k-1h");
  const verdictBy = (threshold: Confirmation["threshold"]) => {
    const conditions = threshold ?? rule.conditions;
    const weighed = weigh(rule, conditions, caseOf({ users: 25_000, minutes: 60 }));
    if (typeof weighed === "string") throw new Error(weighed);
    const confirmation = { by: "Ada Byron", on: "2026-11-20", threshold };
    const pack = { id: "pack", version: "1" };
    return describeVerdict({ pack, rule, conditions, toBeConfirmed: false, confirmation, weighed, at: BEGAN }).reason;
  };

  test("stands in the reason, with who and when, and that it is by another threshold where it is", () => {
    expect(verdictBy(null)).toContain("Threshold confirmed by Ada Byron on 2026-11-20.");
    expect(verdictBy({ field: "users_affected", op: ">", value: 25_000 })).toBe(
      `Not met (${rule.clause}). Users affected: 25,000 users (needed: more than 25,000): does not hold. ` +
        "Judged by the threshold that Ada Byron gave on 2026-11-20, in the stead of the rule's own.",
    );
  });
});

describe("a rule about each service for itself", () => {
  test("tells of the one that may meet it, not of one that works", () => {
    const told: Told = { users: 0, minutes: 50, isRunning: true };
    const ofPart: CourseOf = (_, { services }): Course =>
      courseOf(services?.has("voice") === true ? { ...told, users: 3_000_000 } : told);
    const verdict = verdictOf(ruleById("it-2018-1h-15pct"), told, ofPart);
    expect(verdict).toMatchObject({ verdict: "not-met", service: "voice", mayBeMetAt: "2026-11-01T13:00:00.000001Z" });
    expect(verdict.reason).toContain("Not met (Art. 5(2)-(4); service voice). Duration: 50 minutes");
    expect(verdict.reason).toContain("If nothing changes it may be met from 2026-11-01 13:00:00.000001 UTC on.");
  });

  test("tells of the one that hits most where none can meet it", () => {
    const told: Told = { users: 0, minutes: 90 };
    const ofPart: CourseOf = (_, { services }) => courseOf({ ...told, users: services?.has("sms") === true ? 7 : 0 });
    expect(verdictOf(ruleById("ca-primary-user-minutes"), told, ofPart)).toMatchObject({ service: "sms" });
  });
});
