import { PUBLIC, claimOf } from "../../src/impact/claim.ts";
import * as fc from "fast-check";
import type { Range } from "../../src/engine/index.ts";
import { DRIFTS, type ServiceName, type Situation } from "../../src/statements/situation/situation.ts";

/** 0, wide ones and up to two billion lines; low ≤ point ≤ high. */
export const range: fc.Arbitrary<Range> = fc
  .tuple(size(), size(), size())
  .map((sizes) => sizes.toSorted((a, b) => a - b))
  .map(([low = 0, point = 0, high = 0]) => ({ low, point, high }));

function size() {
  return fc.oneof(fc.constant(0), fc.nat(2_000), fc.nat(2_000_000_000));
}

/** Names that people give, and some that they do not: long, of wide letters, and of many words. Braces have a meaning in texts that are edited. */
function name(maxLength: number) {
  const letters = fc.constantFrom(...Array.from("abcdefgh O2 ŵŷÄß'&-漢字データ"));
  return fc.oneof(
    fc.array(letters, { minLength: 1, maxLength }).map((some) => some.join("")),
    fc
      .string({ unit: "grapheme", minLength: 1, maxLength })
      .map((text) => text.replaceAll(/[{}]/g, "(").slice(0, maxLength)),
    fc.constantFrom("O", "W", "Ŵ", "漢", "a ").map((letter) => letter.repeat(maxLength).slice(0, maxLength)),
  );
}

const service: fc.Arbitrary<ServiceName> = fc.record({
  id: fc.uuid(),
  name: name(128),
  kind: fc.constantFrom("data", "voice", "sms", "relay", "iot", "data", "video", "of-tomorrow"),
});

const usual: readonly ServiceName[] = ["data", "voice", "sms", "relay", "iot"].map((kind) => ({
  id: kind,
  name: kind,
  kind,
}));

const services = fc
  .oneof(fc.constant(usual), fc.array(service, { maxLength: 12 }))
  .chain((all) =>
    fc.array(fc.nat(6), { minLength: all.length, maxLength: all.length }).map((fates) => ({ all, fates })),
  )
  .map(({ all, fates }) => {
    const of = (fate: number) => all.filter((_, index) => fates[index] === fate);
    return { lost: of(0), slower: of(1), worse: of(2), unsure: of(3), back: of(4), working: of(5) };
  });

const instant = fc
  .date({ min: new Date("2018-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());

const expected = fc
  .array(instant, { minLength: 3, maxLength: 3 })
  .map((moments) => moments.toSorted())
  .map(([earliest = "", likely = "", latest = ""]) => ({ earliest, likely, latest }));

const zones = Intl.supportedValuesOf("timeZone");

/** Any that there is a type for, though no outage was ever like it. */
export const situations: fc.Arbitrary<Situation> = fc
  .record({
    operator: name(40),
    timeZone: fc.constantFrom(...zones),
    at: instant,
    since: instant,
    to: fc.option(instant),
    affected: range,
    more: range,
    ours: range,
    others: range,
    machines: fc.boolean(),
    services,
    emergency: fc.record({
      state: fc.constantFrom("working", "unconfirmed", "lost"),
      numbers: fc.subarray(["999", "112", "911", "110", "119"], { maxLength: 3 }),
    }),
    expected: fc.option(expected),
    nextUpdateAt: fc.option(instant),
    before: fc.option(
      fc.record({
        at: instant,
        said: fc.option(range.map((one) => claimOf(one, PUBLIC))),
        of: fc.constantFrom("affected" as const, "impaired" as const),
        why: fc.constantFrom(...DRIFTS),
      }),
    ),
  })
  .map(({ more, ...situation }) => ({ ...situation, impaired: sum(situation.affected, more) }))
  // Of what is over, whoever is hit is hit by something else.
  .map((situation) => (situation.impaired.high > 0 ? { ...situation, to: null } : situation));

function sum(one: Range, other: Range): Range {
  return { low: one.low + other.low, point: one.point + other.point, high: one.high + other.high };
}

/** Over: nobody affected, nobody served worse. */
export const over: fc.Arbitrary<Situation> = situations.map((situation) => {
  const none = { low: 0, point: 0, high: 0 };
  return { ...situation, affected: none, impaired: none, ours: none, others: none };
});
