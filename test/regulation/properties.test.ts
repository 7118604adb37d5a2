import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FiguredStep } from "../../src/impact/timeline/integrate.ts";
import { exactMicroseconds, instantPlusMicroseconds } from "../../src/platform/instant.ts";
import type { Course } from "../../src/regulation/measures/course.ts";
import type { Said } from "../../src/regulation/measures/scope.ts";
import { SHIPPED_PACKS } from "../../src/regulation/packs/index.ts";
import type { Rule } from "../../src/regulation/pack.ts";
import { FIELDS } from "../../src/regulation/measures/fields.ts";
import type { Judgement } from "../../src/regulation/verdicts/judge.ts";
import { metSince } from "../../src/regulation/verdicts/since.ts";
import { type Weighed, weigh } from "../../src/regulation/verdicts/weigh.ts";
import { BEGAN, caseOf } from "./outage.ts";

/** `SEED=… npx vitest run …` repeats a run; `LONG=1` runs ten times as many. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const numRuns = process.env["LONG"] === "1" ? 5_000 : Number(process.env["RUNS"] ?? 250);
console.info(`verdicts: ${numRuns} growing outages of every pack, SEED=${seed}`);

/** An outage of which every bound only grows, and what is said of it, which stays. */
type Growing = {
  readonly rises: readonly { readonly after: number; readonly by: readonly [number, number, number] }[];
  readonly base: number;
  readonly said: Readonly<Record<string, Said["value"]>>;
};

const asked = Object.entries(FIELDS).filter(([, { from }]) => from !== "computed");
const saidOf = asked.map(([name, { kind }]) => {
  const value: fc.Arbitrary<Said["value"]> = kind === "amount" ? fc.nat(2_000_000) : fc.boolean();
  return fc
    .option(kind === "words" ? fc.constant(["rural"]) : value, { nil: undefined })
    .map((one) => [name, one] as const);
});

const growing: fc.Arbitrary<Growing> = fc.record({
  rises: fc.array(
    fc.record({
      after: fc.oneof(fc.nat(90), fc.nat(600)),
      by: fc
        .tuple(fc.nat(40_000), fc.nat(40_000), fc.nat(40_000))
        .map(([low, point, high]) => [low, low + point, low + point + high] as const),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  base: fc.integer({ min: 1_000, max: 400_000 }),
  said: fc
    .tuple(...saidOf)
    .map((all) => Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))),
});

const MICROSECONDS_OF_A_MINUTE = 60_000_000;

function courseUntil({ rises, base }: Growing, microseconds: number): Course {
  const steps: FiguredStep[] = [];
  let [minutes, low, point, high] = [0, 0, 0, 0];
  for (const { after, by } of rises) {
    minutes += steps.length === 0 ? 0 : after;
    [low, point, high] = [Math.min(base, low + by[0]), Math.min(base, point + by[1]), Math.min(base, high + by[2])];
    if (minutes * MICROSECONDS_OF_A_MINUTE > microseconds) break;
    const figure = { low, point, high };
    const at = instantPlusMicroseconds(BEGAN, minutes * MICROSECONDS_OF_A_MINUTE) ?? BEGAN;
    steps.push({ at, affected: figure, impaired: figure, base });
  }
  return { steps, end: instantPlusMicroseconds(BEGAN, microseconds) ?? BEGAN, isRunning: true };
}

const rules = SHIPPED_PACKS.flatMap((pack) => pack.rules.map((rule) => ({ rule, pack })));

/** All rules of a pack, those that others give way to first. */
function judgePack(ofPack: readonly Rule[], outage: Growing, microseconds: number): ReadonlyMap<string, Judgement> {
  const judged = new Map<string, Judgement>();
  const course = courseUntil(outage, microseconds);
  const told = { users: 0, minutes: 0, said: outage.said };
  const ordered = ofPack.toSorted((a, b) => (a.supersededBy?.length ?? 0) - (b.supersededBy?.length ?? 0));
  for (const rule of ordered) {
    const met = [...judged].filter(([, { verdict }]) => verdict === "met").map(([id]) => id);
    const known = caseOf({ ...told, met }, () => course);
    const willBeMet = (id: string) => judged.get(id)?.willBeMet;
    const weighed = weigh(rule, rule.conditions, { ...known, willBeMet });
    if (typeof weighed !== "string") judged.set(rule.id, weighed.judgement);
  }
  return judged;
}

function weighAt(rule: Rule, outage: Growing, microseconds: number): Weighed | undefined {
  const course = courseUntil(outage, microseconds);
  const weighed = weigh(
    rule,
    rule.conditions,
    caseOf({ users: 0, minutes: 0, said: outage.said }, () => course),
  );
  return typeof weighed === "string" ? undefined : weighed;
}

function microsecondsTo(at: string): number {
  return Number(exactMicroseconds(at) - exactMicroseconds(BEGAN));
}

/** What a verdict may still become while the outage only grows. */
const NEXT = {
  "not-met": ["not-met", "unknown", "uncertain", "met", "superseded"],
  unknown: ["unknown", "uncertain", "met", "superseded"],
  uncertain: ["uncertain", "unknown", "met", "superseded"],
  met: ["met", "superseded"],
  superseded: ["superseded"],
} as const;

describe("a verdict", () => {
  test("never goes back while the same outage only grows", () => {
    fc.assert(
      fc.property(growing, fc.array(fc.nat(2_000), { minLength: 2, maxLength: 6 }), (outage, minutes) => {
        for (const { rules: ofPack } of SHIPPED_PACKS) {
          const over = minutes
            .toSorted((a, b) => a - b)
            .map((minute) => judgePack(ofPack, outage, minute * MICROSECONDS_OF_A_MINUTE));
          for (const [index, later] of over.entries()) {
            for (const [id, { verdict }] of over[index - 1] ?? [])
              expect(NEXT[verdict], `${id} ${verdict}`).toContain(later.get(id)?.verdict);
          }
        }
      }),
      { numRuns, seed },
    );
  });

  test("has been met since the first microsecond at which the outage met it", () => {
    let met = 0;
    fc.assert(
      fc.property(growing, fc.integer({ min: 1, max: 2_000 }), (outage, minutes) => {
        const now = minutes * MICROSECONDS_OF_A_MINUTE;
        for (const { rule } of rules.filter(({ rule: { supersededBy } }) => supersededBy === undefined)) {
          const weighed = weighAt(rule, outage, now);
          if (weighed?.judgement.verdict !== "met") continue;
          met += 1;
          const since = microsecondsTo(metSince(rule, rule.conditions, weighed.scope));
          expect(weighAt(rule, outage, since)?.judgement.verdict, rule.id).toBe("met");
          if (since > 0) expect(weighAt(rule, outage, since - 1)?.judgement.verdict, rule.id).not.toBe("met");
        }
      }),
      { numRuns, seed },
    );
    expect(met).toBeGreaterThan(0);
  });

  test("is met at the projected time, and not a microsecond before", () => {
    let projected = 0;
    fc.assert(
      fc.property(growing, fc.nat(700), (outage, minutes) => {
        const last = outage.rises.slice(1).reduce((sum, { after }) => sum + after, 0);
        const now = (last + minutes) * MICROSECONDS_OF_A_MINUTE;
        for (const { rule, pack } of rules) {
          const others = pack.rules.filter(({ id }) => id === rule.id || rule.supersededBy?.includes(id));
          const judgeAt = (microseconds: number) => judgePack(others, outage, microseconds).get(rule.id);
          const { willBeMet, mayBeMet } = judgeAt(now) ?? {};
          if (willBeMet !== undefined) {
            projected += 1;
            expect(judgeAt(now + willBeMet)?.verdict, rule.id).toBe("met");
            expect(judgeAt(now + willBeMet - 1)?.verdict, rule.id).not.toBe("met");
          }
          if (mayBeMet !== undefined) {
            expect(judgeAt(now + mayBeMet)?.verdict, rule.id).not.toBe("not-met");
            expect(judgeAt(now + mayBeMet - 1)?.verdict, rule.id).toBe("not-met");
          }
        }
      }),
      { numRuns, seed },
    );
    expect(projected).toBeGreaterThan(0);
  });
});
