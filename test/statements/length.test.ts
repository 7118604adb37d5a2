import * as fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { expect, test } from "vitest";
import { lengthOf } from "../../src/statements/composing/length.ts";
import type { Channel, Language } from "../../src/statements/message.ts";

function length(text: string, channel: Channel, language: Language = "en") {
  return lengthOf(text, { channel, language });
}

test.each([
  ["a".repeat(160), "GSM-7, 1 segment of 2", true],
  ["a".repeat(161), "GSM-7, 2 segments of 2", true],
  ["a".repeat(306), "GSM-7, 2 segments of 2", true],
  ["a".repeat(307), "GSM-7, 3 segments of 2", false],
  ["€".repeat(81), "GSM-7, 2 segments of 2", true],
  ["ŵ".repeat(70), "UCS-2, 1 segment of 2", true],
  ["ŵ".repeat(134), "UCS-2, 2 segments of 2", true],
  ["ŵ".repeat(135), "UCS-2, 3 segments of 2", false],
])("an SMS of “%s” has %s", (text, detail, fits) => {
  expect(length(text, "sms")).toMatchObject({ unit: "segments", limit: 2, detail, fits });
});

test("an SMS is counted as the package counts it, in letters of every alphabet", () => {
  const letters = fc.constantFrom(...Array.from("abz @£éÖ\n€^{ŵ漢ç`カ。～'\"-_"));
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 400 }), fc.nat(2), (some, kind) => {
      const text = some.join("").replaceAll([/[€^{ŵ漢ç`カ。～]/g, /[€^{\\\n]/g, /$^/g][kind] ?? "", "a");
      const { segmentsCount, encodingName } = new SegmentedMessage(text);
      expect(length(text, "sms")).toMatchObject({ used: segmentsCount, detail: expect.stringContaining(encodingName) });
    }),
  );
});

test.each([
  ["a".repeat(280), 280],
  ["ŵ".repeat(280), 280],
  ["w\u0302".repeat(280), 280],
  ["漢".repeat(140), 280],
  ["“”–", 3],
  ["see https://example.com/a/very/long/address/that/goes/on", 27],
])("on X “%s” weighs %i", (text, used) => {
  expect(length(text, "social")).toMatchObject({ used, limit: 280, unit: "characters", fits: true });
});

test("characters are counted as a reader sees them", () => {
  expect(length("e\u0301👩‍👩‍👧", "web-banner")).toMatchObject({ used: 2, limit: 300 });
});

test("30 seconds are words, and in Japanese characters", () => {
  expect(length("one two three", "radio")).toMatchObject({ used: 3, limit: 75, unit: "words" });
  expect(length("障害です。", "radio", "ja")).toMatchObject({ used: 5, limit: 150, unit: "characters" });
});

test("a longer text is never shorter", () => {
  const channel = fc.constantFrom<Channel>("social", "sms", "radio", "plain");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), channel, (text, more, channel) => {
      expect(length(`${text} ${more}`, channel).used).toBeGreaterThanOrEqual(length(text, channel).used);
    }),
  );
});
