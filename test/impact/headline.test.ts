import { describe, expect, test } from "vitest";
import { affectedInWords, headline } from "../../src/impact/headline.ts";

test.each([
  [0, "nobody"],
  [1, "about 1"],
  [9, "about 9"],
  [10, "about 10"],
  [99, "about 99"],
  [100, "about 100"],
  [101, "about 100"],
  [105, "about 110"],
  [949, "about 950"],
  [994, "about 990"],
  [995, "about 1,000"],
  [12_345, "about 12,000"],
  [450_000, "about 450,000"],
  [994_999, "about 990,000"],
  [999_949, "about 1 million"],
  [999_999, "about 1 million"],
  [1_000_000, "about 1 million"],
  [1_250_000, "about 1.3 million"],
  [9_949_999, "about 9.9 million"],
  [9_999_999, "about 10 million"],
  [32_300_000, "about 32 million"],
  [949_999_999, "about 950 million"],
  [999_999_999, "about 1 billion"],
  [1_000_000_000, "about 1 billion"],
  [1_440_000_000, "about 1.4 billion"],
  [14_400_000_000, "about 14 billion"],
])("%i subscriptions are put as “%s”", (point, words) => {
  expect(headline({ low: point, point, high: point }, ALL_SEEN)).toBe(words);
});

const ALL_SEEN = { nodes: 40, seen: 40, isFailing: true, isCounted: true };
const SOME_SEEN = { ...ALL_SEEN, seen: 12 };

describe("that nobody is affected", () => {
  test.each([
    ["every node is seen", ALL_SEEN, 0, "nobody"],
    [
      "nothing failed and nodes are unseen",
      { ...SOME_SEEN, isFailing: false },
      0,
      "no failure reported; 12 of 40 nodes seen",
    ],
    ["something failed and nodes are unseen", SOME_SEEN, 0, "nobody found affected; 12 of 40 nodes seen"],
    [
      "a partner may not know how many nodes",
      { ...SOME_SEEN, isFailing: false, isCounted: false },
      0,
      "no failure reported; not all of the network is seen",
    ],
    ["every node is seen, but the range goes on", ALL_SEEN, 32_300_000, "up to 33 million"],
    ["the range is blindness", SOME_SEEN, 32_300_000, "nobody found affected; 12 of 40 nodes seen"],
    ["there is no node", { ...ALL_SEEN, nodes: 0, seen: 0 }, 0, "nobody"],
  ])("where %s", (_where, evidence, high, words) => {
    expect(headline({ low: 0, point: 0, high }, evidence)).toBe(words);
  });

  test.each([
    [1, "up to 1"],
    [11, "up to 11"],
    [101, "up to 110"],
    [999, "up to 1,000"],
    [1_010_000, "up to 1.1 million"],
  ])("up to %i is never told as less", (high, words) => {
    expect(headline({ low: 0, point: 0, high }, ALL_SEEN)).toBe(words);
  });
});

describe("where the range is wide its ends are said, not its middle", () => {
  test.each([
    [[31_300_000, 32_300_000, 33_300_000], "about 32 million"],
    [[28_800_000, 32_300_000, 32_300_000], "between 28 million and 33 million"],
    [[3_657_000, 8_075_000, 32_300_000], "between 3.6 million and 33 million"],
    [[0, 8_075_000, 32_300_000], "up to 33 million"],
  ] as const)("%j", ([low, point, high], words) => {
    expect(headline({ low, point, high }, ALL_SEEN)).toBe(words);
    expect(headline({ low, point, high }, SOME_SEEN), "whatever is seen, since some are affected").toBe(words);
  });
});

test.each([
  ["about 32 million", "about 32 million affected"],
  ["between 3.6 million and 33 million", "between 3.6 million and 33 million affected"],
  ["up to 4,500", "up to 4,500 affected"],
  ["nobody", "nobody affected"],
  ["nobody found affected; 12 of 40 nodes seen", "nobody found affected; 12 of 40 nodes seen"],
  ["no failure reported; not all of the network is seen", "no failure reported; not all of the network is seen"],
])("“%s” is told in a sentence as “%s”", (words, sentence) => expect(affectedInWords(words)).toBe(sentence));
