import { describe, expect, test } from "vitest";
import type { Condition } from "../../../src/regulation/condition.ts";
import {
  type KnownConfirmation,
  conditionsOf,
  contentOf,
  toBeConfirmed,
} from "../../../src/regulation/keep/confirmation.ts";
import { configurationOf, findRule } from "../../../src/regulation/keep/in-force.ts";
import type { RegulationRecord } from "../../../src/regulation/keep/record.ts";
import type { Pack } from "../../../src/regulation/pack.ts";
import { judge } from "../../../src/regulation/verdicts/judge.ts";
import { amount } from "../../../src/regulation/measures/reading.ts";
import { readRuritania } from "../made-up.ts";

const ruritania = readRuritania();
const [outage = expect.fail("there is no rule")] = ruritania.rules;
const threshold: Condition = { field: "users_affected", op: ">=", value: 5_000 };
const said = { by: "Rassendyll", on: "2026-11-25", text: "5,000 it is", threshold, until: "2026-12-31" };
const confirmation: KnownConfirmation = { ...said, recordedAt: "2026-11-25T12:00:00Z", recordedBy: "key:1" };

describe("a rule of which the threshold is not sure", () => {
  test("is to be confirmed until somebody confirms it, and again once that has lapsed", () => {
    expect(toBeConfirmed(outage, undefined, "2026-11-26T00:00:00Z")).toBe(true);
    expect(toBeConfirmed(outage, confirmation, "2026-12-31T23:59:59.999999Z")).toBe(false);
    expect(toBeConfirmed(outage, confirmation, "2027-01-01T00:00:00Z")).toBe(true);
    expect(toBeConfirmed(outage, { ...confirmation, until: null }, "2037-01-01T00:00:00Z")).toBe(false);
  });

  test("is judged by what was confirmed, as long as that holds", () => {
    expect(conditionsOf(outage, confirmation, "2026-12-31T00:00:00Z")).toEqual(threshold);
    expect(conditionsOf(outage, confirmation, "2027-01-01T00:00:00Z")).toBe(outage.conditions);
    expect(conditionsOf(outage, { ...confirmation, threshold: null }, "2026-12-31T00:00:00Z")).toBe(outage.conditions);
    expect(conditionsOf(outage, undefined, "2026-12-31T00:00:00Z")).toBe(outage.conditions);
  });
});

test("of which the threshold is sure there is nothing to be confirmed", () => {
  expect(toBeConfirmed({ confidence: "high" }, undefined, "2026-11-26T00:00:00Z")).toBe(false);
});

test("a rule that nobody could settle is settled by a confirmed threshold", () => {
  const found = findRule(configurationOf([]), "uk-2026-draft-sites-urban-25") ?? expect.fail("it is gone");
  const circumstances = { readings: () => amount(25), isMet: () => false };
  const settled = { ...confirmation, threshold: { field: "cell_sites_affected", op: ">=" as const, value: 25 } };
  const verdictBy = (by: KnownConfirmation | undefined) =>
    judge(found.rule, conditionsOf(found.rule, by, "2026-11-26T00:00:00Z"), circumstances).verdict;
  expect(verdictBy(settled)).toBe("met");
  expect(verdictBy(undefined)).not.toBe("met");
});

/** Records of these kinds, in this order. */
function recorded(...contents: readonly (readonly [RegulationRecord["kind"], string, unknown])[]) {
  return contents.map(([kind, name, content], index) => ({
    number: index + 1,
    kind,
    name,
    content,
    by: "key:1",
    recordedAt: `2026-11-26T00:00:0${index}Z`,
  }));
}

describe("what is in force after some records", () => {
  test("is what ships, where there are none", () => {
    const { packs, confirmations, recipients } = configurationOf([]);
    expect(packs).toHaveLength(15);
    expect(packs.filter(({ origin }) => origin !== "shipped")).toEqual([]);
    expect([confirmations.size, recipients.length]).toEqual([0, 0]);
  });

  test("a new pack stands after those that ship, another version in its place", () => {
    const before = configurationOf([]).packs.map(({ id }) => id);
    const other = { ...ruritania, version: "2" };
    const { packs } = configurationOf(recorded(["pack", "rt-rtc", ruritania], ["pack", "rt-rtc", other]));
    expect(packs.map(({ id }) => id)).toEqual([...before, "rt-rtc"]);
    expect(packs.at(-1)).toMatchObject({
      version: "2",
      origin: "replaced",
      since: "2026-11-26T00:00:01Z",
      by: "key:1",
    });
  });

  test("what was confirmed of a rule holds in another version that says the same, and no longer where it does not", () => {
    const confirmed = ["confirmation", "rt-outage", contentOf(said, outage, ruritania)] as const;
    const confirmedIn = (pack: Pack) =>
      configurationOf(recorded(["pack", "rt-rtc", ruritania], confirmed, ["pack", "rt-rtc", pack])).confirmations;
    expect(confirmedIn({ ...ruritania, version: "2", name: "RTC" }).get("rt-outage")).toMatchObject(said);
    const reads = { ...outage.reads, whose: "own" } as const;
    for (const change of [{ conditions: threshold }, { deadlines: [] }, { reads }])
      expect(confirmedIn({ ...ruritania, version: "2", rules: [{ ...outage, ...change }] }).size).toBe(0);
  });
});
