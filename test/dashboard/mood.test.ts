import { describe, expect, test } from "vitest";
import { kindOf } from "../../src/dashboard/page/number/mood.ts";
import { partsInWords } from "../../src/dashboard/page/number/parts.ts";
import { createFormat } from "../../src/dashboard/page/data/format.ts";
import { silencesInWords } from "../../src/dashboard/page/number/silence-in-words.ts";
import { en } from "../../src/dashboard/page/words/en.ts";

const range = (low: number, point = low, high = point) => ({ low, point, high });
const NOBODY = range(0);

describe("what kind of answer the number is", () => {
  test.each([
    ["affected", { headline: "about 32 million", affected: range(32e6), impaired: range(32e6) }],
    ["worse", { headline: "nobody found affected; 13 of 43 nodes seen", affected: NOBODY, impaired: range(1) }],
    ["worse", { headline: "nobody", affected: NOBODY, impaired: range(1) }],
    ["nobody", { headline: "nobody", affected: NOBODY, impaired: NOBODY }],
    ["unseen", { headline: "no failure reported; 3 of 4 nodes seen", affected: NOBODY, impaired: NOBODY }],
    ["up-to", { headline: "up to 450,000", affected: range(0, 0, 450_000), impaired: range(0, 0, 450_000) }],
    ["up-to", { headline: "nobody", affected: NOBODY, impaired: range(0, 0, 9) }],
  ] as const)("%s: %j", (kind, figures) => expect(kindOf(figures)).toBe(kind));
});

const rowsOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([key, base]) => ({ key, name: key, affected: range(base), impaired: NOBODY, base }));

const words = (kinds: Record<string, number>, classes: Record<string, number>): string =>
  partsInWords({ byOperatorKind: rowsOf(kinds), byCustomerClass: rowsOf(classes) }, en.number);

describe("whose lines a figure counts, in words", () => {
  test("own brands are own, virtual operators are others, and machines are named", () => {
    expect(words({ mno: 22.4e6, brand: 2.6e6, mvno: 7.3e6 }, { consumer: 25e6, "connected-vehicle": 5e5 })).toBe(
      "25 million ours, 7.3 million other brands, machines included",
    );
  });

  test("a part that is not well known is said by its ends", () => {
    const [own, others] = [range(1e6, 2e6, 3e6), range(0, 5, 9_000)];
    const rows = [{ mno: own }, { mvno: others }].flatMap((row) =>
      Object.entries(row).map(([key, affected]) => ({ key, name: key, affected, impaired: NOBODY, base: 0 })),
    );
    expect(partsInWords({ byOperatorKind: rows, byCustomerClass: [] }, en.number)).toBe(
      "between 1 million and 3 million ours, up to 9,000 other brands",
    );
  });

  test("where only one kind is hit nothing is divided", () => {
    expect(words({ mno: 100, mvno: 0 }, { consumer: 100 })).toBe("");
  });

  test("where only machines are hit they are not called included", () => {
    expect(words({ mno: 60, mvno: 40 }, { iot: 100, consumer: 0 })).toBe("60 ours, 40 other brands");
  });
});

describe("what is not heard of, in words", () => {
  const format = createFormat("en-GB", "UTC");
  const inWords = (...silences: (readonly [feed: string | undefined, since: string])[]): string =>
    silencesInWords(
      silences.map(([feed, since]) => ({ feed, since })),
      { mood: en.number.mood, format },
    );

  test("feeds that fell silent in the same minute are told together, others by themselves", () => {
    const [first, later] = ["2026-11-26T02:37:11Z", "2026-11-26T02:40:00Z"];
    expect(inWords(["north", first], ["noc", later], ["midlands", "2026-11-26T02:37:40Z"])).toBe(
      "Blind: feeds north, midlands have said nothing since 26 Nov 2026, 02:37 UTC; feed noc has said nothing since 26 Nov 2026, 02:40 UTC. The range covers what that may hide.",
    );
  });

  test("to a partner it is a part of the network, once for each moment", () => {
    const since = "2026-11-26T02:37:11Z";
    expect(inWords([undefined, since], [undefined, since])).toBe(
      "Blind: nothing has been heard of part of the network since 26 Nov 2026, 02:37 UTC. The range covers what that may hide.",
    );
  });
});
