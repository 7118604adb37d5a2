import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Claim, claimOf, claimOfKind, intervalOf } from "../../src/impact/claim.ts";
import { WORDINGS } from "../../src/impact/words/index.ts";
import { KINDS, anyPolicy, anyRange, numbersIn, runs, seed } from "./any-range.ts";

const LANGUAGES = ["en", "de", "cy", "ja"] as const;
const wordings = Object.values(WORDINGS);

describe("a number is written", () => {
  test.each([
    [0, "0", "0", "0", "0"],
    [1, "1", "1", "1", "1"],
    [999, "999", "999", "999", "999"],
    [1_000, "1,000", "1.000", "1,000", "1000"],
    [12_000, "12,000", "12.000", "12,000", "1万2000"],
    [450_000, "450,000", "450.000", "450,000", "45万"],
    [999_999, "999,999", "999.999", "999,999", "99万9999"],
    [1_000_000, "1 million", "1 Million", "1 miliwn", "100万"],
    [9_960_000, "9.96 million", "9,96 Millionen", "9.96 miliwn", "996万"],
    [10_000_000, "10 million", "10 Millionen", "10 miliwn", "1000万"],
    [32_300_000, "32.3 million", "32,3 Millionen", "32.3 miliwn", "3230万"],
    [120_000_000, "120 million", "120 Millionen", "120 miliwn", "1億2000万"],
    [1_000_000_000, "1 billion", "1 Milliarde", "1 biliwn", "10億"],
    [1_400_000_000, "1.4 billion", "1,4 Milliarden", "1.4 biliwn", "14億"],
    [2_500_000_000_000, "2.5 trillion", "2,5 Billionen", "2.5 triliwn", "2兆5000億"],
  ])("%i", (count, ...texts) => {
    expect(LANGUAGES.map((language) => WORDINGS[language].number(count))).toEqual(texts);
  });
});

const table: readonly (readonly [Claim, readonly string[], readonly string[]])[] = [
  [
    { kind: "nobody" },
    ["nobody", "niemand", "neb", "なし"],
    ["no lines", "keine Anschlüsse", "dim llinellau", "0回線"],
  ],
  [
    { kind: "about", count: 32_000_000, step: 1_000_000 },
    ["about 32 million", "rund 32 Millionen", "tua 32 miliwn", "約3200万"],
    ["about 32 million lines", "rund 32 Millionen Anschlüsse", "tua 32 miliwn o linellau", "約3200万回線"],
  ],
  [
    { kind: "about", count: 1, step: 1 },
    ["about 1", "rund 1", "tua 1", "約1"],
    ["about 1 line", "rund 1 Anschluss", "tua 1 llinell", "約1回線"],
  ],
  [
    { kind: "more-than", count: 450_000 },
    ["more than 450,000", "mehr als 450.000", "mwy na 450,000", "45万超"],
    ["more than 450,000 lines", "mehr als 450.000 Anschlüsse", "mwy na 450,000 o linellau", "45万回線超"],
  ],
  [
    { kind: "up-to", count: 33_000_000 },
    ["up to 33 million", "bis zu 33 Millionen", "hyd at 33 miliwn", "最大3300万"],
    ["up to 33 million lines", "bis zu 33 Millionen Anschlüsse", "hyd at 33 miliwn o linellau", "最大3300万回線"],
  ],
  [
    { kind: "fewer-than", count: 1_000 },
    ["fewer than 1,000", "weniger als 1.000", "llai na 1,000", "1000未満"],
    ["fewer than 1,000 lines", "weniger als 1.000 Anschlüsse", "llai na 1,000 o linellau", "1000回線未満"],
  ],
  [
    { kind: "at-least-found", count: 1_000_000 },
    [
      "at least 1 million found so far",
      "bislang mindestens 1 Million",
      "o leiaf 1 miliwn hyd yma",
      "これまでに少なくとも100万",
    ],
    [
      "at least 1 million lines found so far",
      "bislang mindestens 1 Million Anschlüsse",
      "o leiaf 1 miliwn o linellau hyd yma",
      "これまでに少なくとも100万回線",
    ],
  ],
  [
    { kind: "between", from: 3_600_000, to: 33_000_000 },
    [
      "between 3.6 million and 33 million",
      "zwischen 3,6 Millionen und 33 Millionen",
      "rhwng 3.6 miliwn a 33 miliwn",
      "360万から3300万の間",
    ],
    [
      "between 3.6 million and 33 million lines",
      "zwischen 3,6 Millionen und 33 Millionen Anschlüsse",
      "rhwng 3.6 miliwn a 33 miliwn o linellau",
      "360万から3300万回線の間",
    ],
  ],
];

describe("a claim is worded in each language, with its unit too:", () => {
  test.each(table)("%j", (claim, words, lines) => {
    expect(LANGUAGES.map((language) => WORDINGS[language].claim(claim))).toEqual(words);
    expect(LANGUAGES.map((language) => WORDINGS[language].lines(claim))).toEqual(lines);
  });

  test.each([
    [8, "ac 8"],
    [80, "ac 80"],
    [850, "ac 850"],
    [81_000, "ac 81,000"],
    [11, "ac 11"],
    [19_000, "ac 19,000"],
    [1_300_000, "ac 1.3 miliwn"],
    [10, "a 10"],
    [100, "a 100"],
    [110, "a 110"],
    [1_800, "a 1,800"],
    [29, "a 29"],
  ])("in Welsh “and” goes by how %i is spoken", (to, words) => {
    expect(WORDINGS.cy.claim({ kind: "between", from: 2, to })).toBe(`rhwng 2 ${words}`);
  });

  test("whose lines they are, and that machines are among them", () => {
    const ours = { kind: "about", count: 25_000_000, step: 1_000_000 } as const;
    const others = { kind: "about", count: 7_300_000, step: 100_000 } as const;
    expect(wordings.map(({ base }) => base({ ours, others, machines: true }))).toEqual([
      "25 million ours, 7.3 million other brands, machines included",
      "25 Millionen eigene, 7,3 Millionen anderer Marken, Maschinen eingeschlossen",
      "25 miliwn gennym ni, 7.3 miliwn gan frandiau eraill, gan gynnwys peiriannau",
      "自社2500万、他ブランド730万、機器を含む",
    ]);
    const wide = { kind: "between", from: 1_000, to: 2_000 } as const;
    expect(WORDINGS.en.base({ ours: null, others: wide, machines: false })).toBe(
      "between 1,000 and 2,000 other brands",
    );
    expect(WORDINGS.en.base({ ours: { kind: "nobody" }, others: null, machines: false })).toBe("");
  });

  test("a line is never a person", () => {
    const everything = table.flatMap(([claim]) => wordings.map(({ lines }) => lines(claim))).join(" ");
    expect(everything).not.toMatch(/people|person|customer|user|Kund|Mensch|Nutzer|cwsmer|pobl|人|者|顧客/i);
  });
});

describe("words are read as the coarsest that they may say:", () => {
  test.each([
    ["about 30 million", { kind: "about", count: 30_000_000, step: 10_000_000 }],
    ["about 7", { kind: "about", count: 7, step: 1 }],
    ["between 3.6 million and 33 million", { kind: "between", from: 3_600_000, to: 33_000_000 }],
    ["no failure reported; 12 of 40 nodes seen", undefined],
    ["nobody found affected; not all of the network is seen", undefined],
    ["nobody", { kind: "nobody" }],
    ["about 32 million people", undefined],
    ["about many", undefined],
    ["", undefined],
  ])("%s", (text, claim) => expect(WORDINGS.en.read(text)).toEqual(claim));
});

describe(`of any range, by any policy, in every language (seed ${seed}, ${runs} runs),`, () => {
  const claims = fc.tuple(anyRange, anyPolicy).map(([range, policy]) => ({
    range,
    claims: [claimOf(range, policy), ...KINDS.flatMap((kind) => claimOfKind(kind, range, policy) ?? [])],
  }));

  test("what is read from the words is the claim, and leaves all of the range possible", () => {
    fc.assert(
      fc.property(claims, ({ range, claims: all }) => {
        for (const wording of wordings)
          for (const claim of all) {
            const read = wording.read(wording.claim(claim));
            if (read === undefined) throw new Error(`${wording.language} does not read ${wording.claim(claim)}`);
            const { step: _step, ...rest } = { step: 0, ...claim };
            expect(read).toMatchObject(rest);
            const [said, left] = [intervalOf(claim), intervalOf(read)];
            expect(left.low).toBeLessThanOrEqual(Math.min(range.low, said.low));
            expect(left.high).toBeGreaterThanOrEqual(Math.max(range.high, said.high));
          }
      }),
      { numRuns: runs, seed },
    );
  });

  test("every number in the words is one of the claim's, whole", () => {
    fc.assert(
      fc.property(claims, ({ claims: all }) => {
        for (const claim of all) {
          const exact = numbersIn(claim).map((count) => WORDINGS.en.number(count));
          const said = WORDINGS.en.lines(claim).match(/\d[\d.,]*( (million|billion|trillion))?/g) ?? [];
          expect(said).toEqual(exact);
        }
      }),
      { numRuns: runs, seed },
    );
  });
});
