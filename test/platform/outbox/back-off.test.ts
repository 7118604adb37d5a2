import * as fc from "fast-check";
import { expect, test } from "vitest";
import { plusMilliseconds } from "../../../src/platform/instant.ts";
import { GIVEN_UP_MILLISECONDS, MOST_ATTEMPTS, nextAttemptAt } from "../../../src/platform/outbox/back-off.ts";

const queuedAt = "2026-11-25T00:00:00Z";
const waitMilliseconds = (attempts: number, chance: number) => {
  const next = nextAttemptAt({ attempts, queuedAt, now: queuedAt, chance });
  return next === undefined ? undefined : Date.parse(next) - Date.parse(queuedAt);
};

test("the first wait is at most 5 s, each further one twice as long, none longer than 3 h", () => {
  expect([1, 2, 3, 4].map((attempts) => waitMilliseconds(attempts, 0))).toEqual([2_500, 5_000, 10_000, 20_000]);
  expect(waitMilliseconds(MOST_ATTEMPTS - 1, 0.999_999_9)).toBeLessThanOrEqual(3 * 60 * 60 * 1000);
});

test("a wait is spread over the upper half of its length", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 39 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempts, chance) => {
      const [least = 0, wait = 0, most = 0] = [0, chance, 0.999_999].map((some) => waitMilliseconds(attempts, some));
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThanOrEqual(most);
      expect(most).toBeLessThanOrEqual(2 * least);
    }),
  );
});

test("a message is dead after so many attempts, and after three days, whichever is first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(2 * GIVEN_UP_MILLISECONDS), (attempts, age) => {
      const now = plusMilliseconds(queuedAt, age);
      const next = nextAttemptAt({ attempts, queuedAt, now, chance: 0.5 });
      if (next === undefined)
        expect(attempts >= MOST_ATTEMPTS || age + 3 * 3_600_000 > GIVEN_UP_MILLISECONDS).toBe(true);
      else expect(Date.parse(next) - Date.parse(queuedAt)).toBeLessThanOrEqual(GIVEN_UP_MILLISECONDS);
    }),
  );
  expect(waitMilliseconds(MOST_ATTEMPTS, 0)).toBeUndefined();
});

test("a receiver that never answers is tried for days before a message is given up", () => {
  let [now, attempts] = [queuedAt, 1];
  for (let next = nextAttemptAt({ attempts, queuedAt, now, chance: 0.5 }); next !== undefined; ) {
    [now, attempts] = [next, attempts + 1];
    next = nextAttemptAt({ attempts, queuedAt, now, chance: 0.5 });
  }
  expect(Date.parse(now) - Date.parse(queuedAt)).toBeGreaterThan(2 * 24 * 60 * 60 * 1000);
});
