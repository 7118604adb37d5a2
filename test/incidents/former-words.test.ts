import { describe, expect, test } from "vitest";
import { asSaidBefore, inWordsOfNow } from "../../src/incidents/evidence/former-words.ts";

const WIDE = { low: 3_657_000, point: 8_075_000, high: 32_300_000 };
const NOBODY = { low: 0, point: 0, high: 9 };

describe("what was said before ranges were put in words", () => {
  test("becomes what is said now of the same figure, and nothing else does", () => {
    expect(inWordsOfNow("about 8.1 million", WIDE)).toBe("between 3.6 million and 33 million");
    expect(inWordsOfNow("between 3.6 million and 33 million", WIDE)).toBe("between 3.6 million and 33 million");
    for (const other of ["about 8.2 million", "nobody", "up to 33 million"])
      expect(inWordsOfNow(other, WIDE)).toBe(other);
    expect(inWordsOfNow("nobody found affected; 12 of 40 nodes seen", NOBODY)).toMatch(/^nobody found/);
  });

  test("was of the point alone", () => {
    const headline = "between 3.6 million and 33 million";
    const said = asSaidBefore({ headline, affected: WIDE, impaired: WIDE });
    expect(said).toMatchObject({
      headline: "about 8.1 million",
      affected: WIDE,
      impaired: { low: 8_075_000, high: 8_075_000 },
    });
    expect(asSaidBefore({ headline: "up to 9", affected: NOBODY, impaired: NOBODY }).headline).toBe("up to 9");
  });
});
