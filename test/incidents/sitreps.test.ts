import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALPHABET, drawReference, readReference } from "../../src/incidents/records/sitreps/reference.ts";
import { type Told, clock, shortText } from "../../src/incidents/records/sitreps/short-text.ts";
import { repaints } from "../../src/incidents/records/sitreps/repaints.ts";
import { headline } from "../../src/impact/headline.ts";
import { at, exactly } from "./record-rows.ts";

const runs = process.env["LONG"] === "1" ? 100_000 : 10_000;

describe("a reference", () => {
  test("has no two characters that look or sound alike", () => {
    for (const alike of ["BCDEGPTVZ3", "AJK8", "FMNSX", "IY5", "QU2", "O0", "IL1", "S5", "G6", "Z2", "B8"])
      expect(Array.from(alike).filter((symbol) => ALPHABET.includes(symbol)).length, alike).toBeLessThanOrEqual(1);
    expect(new Set(ALPHABET).size).toBe(12);
  });

  test("is six of them, each as likely as any other, whatever bytes are drawn", () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    let place = 0;
    const drawInTurn = (count: number) => Uint8Array.from({ length: count }, () => every[place++ % 256] ?? 0);
    const counts = new Map<string, number>();
    for (let draws = 0; draws < 12_000; draws += 1)
      for (const symbol of drawReference(drawInTurn)) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    expect([...counts.keys()].toSorted().join("")).toBe(ALPHABET);
    const most = Math.max(...counts.values());
    expect(most - Math.min(...counts.values())).toBeLessThan(most / 20);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
        fc.pre(bytes.some((byte) => byte < 252));
        expect(drawReference(() => bytes)).toMatch(/^[24679HKLMRWY]{6}$/);
      }),
    );
  });

  test("is read as it was written down, and nothing else is", () => {
    expect(readReference("k7m 24w")).toBe("K7M24W");
    expect(readReference("K7M-24W")).toBe("K7M24W");
    for (const none of ["", "K7M24", "K7M24WW", "K7M24O", "K7M24\u0000", "'; drop", "a".repeat(6000)])
      expect(readReference(none)).toBeUndefined();
  });
});

const ALL_SEEN = { nodes: 1, seen: 1, isFailing: true, isCounted: true };
const told: Told = {
  reference: "K7M24W",
  number: 2,
  headline: "about 32 million",
  affected: { low: 28_800_000, point: 32_300_000, high: 32_300_000 },
  impaired: exactly(32_300_000),
  since: at("04:39"),
  to: null,
  nextReportAt: at("06:00"),
  at: at("05:10"),
};

describe("a report in a message", () => {
  test("has its reference, the figure in words, the range, since when, and the next report", () => {
    expect(shortText(told)).toBe(
      "K7M24W no 2: about 32 million affected (28,800,000 to 32,300,000), since 04:39 UTC. Next report 06:00 UTC.",
    );
  });

  test("says who is served worse where that is not who is affected", () => {
    expect(shortText({ ...told, headline: "nobody", affected: exactly(0) })).toBe(
      "K7M24W no 2: nobody affected, about 32 million affected or served worse, since 04:39 UTC. Next report 06:00 UTC.",
    );
  });

  test("says the ends of a range that is wide, of those served worse too", () => {
    const words = "between 28 million and 33 million";
    const impaired = { low: 28_800_000, point: 32_400_000, high: 40_000_000 };
    expect(shortText({ ...told, headline: words, impaired })).toContain(
      `: ${words} affected, between 28 million and 40 million affected or served worse (28,800,000 to 32,300,000), since`,
    );
  });

  test("says until when where it is over, and the day where it is another", () => {
    const over = { to: "2018-12-07T03:27:00Z", at: "2018-12-07T03:30:00Z", nextReportAt: "2018-12-07T04:30:00Z" };
    expect(shortText({ ...told, ...over, affected: exactly(0), impaired: exactly(0), headline: "nobody" })).toBe(
      "K7M24W no 2: nobody affected, from 6 Dec 04:39 to 03:27 UTC. Next report 04:30 UTC.",
    );
    expect(clock("2018-12-31T23:59:00Z", "2019-01-01T00:10:00Z")).toBe("31 Dec 2018 23:59");
  });

  test("says as they stand words that are no figure", () => {
    const words = "no failure reported; 12 of 40 nodes seen";
    expect(shortText({ ...told, headline: words, affected: exactly(0), impaired: exactly(0) })).toContain(
      `: ${words}, since`,
    );
  });

  test("is never longer than 160 characters, of an alphabet that every phone has, and no number in it is cut", () => {
    const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
    console.info(`short texts: seed ${seed}, ${runs} runs`);
    fc.assert(
      fc.property(anyTold, fc.option(fc.string({ unit: "binary", maxLength: 80 })), (given, words) => {
        const headlines = [given.affected, given.impaired].map((one) => headline(one, ALL_SEEN));
        const one: Told = { ...told, ...given, headline: words ?? headlines[0] ?? "" };
        const text = shortText(one);
        expect(text.length).toBeLessThanOrEqual(160);
        expect(text).toMatch(/^[A-Za-z0-9 .,:;()+\-/%?]+$/);
        expect(text.startsWith(`K7M24W no ${one.number}: `)).toBe(true);
        if (words === null)
          for (const part of text.slice(6).match(NUMBER) ?? []) expect(numbersOf(one, headlines)).toContain(part);
      }),
      { numRuns: runs, seed },
    );
  });
});

const counts = fc.oneof(fc.nat(1000), fc.nat(40_000_000), fc.integer({ min: 0, max: 9_999_999_999_999 }));
const ranges = fc
  .tuple(counts, counts, counts)
  .map((three) => three.toSorted((a, b) => a - b))
  .map(([low = 0, point = 0, high = 0]) => ({ low, point, high }));
const times = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString().replace(".000", ""));
const anyTold = fc.record({
  affected: ranges,
  impaired: ranges,
  number: fc.integer({ min: 1, max: 99_999 }),
  since: times,
  to: fc.option(times),
  nextReportAt: times,
  at: times,
});

/** Every number that may stand in a text, whole. */
function numbersOf(one: Told, headlines: readonly string[]): readonly string[] {
  const figures = [one.affected, one.impaired].flatMap((range) => Object.values(range));
  const said = [
    ...headlines,
    ...figures.map((figure) => figure.toLocaleString("en-GB")),
    ...[one.since, one.to ?? one.since, one.nextReportAt].map((time) => clock(time, one.at)),
    `no ${one.number}`,
  ];
  return said.join(" ").match(NUMBER) ?? [];
}

/** Digits, and what holds them together. */
const NUMBER = /\d+([,.:]\d+)*/g;

describe("a page repaints the live figure", () => {
  const shown = { at: at("05:00"), headline: "about 32 million", figures: "32,300,000" };
  test.each([
    ["at once where the words are others", { at: at("05:00"), headline: "about 31 million" }, true],
    ["not where nothing changed", { at: at("05:30") }, false],
    [
      "not within a minute where only the figure is another",
      { at: "2018-12-06T05:00:59.999Z", figures: "32,299,999" },
      false,
    ],
    ["once a minute where the figure is another", { at: at("05:01"), figures: "32,299,999" }, true],
  ])("%s", (_, next, isPainted) => {
    expect(repaints(shown, { ...shown, ...next })).toBe(isPainted);
  });
});
