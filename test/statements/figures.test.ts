import { describe, expect, test } from "vitest";
import type { Range } from "../../src/engine/index.ts";
import { drawUp } from "../../src/statements/drafts/draw-up.ts";
import { figuresOf } from "../../src/statements/drafts/figures.ts";
import type { ChosenWords } from "../../src/statements/drafts/new-statement.ts";
import { O2 } from "./o2.ts";

type Say = Omit<ChosenWords, "reason">;

const exactly = (count: number): Range => ({ low: count, point: count, high: count });

function chosen(affected: Range, words: Say) {
  const { offences, figures } = figuresOf({ ...O2.at0500, affected }, { affected: { ...words, reason: "rounder" } });
  return { isRefused: offences.length > 0, claim: figures[0]?.claim };
}

describe("a figure in words that somebody chose", () => {
  test.each<[string, Range, Say]>([
    ["about a million of 690,000", exactly(690_000), { say: "about", count: 1_000_000 }],
    ["about 10 million of 5 million", exactly(5_000_000), { say: "about", count: 10_000_000 }],
    ["about nothing", exactly(690_000), { say: "about", count: 0 }],
    ["a number so small that they may be known by name", exactly(7), { say: "up-to", count: 7 }],
    ["more than none", exactly(690_000), { say: "more-than", count: 0 }],
    ["from a few on", { low: 3, point: 900, high: 2_000 }, { say: "between", count: 3, to: 2_000 }],
  ])("is refused where it says %s", (_what, range, say) => {
    expect(chosen(range, say).isRefused).toBe(true);
  });

  test.each<[string, Range, Say]>([
    ["about 700,000 of 690,000", exactly(690_000), { say: "about", count: 700_000 }],
    ["about 690,000", exactly(690_000), { say: "about", count: 690_000 }],
    ["about a million of 1.4 million", exactly(1_400_000), { say: "about", count: 1_000_000 }],
    ["about 10 million of 9.6 million", exactly(9_600_000), { say: "about", count: 10_000_000 }],
    ["all its digits", exactly(32_300_000), { say: "about", count: 32_300_000 }],
    ["more than a thousand", exactly(690_000), { say: "more-than", count: 1_000 }],
  ])("may be %s", (_what, range, say) => {
    expect(chosen(range, say)).toMatchObject({ isRefused: false, claim: { kind: say.say } });
  });
});

const worded = (length: number) => ({
  message: "update.customers" as const,
  channels: ["web-banner" as const],
  texts: [{ language: "en" as const, channel: "web-banner" as const, text: `${"x".repeat(length)}{affected}` }],
  figures: { affected: { say: "between" as const, count: 1_234_567, to: 1_234_567, reason: "exact" } },
});

test("a text with chosen words is measured with these", () => {
  const affected = { low: 1_234_567, point: 1_234_567, high: 1_234_567 };
  const material = {
    situation: { ...O2.at0500, affected },
    incidentState: "open",
    estimateId: "",
    sitrep: null,
    languages: ["en"],
    by: "author",
  } as const;
  const { values } = drawUp(worded(1), material).drawn;
  const room = 300 - (values[0]?.text.length ?? 0);
  expect(drawUp(worded(room), material).refusals).toEqual([]);
  expect(drawUp(worded(room + 1), material).refusals).toEqual([
    { path: "texts.en.web-banner", message: expect.stringContaining("too long") },
  ]);
});
