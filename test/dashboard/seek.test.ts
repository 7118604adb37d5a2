import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { calmly, changesIn, movedBy, pointedAt, stepped } from "../../src/dashboard/page/time/seek.ts";
import { momentAt, pointAt } from "./points.ts";

const span = { from: momentAt("00:00"), to: momentAt("20:00") };
const points = [pointAt("00:00", 0), pointAt("04:39", 90), pointAt("10:00", 50), pointAt("20:00", 0)];
const changes = changesIn(points, span);
const at = (clock: string) => ({ span, changes, moment: momentAt(clock) });

describe("going back in time", () => {
  test("changes are what happened within, not where the figures begin or what is shown ends", () => {
    expect(changes).toEqual([momentAt("04:39"), momentAt("10:00")]);
  });

  test("a change between two milliseconds has happened at the second of them", () => {
    const [first, last] = [pointAt("00:00", 0), { ...pointAt("10:00", 90), at: "2018-12-06T10:00:00.123456Z" }];
    expect(changesIn([first, last], span)).toEqual([momentAt("10:00") + 124]);
    expect(changesIn([first, { ...last, at: "2018-12-06T10:00:00.123000Z" }], span)).toEqual([momentAt("10:00") + 123]);
  });

  test("one steps from change to change, and to the ends", () => {
    expect(stepped(at("05:00"), "back")).toBe(momentAt("04:39"));
    expect(stepped(at("04:39"), "back")).toBe(span.from);
    expect(stepped(at("04:39"), "on")).toBe(momentAt("10:00"));
    expect(stepped(at("11:00"), "on")).toBe(span.to);
  });

  test("whoever points near a change means it", () => {
    expect(pointedAt(at("04:44"))).toBe(momentAt("04:39"));
    expect(pointedAt(at("04:50"))).toBe(momentAt("04:50"));
  });

  test("elsewhere whole minutes are meant, in a short time seconds", () => {
    const between = momentAt("06:00") + 20_400;
    expect(pointedAt({ span, changes, moment: between })).toBe(momentAt("06:00"));
    const hour = { from: momentAt("05:30"), to: momentAt("06:30") };
    expect(pointedAt({ span: hour, changes: [], moment: between })).toBe(momentAt("06:00") + 20_000);
  });

  test("nobody points beyond what is shown", () => {
    expect(pointedAt({ span, changes: [], moment: span.to + 5 })).toBe(span.to);
    expect(pointedAt({ span, changes: [], moment: span.from - 5 })).toBe(span.from);
  });

  test("keys go from change to change, by minutes, and to the ends", () => {
    expect(movedBy("ArrowLeft", at("05:00"))).toBe(momentAt("04:39"));
    expect(movedBy("ArrowUp", at("05:00"))).toBe(momentAt("10:00"));
    expect(movedBy("Shift ArrowRight", at("05:00"))).toBe(momentAt("05:01"));
    expect(movedBy("Shift ArrowDown", at("05:00"))).toBe(momentAt("04:59"));
    expect(movedBy("PageDown", at("05:00"))).toBe(momentAt("04:45"));
    expect(movedBy("PageUp", at("19:59"))).toBe(span.to);
    expect(movedBy("Home", at("05:00"))).toBe(span.from);
    expect(movedBy("End", at("05:00"))).toBe(span.to);
    expect(movedBy("Tab", at("05:00"))).toBeUndefined();
  });
});

describe("while something is pulled", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("the last of many is done once it is quiet", () => {
    const done: number[] = [];
    const calm = calmly<number>((one) => done.push(one), { quiet: 100, longest: 300 });
    for (const one of [1, 2, 3]) calm.later(one);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(done).toEqual([3]);
    vi.advanceTimersByTime(1_000);
    expect(done).toEqual([3]);
  });

  test("where it never gets quiet some are done on the way", () => {
    const done: number[] = [];
    const calm = calmly<number>((one) => done.push(one), { quiet: 100, longest: 300 });
    for (let moment = 0; moment < 1_000; moment += 50) {
      calm.later(moment);
      vi.advanceTimersByTime(50);
    }
    expect(done).toEqual([250, 550, 850]);
  });

  test("nothing is done once it is stopped", () => {
    const done: number[] = [];
    const calm = calmly<number>((one) => done.push(one), { quiet: 100, longest: 300 });
    calm.later(1);
    calm.stop();
    vi.advanceTimersByTime(1_000);
    expect(done).toEqual([]);
  });
});
