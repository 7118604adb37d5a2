import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type EstimateId, bundle, checkOf, decodeEstimateId, encodeEstimateId } from "../../src/impact/estimate-id.ts";
import type { NamedRow } from "../../src/impact/figures.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const runs = process.env["LONG"] === "1" ? 10_000 : 1_000;

const texts = fc.array(fc.string({ unit: "grapheme" }), { maxLength: 4 });
const instant = fc
  .date({ min: new Date("0001-01-02T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().replace(/\.?0*Z$/, "Z"));
const digest = fc.string({ unit: fc.constantFrom("a", "Z", "0", "9", "-", "_"), minLength: 22, maxLength: 22 });

const estimateId: fc.Arbitrary<EstimateId> = fc.record({
  version: fc.nat(),
  sequence: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  at: instant,
  knownAt: instant,
  engine: fc.string(),
  filter: fc.record(
    {
      operator: texts,
      area: texts,
      customerClass: texts,
      service: texts,
      by: fc.constant(["operator", "area"] as const),
    },
    { requiredKeys: [] },
  ),
  headline: fc.array(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { minLength: 7, maxLength: 7 }),
  digest,
  checks: fc.array(fc.nat({ max: 0xffffff }), { maxLength: 300 }),
});

test("an id says all that it was made of, in an address", () => {
  console.info(`estimate ids: seed ${seed}, ${runs} runs`);
  const holds = fc.property(estimateId, (id) => {
    const text = encodeEstimateId(id);
    expect(encodeURIComponent(text)).toBe(text);
    expect(decodeEstimateId(text)).toEqual(id);
  });
  fc.assert(holds, { numRuns: runs, seed });
});

test("no text makes the reading of an id fail", () => {
  const holds = fc.property(
    fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("a", "b", ".", "-", "_", "=", "[", "9") })),
    (text) => {
      expect(decodeEstimateId(text)).toBeUndefined();
    },
  );
  fc.assert(holds, { numRuns: runs, seed });
});

function rowsNumbering(count: number): readonly NamedRow[] {
  return Array.from({ length: count }, (_, n) => ({ name: `byArea[${n}]`, figures: { base: n } }));
}

test.each([
  [1, 1],
  [2, 2],
  [299, 299],
  [300, 300],
  [301, 151],
  [600, 300],
  [601, 201],
  [100_000, 300],
])("%i rows are checked in %i bundles, in their order, none left out", (count, bundles) => {
  const rows = rowsNumbering(count);
  const made = bundle(rows);
  expect(made).toHaveLength(bundles);
  expect(made.flat()).toEqual(rows);
});

test("a check tells a row that has changed from one that has not", () => {
  const [row = { name: "", figures: {} }] = rowsNumbering(1);
  expect(checkOf([row])).toBe(checkOf([{ ...row, figures: { ...row.figures } }]));
  const others = Array.from({ length: 1_000 }, (_, n) => checkOf([{ ...row, figures: { base: n + 1 } }]));
  expect(others).not.toContain(checkOf([row]));
  expect(new Set(others).size).toBeGreaterThan(990);
  for (const check of others) expect(check >= 0 && check <= 0xffffff && Number.isInteger(check)).toBe(true);
});
