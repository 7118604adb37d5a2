import { describe, expect, test } from "vitest";
import { tell } from "../../src/dashboard/page/number/told.ts";
import { en } from "../../src/dashboard/page/words/en.ts";

const range = (low: number, point = low, high = point) => ({ low, point, high });
const NOBODY = range(0);
const nothing = { byOperatorKind: [], byCustomerClass: [] };

describe("what stands in the largest letters", () => {
  test("is how many are affected", () => {
    const impact = { ...nothing, headline: "about 32 million", affected: range(32.3e6), impaired: range(32.3e6) };
    expect(tell(impact, en.number, "25 million own")).toMatchObject({
      size: "About 32 million",
      unit: "lines affected",
      note: "25 million own",
      range: { point: 32.3e6 },
    });
  });

  test("is how many are served worse where nobody is cut off, with what is said of those affected beside it", () => {
    const headline = "nobody found affected; 13 of 43 nodes seen";
    const impact = { ...nothing, headline, affected: NOBODY, impaired: range(17_672_000, 17_672_000, 28_800_000) };
    expect(tell(impact, en.number, "")).toMatchObject({
      size: "Between 17 million and 29 million",
      unit: "lines served worse",
      note: "Nobody found affected; 13 of 43 nodes seen",
      outcome: "impaired",
      range: { high: 28_800_000 },
    });
  });

  test("is between how many it is where the range is wide", () => {
    const affected = range(3_657_000, 8_075_000, 32.3e6);
    const headline = "between 3.6 million and 33 million";
    expect(tell({ ...nothing, headline, affected, impaired: affected }, en.number, "")).toMatchObject({
      size: "Between 3.6 million and 33 million",
      unit: "lines affected",
    });
  });

  test("is how many it may be at the most where the best estimate is nobody", () => {
    const impact = {
      ...nothing,
      headline: "up to 450,000",
      affected: range(0, 0, 450_000),
      impaired: range(0, 0, 450_000),
    };
    expect(tell(impact, en.number, "")).toMatchObject({ size: "Up to 450,000", unit: "lines affected" });
  });

  test.each(["nobody", "no failure reported; 3 of 4 nodes seen"])("is no size where it is: %s", (headline) => {
    const told = tell({ ...nothing, headline, affected: NOBODY, impaired: NOBODY }, en.number, "");
    expect(told).toMatchObject({ unit: "", outcome: "affected", range: { point: 0 } });
  });
});
