import { describe, expect, test } from "vitest";
import { type ObservedCount, confirmedAt } from "../../src/incidents/confirmed.ts";

const END = "2018-12-07T03:27:00Z";

function counted(node: string, observedAt: string, count: number): ObservedCount {
  return { node, observedAt: `2018-${observedAt}:00Z`, count };
}

/** A week before, in the hours from two to five, a million at each of two nodes. */
const usual = ["11-30T02:30", "11-30T03:10", "11-30T03:50", "11-30T04:20", "11-30T05:59"].flatMap((at) => [
  counted("a", at, 1_000_000),
  counted("b", at, 1_000_000),
]);

describe("customers are back", () => {
  test("once they are 95 % of the same hour a week before, at all nodes together", () => {
    const since = [
      counted("a", "12-07T03:40", 600_000),
      counted("b", "12-07T03:45", 1_000_000),
      counted("a", "12-07T04:10", 899_999),
      counted("a", "12-07T04:20", 900_000),
      counted("a", "12-07T04:50", 100),
    ];
    expect(confirmedAt(END, [...usual, ...since])).toBe("2018-12-07T04:20:00Z");
    expect(confirmedAt(END, [...usual, ...since.slice(0, 3)])).toBeUndefined();
  });

  test("not before each node has been counted", () => {
    expect(confirmedAt(END, [...usual, counted("a", "12-07T03:40", 5_000_000)])).toBeUndefined();
  });

  test("nothing is said of it by counts from before the end", () => {
    const before = [counted("a", "12-07T03:26", 2_000_000), counted("b", "12-07T03:27", 2_000_000)];
    expect(confirmedAt(END, [...usual, ...before])).toBeUndefined();
  });

  test("nothing is said of it where nobody was counted in that hour a week before", () => {
    const since = [counted("a", "12-07T07:00", 1_000_000), counted("b", "12-07T07:00", 1_000_000)];
    expect(confirmedAt(END, [...usual, ...since])).toBeUndefined();
    expect(confirmedAt(END, since)).toBeUndefined();
    expect(confirmedAt(END, [])).toBeUndefined();
  });

  test("of an hour the last count is the usual one", () => {
    const more = [counted("a", "11-30T03:55", 2_000_000), counted("b", "11-30T03:55", 2_000_000)];
    const inOrder = [...usual, ...more].toSorted((one, other) => (one.observedAt < other.observedAt ? -1 : 1));
    const since = [counted("a", "12-07T03:40", 1_000_000), counted("b", "12-07T03:41", 1_000_000)];
    expect(confirmedAt(END, [...inOrder, ...since])).toBeUndefined();
  });
});
