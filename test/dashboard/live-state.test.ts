import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Impact } from "../../src/dashboard/page/data/answers.ts";
import {
  type Happening,
  type Live,
  NOTHING_YET,
  after,
  newestIn,
  staleSeconds,
} from "../../src/dashboard/page/data/live-state.ts";

const range = (count: number) => ({ low: count, point: count, high: count });

/** An estimate of so many, as far as the machine looks at it. */
function impactOf(affected: number, more: Partial<Impact> = {}): Impact {
  return {
    estimateId: `of-${affected}-${more.sequence ?? 0}`,
    at: "2018-12-06T05:00:00Z",
    knownAt: "2018-12-06T05:00:00Z",
    inventoryVersion: 1,
    sequence: 0,
    engine: "1",
    stale: false,
    headline: affected === 0 ? "nobody" : `about ${Math.round(affected / 1e6)} million`,
    affected: range(affected),
    impaired: range(affected),
    base: 40_000_000,
    byService: [],
    byOperator: [],
    byOperatorKind: [],
    byCustomerClass: [],
    byArea: [],
    byPriority: [],
    causes: [],
    coverage: {
      nodes: 1,
      nodesHeardOf: 1,
      unknownNodes: 0,
      unmatchedAlarms: 0,
      assumedSubscriptions: 0,
      oldestCountAsOf: null,
      nodesSeen: 1,
      feeds: [],
      registrations: [],
    },
    ...more,
  };
}

function live(...happenings: readonly Happening[]): Live {
  return happenings.reduce(after, NOTHING_YET);
}

const told = (impact: Impact, now: number): Happening => ({ kind: "told", impact, now });
const shownOf = ({ shown }: Live): number | undefined => shown?.impact.affected.point;

describe("what is painted of the present", () => {
  test("the first figure is painted at once, and other words at once too", () => {
    expect(shownOf(live(told(impactOf(32_300_000), 0)))).toBe(32_300_000);
    expect(shownOf(live(told(impactOf(32_300_000), 0), told(impactOf(8_000_000), 1)))).toBe(8_000_000);
  });

  test("a figure whose words are the same waits until a minute is over", () => {
    const waiting = live(told(impactOf(32_300_000), 0), told(impactOf(32_100_000), 1_000));
    expect(shownOf(waiting)).toBe(32_300_000);
    expect(shownOf(after(waiting, { kind: "passed", now: 59_999 }))).toBe(32_300_000);
    expect(shownOf(after(waiting, { kind: "passed", now: 60_000 }))).toBe(32_100_000);
  });

  test("a device's clock that is set back lets nothing wait for an hour", () => {
    const hour = 3_600_000;
    const back = live(told(impactOf(32_300_000), hour), told(impactOf(32_100_000), 1_000));
    expect(shownOf(back)).toBe(32_100_000);
  });

  test("what is held against the present is held against the newest, painted or not", () => {
    const waiting = live(told(impactOf(32_300_000), 0), told(impactOf(32_100_000), 1_000));
    expect(newestIn(waiting)?.affected.point).toBe(32_100_000);
    expect(newestIn(live(told(impactOf(32_300_000), 0)))?.affected.point).toBe(32_300_000);
  });

  test("what comes while another waits takes its place", () => {
    const waiting = live(
      told(impactOf(32_300_000), 0),
      told(impactOf(32_100_000), 1_000),
      told(impactOf(32_200_000), 2_000),
      { kind: "passed", now: 61_000 },
    );
    expect(shownOf(waiting)).toBe(32_200_000);
    expect(waiting.waiting).toBeUndefined();
  });

  test("going back to what is painted leaves nothing waiting", () => {
    const back = live(told(impactOf(32_300_000), 0), told(impactOf(32_100_000), 1), told(impactOf(32_300_000), 2));
    expect(back.waiting).toBeUndefined();
    expect(shownOf(after(back, { kind: "passed", now: 90_000 }))).toBe(32_300_000);
  });

  test("that somebody is served worse at all is told at once, though the headline is the same", () => {
    const worse = impactOf(0, { impaired: range(500_000), sequence: 1 });
    expect(live(told(impactOf(0), 0), told(worse, 1)).shown?.impact.impaired.point).toBe(500_000);
  });

  test("another body with the same figures, such as one that the database no longer confirms, is painted at once", () => {
    const stale = impactOf(32_300_000, { stale: true, staleSeconds: 3 });
    expect(live(told(impactOf(32_300_000), 0), told(stale, 1)).shown?.impact.stale).toBe(true);
  });

  test("of a flood of events that change no figure, one a second is drawn, and the last in any case", () => {
    const flood = Array.from({ length: 25 }, (_, index) => told(impactOf(5, { sequence: index }), index * 100));
    const drawn = flood.map((_, index) => live(...flood.slice(0, index + 1)).shown?.impact.sequence);
    expect([...new Set(drawn)]).toEqual([0, 10, 20]);
    expect(live(...flood, { kind: "passed", now: 3_400 }).shown?.impact.sequence).toBe(24);
  });

  test("whatever is told and when, a minute after the last word the page shows the last word", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ count: fc.integer({ min: 0, max: 40_000_000 }), wait: fc.nat(90_000) }), { minLength: 1 }),
        (tellings) => {
          let now = 0;
          let state = NOTHING_YET;
          for (const [sequence, { count, wait }] of tellings.entries()) {
            state = after(state, told(impactOf(count, { sequence }), (now += wait)));
            state = after(state, { kind: "passed", now });
          }
          expect(shownOf(after(state, { kind: "passed", now: now + 60_000 }))).toBe(tellings.at(-1)?.count);
        },
      ),
    );
  });
});

test("when others are listened to, nothing of the figures before stays", () => {
  const told = after(NOTHING_YET, { kind: "told", impact: impactOf(5_000_000), now: 0 });
  expect(after(told, { kind: "begun" })).toEqual(NOTHING_YET);
});

describe("how far it is known to hold", () => {
  test("confirmed it is not stale, and after half a minute without a word it is", () => {
    const now = live(told(impactOf(1_000_000), 0));
    expect(staleSeconds(now, 20_000)).toBe(0);
    expect(staleSeconds(now, 30_000)).toBe(30);
  });

  test("what the service itself calls stale is so at once, and as old as it says", () => {
    const stale = live(told(impactOf(1_000_000, { stale: true, staleSeconds: 90 }), 1_000_000));
    expect(staleSeconds(stale, 1_000_000)).toBe(90);
    expect(staleSeconds(stale, 1_005_000)).toBe(95);
  });

  test("a word that it holds ends that, and why it could not be confirmed", () => {
    const problem = { type: "", status: 0, title: "", detail: "", errors: [] };
    const lost = live(told(impactOf(1_000_000), 0), { kind: "failed", problem });
    expect(lost.problem).toBe(problem);
    const found = after(lost, told(impactOf(1_000_000), 100_000));
    expect(found.problem).toBeUndefined();
    expect(staleSeconds(found, 100_001)).toBe(0);
  });
});
