import { describe, expect, test } from "vitest";
import { aheadBy, byService, learnTime } from "../../src/dashboard/page/data/clock.ts";

const HOUR = 3_600_000;
const T = Date.parse("2026-11-26T05:00:00Z");

describe("what time it is at the service", () => {
  test("a device whose clock agrees is believed, however coarse the answer and long its way", () => {
    expect(aheadBy(0, { askedAt: T + 200, answeredAt: T + 900, saidAt: T })).toBe(0);
    expect(aheadBy(0, { askedAt: T - 4_000, answeredAt: T + 900, saidAt: T - 2_000 })).toBe(0);
  });

  test("a clock that is an hour off is found out to the second, before and after", () => {
    for (const off of [HOUR, -HOUR]) {
      const ahead = aheadBy(0, { askedAt: T + off, answeredAt: T + off + 100, saidAt: T });
      expect(Math.abs(ahead + off)).toBeLessThanOrEqual(1_000);
    }
  });

  test("each answer tells it better, and none worse", () => {
    const first = aheadBy(0, { askedAt: T + HOUR, answeredAt: T + HOUR + 20_000, saidAt: T });
    const second = aheadBy(first, { askedAt: T + HOUR, answeredAt: T + HOUR + 10, saidAt: T });
    expect(aheadBy(second, { askedAt: T + HOUR, answeredAt: T + HOUR + 20_000, saidAt: T })).toBe(second);
    expect(Math.abs(second + HOUR)).toBeLessThanOrEqual(1_000);
  });

  test("an answer that a cache may have kept tells no time, one of now does", () => {
    const said = (cache: string, more: Record<string, string> = {}) => ({
      headers: new Headers({ Date: new Date(T).toUTCString(), "Cache-Control": cache, ...more }),
    });
    const before = byService(T);
    learnTime(said("private, max-age=31536000, immutable"), Date.now());
    learnTime(said("private, no-cache", { Age: "90" }), Date.now());
    learnTime({ headers: new Headers() }, Date.now());
    expect(byService(T)).toBe(before);
    learnTime(said("private, no-cache"), Date.now());
    expect(Math.abs(byService() - T)).toBeLessThan(5_000);
  });
});
