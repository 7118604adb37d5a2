import { describe, expect, test } from "vitest";
import { checkPack } from "../../src/regulation/check-pack.ts";
import type { Pack, Rule, Vector } from "../../src/regulation/pack.ts";
import { readRuritania } from "./made-up.ts";

const ruritania = readRuritania();
const first = <Part>([part]: readonly Part[]): Part => part ?? expect.fail("there is none");
const outage = first(ruritania.rules);

function faultsOf(change: Partial<Pack>) {
  return checkPack({ ...ruritania, ...change });
}

/** The faults of the pack with one rule altered. */
function faultsWith(change: Partial<Rule>) {
  return faultsOf({ rules: [{ ...outage, ...change }] });
}

/** The faults of the pack with one vector more. */
function faultsTrying(vector: Partial<Vector>) {
  const tried: Vector = { rule: "rt-outage", given: {}, expect: "unknown", origin: "test", ...vector };
  return faultsOf({ vectors: [...ruritania.vectors, tried] });
}

describe("a pack is checked before it counts", () => {
  test("that of the docs has no fault", () => {
    expect(checkPack(ruritania)).toEqual([]);
  });

  test.each<readonly [string, Rule["conditions"], string, string]>([
    ["a field that there is not", compare("users", ">=", 1), "rules[0].conditions.field", 'there is no field "users"'],
    [
      "a fact that is compared like an amount",
      compare("planned", ">=", 1),
      "rules[0].conditions",
      "planned is so or not: it must be == true or == false",
    ],
    [
      "an amount that is to be exactly so much",
      compare("duration_minutes", "==", 30),
      "rules[0].conditions",
      "duration_minutes is an amount: it must be >= or > a number, since an outage only grows",
    ],
    [
      "an amount compared with a text",
      compare("duration_minutes", ">", "30"),
      "rules[0].conditions",
      "duration_minutes is an amount: it must be >= or > a number, since an outage only grows",
    ],
    [
      "a bar in another unit than is counted in",
      { field: "duration_minutes", op: ">=", value: 1, unit: "hours" },
      "rules[0].conditions",
      'duration_minutes is in minutes, not in "hours"',
    ],
    [
      "a count that is said to be a share",
      { field: "users_affected", op: ">=", value: 25, unit: "percent" },
      "rules[0].conditions",
      'users_affected is in users, not in "percent"',
    ],
    [
      "a word compared with a number",
      compare("site_area_class", "==", 3),
      "rules[0].conditions",
      "site_area_class is a word: it must be == a text or in a list of texts",
    ],
    [
      "a word that is to be in a single text",
      compare("site_area_class", "in", "rural"),
      "rules[0].conditions",
      "site_area_class is a word: it must be == a text or in a list of texts",
    ],
    [
      "a bar of more decimals than are compared",
      compare("duration_minutes", ">", 0.1234567),
      "rules[0].conditions",
      "duration_minutes must have at most six decimals",
    ],
    [
      "a bar beyond all that is counted",
      compare("users_affected", ">", 1e300),
      "rules[0].conditions",
      "users_affected must be from 0 to 1000000000000000",
    ],
    [
      "a fault deep in a tree",
      { all: [compare("planned", "==", false), { any: [compare("nobody", "==", true)] }] },
      "rules[0].conditions.all[1].any[0].field",
      'there is no field "nobody"',
    ],
  ])("and not accepted with %s", (_, conditions, path, message) => {
    expect(faultsWith({ conditions })).toEqual([{ path, message }]);
  });

  test("a duty of one's own may be any that is asked", () => {
    const conditions = compare("duty:lift-alarms-are-silent", "==", true);
    const vectors: Vector[] = [{ rule: "rt-outage", given: {}, expect: "unknown", origin: "nobody said" }];
    expect(faultsOf({ rules: [{ ...outage, conditions }], vectors })).toEqual([]);
  });

  test("an id stands once, in rules, forms and their fields; a form's can stand in a file's name", () => {
    const form = {
      id: "notice",
      title: "Notice",
      stage: "notification" as const,
      regime: "RT-TA-12",
      source: "s12(2)",
      confidence: "high" as const,
      fields: ["(a)", "(a)"].map((id) => ({ id, label: "Name", from: null, public: true })),
    };
    expect(faultsOf({ forms: [{ ...form, id: 'x"; y\r\nz', fields: form.fields.slice(0, 1) }] })).toEqual([
      { path: "forms[0].id", message: "must be 2 to 80 of a-z, 0-9 and -" },
    ]);
    expect(faultsOf({ rules: [outage, outage], forms: [form, { ...form, regime: "RT-TA-13" }] })).toEqual([
      { path: "rules[1].id", message: '"rt-outage" stands more than once' },
      { path: "forms[1].id", message: '"notice" stands more than once' },
      { path: "forms[0].fields[1].id", message: '"(a)" stands more than once' },
      { path: "forms[1].regime", message: 'no rule is of the regime "RT-TA-13"' },
      { path: "forms[1].fields[1].id", message: '"(a)" stands more than once' },
    ]);
  });

  test("a rule's id can stand in an address", () => {
    const vectors: Vector[] = [{ rule: "rt outage", given: {}, expect: "unknown", origin: "test" }];
    expect(faultsOf({ rules: [{ ...outage, id: "rt outage" }], vectors })).toEqual([
      { path: "rules[0].id", message: "must be 2 to 80 of a-z, 0-9 and -" },
    ]);
  });

  test("it has no more parts than anybody writes, since each is tried", () => {
    const rules = Array.from({ length: 301 }, () => outage);
    expect(faultsOf({ rules })).toEqual([{ path: "rules", message: "has more than 300" }]);
  });

  test("a time zone is one that there is", () => {
    expect(faultsOf({ timeZone: "Europe/Strelsau" })).toEqual([
      { path: "timeZone", message: '"Europe/Strelsau" is no time zone' },
    ]);
  });

  test("no rule without a vector", () => {
    const other = { ...outage, id: "rt-other" };
    expect(faultsOf({ rules: [outage, other] })).toEqual([
      { path: "rules[1]", message: "no vector shows what rt-other says" },
    ]);
  });

  test("what a rule gives way to is another rule of the pack, which gives way to none", () => {
    const yielding = { ...outage, id: "rt-yielding", supersededBy: ["rt-outage"] };
    const vectors: Vector[] = [
      ...ruritania.vectors,
      { rule: "rt-yielding", given: {}, expect: "unknown", origin: "test" },
    ];
    expect(faultsOf({ rules: [outage, yielding], vectors })).toEqual([]);
    const supersededBy = ["rt-nothing", "rt-outage", "rt-yielding"];
    expect(faultsOf({ rules: [{ ...outage, supersededBy }, yielding], vectors })).toEqual([
      { path: "rules[0].supersededBy[0]", message: 'there is no rule "rt-nothing" in this pack' },
      { path: "rules[0].supersededBy[1]", message: "a rule cannot give way to itself" },
      { path: "rules[0].supersededBy[2]", message: '"rt-yielding" gives way to others itself' },
      { path: "rules[1].supersededBy[0]", message: '"rt-outage" gives way to others itself' },
    ]);
  });

  test("a rule does not end before it begins, and a deadline has a unit where it has a value", () => {
    const [deadline] = outage.deadlines;
    const within = { value: 2, unit: null };
    expect(faultsWith({ inForceTo: "2025" })).toEqual([
      { path: "rules[0].inForceTo", message: "is before 2026-01-01" },
    ]);
    expect(faultsWith({ inForceTo: "2026-01" })).toEqual([]);
    expect(faultsWith({ deadlines: deadline === undefined ? [] : [{ ...deadline, within }] })).toEqual([
      { path: "rules[0].deadlines[0].within", message: "has a value without a unit, or a unit without a value" },
    ]);
  });

  test("a clock is one that something starts, and a form is filled from what there is", () => {
    const deadlines = outage.deadlines.map((deadline) => ({ ...deadline, clockStart: "full_moon" }));
    expect(faultsWith({ deadlines }).map(({ path, message }) => [path, message.slice(0, 52)])).toEqual([
      ["rules[0].deadlines[0].clockStart", 'nothing is known that starts the clock "full_moon": '],
      ["rules[0].deadlines[1].clockStart", 'nothing is known that starts the clock "full_moon": '],
    ]);
    const field = { id: "a", label: "A", from: "no.such", public: true };
    const form = {
      id: "rt-form",
      title: "F",
      stage: "final",
      regime: outage.regime,
      source: "s",
      confidence: "high",
    } as const;
    expect(
      checkPack({ ...ruritania, forms: [{ ...form, fields: [field, { ...field, id: "b", from: null }] }] }),
    ).toEqual([{ path: "forms[0].fields[0].from", message: 'there is no source "no.such": see drafts/sources.ts' }]);
  });
});

describe("a vector", () => {
  test.each<readonly [string, Partial<Vector>, string]>([
    [
      "that expects what the rule does not say",
      { given: { users_affected: 10_000, duration_minutes: 29, emergency_access_affected: false }, expect: "met" },
      "expected met of rt-outage, but it is not-met",
    ],
    [
      "that leaves out what decides",
      { given: { users_affected: 10_000, emergency_access_affected: false }, expect: "met" },
      "expected met of rt-outage, but it is unknown, since duration_minutes is not known",
    ],
    [
      "of which the range straddles the bar",
      {
        given: { users_affected: [9_000, 10_000, 11_000], duration_minutes: 30, emergency_access_affected: false },
        expect: "met",
      },
      "expected met of rt-outage, but it is uncertain",
    ],
  ])("%s is a fault that says what came instead", (_, vector, message) => {
    expect(faultsTrying(vector)).toEqual([{ path: "vectors[4]", message }]);
  });

  test("says by what a rule is superseded", () => {
    const yielding = { ...outage, id: "rt-yielding", supersededBy: ["rt-outage"] };
    const given = { users_affected: 10_000, duration_minutes: 30 };
    const vectors: Vector[] = [...ruritania.vectors, { rule: "rt-yielding", given, expect: "met", origin: "test" }];
    expect(faultsOf({ rules: [outage, yielding], vectors })).toEqual([
      { path: "vectors[4]", message: "expected met of rt-yielding, but it is superseded by rt-outage" },
    ]);
  });

  test.each<readonly [string, Vector["given"], string, string]>([
    ["an unknown field", { users: 1 }, "users", "users is no field"],
    ["a number for a fact", { planned: 1 }, "planned", "planned must be true or false"],
    ["a fact for a word", { site_area_class: true }, "site_area_class", "site_area_class must be a text"],
    [
      "a text for an amount",
      { users_affected: "many" },
      "users_affected",
      "users_affected must be a number, or low, point and high",
    ],
    [
      "a range that is none",
      { users_affected: [3, 2, 4] },
      "users_affected",
      "users_affected must be low, point and high in this order",
    ],
    [
      "an amount that nobody can count",
      { users_affected: 1e300 },
      "users_affected",
      "users_affected must be from 0 to 1000000000000000",
    ],
  ])("with %s is refused rather than judged", (_, given, field, message) => {
    expect(faultsTrying({ given, expect: "met" })).toEqual([{ path: `vectors[4].given.${field}`, message }]);
  });

  test("is of a rule of the pack", () => {
    expect(faultsTrying({ rule: "rt-other" })).toEqual([
      { path: "vectors[4].rule", message: 'there is no rule "rt-other" in this pack' },
    ]);
  });
});

function compare(field: string, op: ">=" | ">" | "==" | "in", value: number | boolean | string) {
  return { field, op, value };
}
