import { expect, test } from "vitest";
import { type Happening, NOTHING_YET, after } from "../../src/dashboard/page/data/live-state.ts";
import { exactly, impactOf } from "./impact-of.ts";

/** Figures with the same words; told within a second of each other. */
const told = (point: number, of: string): Happening => ({
  kind: "told",
  impact: impactOf({ estimateId: `estimate-${point}`, headline: "about 32 million", affected: exactly(point) }),
  now: 1_000,
  of,
});

test("figures of another filter are painted at once, though their words are the same", () => {
  const before = after(NOTHING_YET, told(32_000_000, ""));
  const same = after(before, told(32_100_000, ""));
  expect(same.shown?.impact.affected.point).toBe(32_000_000);
  expect(same.waiting?.affected.point).toBe(32_100_000);
  const other = after(same, told(32_100_000, "?operator=o2"));
  expect(other.shown).toMatchObject({ of: "?operator=o2", impact: { affected: exactly(32_100_000) } });
  expect(other.waiting).toBeUndefined();
});

test("what waited is painted as the answer to the question that it was asked", () => {
  const waiting = after(after(NOTHING_YET, told(1, "?area=GB")), told(2, "?area=GB"));
  const painted = after(waiting, { kind: "passed", now: 90_000 });
  expect(painted.shown).toMatchObject({ of: "?area=GB", impact: { affected: exactly(2) } });
});
