import { expect, test } from "vitest";
import { headline } from "../../src/impact/headline.ts";

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
  expect(headline(point)).toBe(words);
});
