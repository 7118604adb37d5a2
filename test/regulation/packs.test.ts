import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkPack } from "../../src/regulation/check-pack.ts";
import { type Comparison, type Condition, comparisonsIn } from "../../src/regulation/condition.ts";
import { type Rule, Vector } from "../../src/regulation/pack.ts";
import { SHIPPED_PACKS } from "../../src/regulation/packs/index.ts";
import { judge } from "../../src/regulation/verdicts/judge.ts";

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
}

/** What was compiled, as it came: nothing here knows of our own types. */
const compiled = z.array(z.looseObject({ id: z.string() })).parse(JSON.parse(read("rules.json")));
const compiledById = new Map(compiled.map((rule) => [rule.id, rule]));

const rules: readonly Rule[] = SHIPPED_PACKS.flatMap((pack) => pack.rules);
/** Of packs that were compiled: not those of the house, nor of a regulator that somebody added since. */
const shipped = SHIPPED_PACKS.filter((pack) => pack.rules.some(({ id }) => compiledById.has(id))).flatMap(
  (pack) => pack.rules,
);

/** What a mobile or a converged operator cannot come under; docs/regulation.md has why. */
const LEFT_OUT = [
  "us-nors-satellite",
  "us-nors-ixc-lec-tandem",
  "us-nors-ss7",
  "eu-cir-2024-2690-cloud",
  "jp-free-internet",
  "jp-2025-draft-free-messaging",
];

/** How the words are taken, which was not compiled. */
const OURS: ReadonlySet<string> = new Set(["reads", "providers", "supersededBy", "unsettled"]);

describe("the rules that ship", () => {
  test("are all that were compiled, but for those left out", () => {
    expect(compiled).toHaveLength(70);
    const ids = shipped.map(({ id }) => id);
    expect([...ids, ...LEFT_OUT].toSorted()).toEqual(compiled.map(({ id }) => id).toSorted());
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test.each(shipped.map((rule) => [rule.id, rule] as const))("%s says what was compiled, word for word", (id, rule) => {
    const verbatim = Object.fromEntries(Object.entries(rule).filter(([key]) => !OURS.has(key)));
    const { counting, textAsOf, ...same } = compiledById.get(id) ?? { id: "none" };
    const optional = { ...(counting !== null && { counting }), ...(textAsOf !== undefined && { textAsOf }) };
    expect(verbatim).toEqual({ ...same, ...optional });
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))("%s is unknown as long as nothing is known", (_, rule) => {
    const nothing = { readings: () => undefined, isMet: () => false };
    expect(judge(rule, rule.conditions, nothing).verdict).toBe("unknown");
  });

  test("are named in docs/regulation.md, and so are those left out", () => {
    const text = read("../../docs/regulation.md");
    const unnamed = [...shipped.map(({ id }) => id), ...LEFT_OUT].filter((id) => !text.includes(`\`${id}\``));
    expect(unnamed).toEqual([]);
  });

  test("of which the minimum duration was not found are unsettled, and no others", () => {
    const lacking = shipped.filter(({ notes }) => /minimum duration not found/i.test(notes)).map(({ id }) => id);
    expect(lacking).toEqual(["uk-2026-draft-sites-urban-25", "uk-2026-draft-sites-rural-1"]);
    expect(shipped.filter(({ unsettled }) => unsettled !== undefined).map(({ id }) => id)).toEqual(lacking);
  });

  test("let the upper bound decide where they count who is potentially or likely affected", () => {
    const may = shipped.filter(({ conditions }) =>
      comparisonsIn(conditions).some(({ field }) => /_potential$|_or_likely$|_or_capable$/.test(field)),
    );
    expect(may.length).toBeGreaterThan(8);
    expect(may.filter(({ reads }) => reads.decides !== "upper-bound").map(({ id }) => id)).toEqual([]);
  });

  test("count no degradation where the source says that it does not count", () => {
    const whole = shipped.filter(({ counting }) => counting?.degradationCounts === false);
    const served = whole.filter(({ reads }) => reads.counts === "impaired").map(({ id }) => id);
    // A 9-1-1 outage includes the loss of a caller's data only: its notes.
    expect(served).toEqual(["ca-911-psap", "ca-911-crtc"]);
  });
});

describe.each(SHIPPED_PACKS.map((pack) => [pack.id, pack] as const))("the pack %s", (_, pack) => {
  test("has no faults, by its own vectors too", () => {
    expect(checkPack(pack)).toEqual([]);
  });

  test("shows each bar both reached and just missed", () => {
    const said = (id: string) => new Set(pack.vectors.filter(({ rule }) => rule === id).map(({ expect }) => expect));
    const untried = pack.rules.filter(({ id, unsettled }) => {
      const verdicts = said(id);
      const reached = unsettled === undefined ? "met" : "unknown";
      return !verdicts.has(reached) || !(verdicts.has("not-met") || isWithoutBar(id));
    });
    expect(untried.map(({ id }) => id)).toEqual([]);
  });
});

/** Any users, any duration. */
function isWithoutBar(id: string): boolean {
  const rule = rules.find((one) => one.id === id);
  const [least] =
    rule === undefined ? [] : comparisonsIn(rule.conditions).filter(({ field }) => field.endsWith("_minutes"));
  return least?.value === 0;
}

type Bar = Comparison & { readonly value: number };

/** A condition with one comparison put otherwise. */
function replaced(condition: Condition, comparison: Comparison, instead: Bar): Condition {
  if (condition === comparison) return instead;
  if ("field" in condition) return condition;
  const put = (part: Condition) => replaced(part, comparison, instead);
  return "all" in condition ? { all: condition.all.map(put) } : { any: condition.any.map(put) };
}

const bars = SHIPPED_PACKS.flatMap((pack) =>
  pack.rules.flatMap((rule) =>
    comparisonsIn(rule.conditions).flatMap((comparison) => {
      const { field, value } = comparison;
      return typeof value === "number" ? [{ pack, rule, field, meant: { ...comparison, value }, comparison }] : [];
    }),
  ),
);

/** The least by which a bar can be wrong and somebody notices. */
function stepOf(field: string): number {
  return field.startsWith("percent_") ? 0.01 : 1;
}

test.each(bars)(
  "were $field of $rule.id another, or strict where it is not, the pack's own vectors would say so",
  (bar) => {
    const { pack, rule, meant, comparison } = bar;
    const step = stepOf(bar.field);
    const wrong: readonly Bar[] = [
      { ...meant, value: meant.value + step },
      ...(meant.value === 0 ? [] : [{ ...meant, value: Number((meant.value - step).toFixed(2)) }]),
      { ...meant, op: meant.op === ">=" ? ">" : ">=" },
    ];
    for (const instead of wrong) {
      const conditions = replaced(rule.conditions, comparison, instead);
      const rules = pack.rules.map((one) => (one === rule ? { ...rule, conditions } : one));
      expect(checkPack({ ...pack, rules }), `${instead.op} ${instead.value}`).not.toEqual([]);
    }
  },
);

/** rules.md, section 8, and the worked examples of sections 1 to 7. */
const PROMISED: readonly (readonly [string, Vector["expect"], Vector["given"]])[] = [
  ["us-nors-wireless-user-minutes", "met", { duration_minutes: 30, user_minutes_potential: 900_000 }],
  ["us-nors-wireless-user-minutes", "not-met", { duration_minutes: 32, user_minutes_potential: 28_000 * 32 }],
  ["us-nors-wireless-user-minutes", "met", { duration_minutes: 33, user_minutes_potential: 28_000 * 33 }],
  ["us-nors-wireless-user-minutes", "met", { duration_minutes: 720, user_minutes_potential: 125_000_000 * 720 }],
  ["us-nors-wireless-oc3", "met", { duration_minutes: 30, oc3_minutes: 64 * 30 }],
  [
    "us-nors-voip-user-minutes",
    "not-met",
    { duration_minutes: 60, user_minutes_potential: 10_000_000, complete_loss_of_service: false },
  ],
  ...[
    [20_000, 30],
    [10_000, 60],
    [5_000, 120],
    [3_000, 200],
    [1_000, 600],
  ].map(([users = 0, minutes = 0]) => primary("met", { users, minutes })),
  primary("not-met", { users: 19_999, minutes: 30 }),
  primary("not-met", { users: 1_000_000, minutes: 29 }),
  ["au-slo-remote", "met", local("remote", { services: 250, minutes: 180 })],
  ["au-slo-regional", "not-met", local("regional", { services: 999, minutes: 360 })],
  ["jp-voice-emergency", "met", { duration_minutes: 265, users_affected: 30_600_000 }],
  ["jp-data-other", "not-met", { duration_minutes: 90, users_affected: 500_000 }],
  ["jp-2025-draft-data", "met", { duration_minutes: 90, users_affected: 500_000 }],
  [
    "uk-2022-fixed-retail-10k-or-25pct-8h",
    "met",
    { users_affected: 7_500, percent_of_provider_service_base: 25, duration_minutes: 480 },
  ],
  ["uk-2022-critical-user-hours", "met", { user_hours_lost: 250_000 * 12 }],
  ["uk-2022-critical-user-hours", "not-met", { user_hours_lost: 1_600_000 }],
  ["uk-2026-draft-critical-user-hours", "met", { user_hours_lost: 1_600_000 }],
  ["eu-enisa-absolute", "met", { user_hours_lost: 60_000_000 / 60 }],
  ["it-2018-1h-15pct", "not-met", { duration_minutes: 60, percent_of_national_service_base: 16 }],
  ["it-2018-1h-15pct", "met", { duration_minutes: 61, percent_of_national_service_base: 15.01 }],
  ["be-25k-1h", "met", { duration_minutes: 60, users_affected: 25_000 }],
  ["in-trai-district", "not-met", { all_consumers_of_district_affected: true, continuous_duration_minutes: 240 }],
  ["in-trai-district", "met", { all_consumers_of_district_affected: true, continuous_duration_minutes: 241 }],
];

type Size = { readonly users: number; readonly minutes: number };

function primary(expected: Vector["expect"], { users, minutes }: Size): (typeof PROMISED)[number] {
  const given = { complete_loss_of_service: true, duration_minutes: minutes, user_minutes: users * minutes };
  return ["ca-primary-user-minutes", expected, given];
}

function local(area: string, { services, minutes }: { readonly services: number; readonly minutes: number }) {
  return {
    planned: false,
    abs_remoteness_area: area,
    services_in_operation_affected_or_likely: services,
    duration_or_expected_minutes: minutes,
  };
}

test.each(PROMISED)("among the vectors %s is %s of %o", (rule, expected, given) => {
  const vectors = SHIPPED_PACKS.flatMap((pack) => pack.vectors);
  expect(vectors).toContainEqual(expect.objectContaining({ rule, expect: expected, given }));
});
