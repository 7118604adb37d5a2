import { describe, expect, test } from "vitest";
import type { Cause } from "../../src/dashboard/page/data/answers.ts";
import { causesIn, holdingIn, mostRestored, sameNodesBefore } from "../../src/dashboard/page/why/mending.ts";
import { groupsOf, supposedNodes } from "../../src/dashboard/page/why/node-groups.ts";
import { en } from "../../src/dashboard/page/words/en.ts";
import { exactly, impactOf, rowOf } from "./impact-of.ts";

const cause = (leaf: string, affected: number, own: Partial<Cause> = {}): Cause => ({
  leaf,
  name: `The ${leaf}`,
  nodes: [],
  restores: { affected, impaired: affected },
  ...own,
});

const silent = cause("feed:probe", 0, { blind: { feed: "probe", since: "2018-12-06T05:00:00Z" } });

describe("causes", () => {
  test("stand in the order given, and what is merely not seen stands apart", () => {
    const { mendable, blind, isTogether } = causesIn(
      impactOf({ affected: exactly(9), causes: [cause("a", 5), cause("b", 0), silent] }),
    );
    expect(mendable.map(({ leaf }) => leaf)).toEqual(["a", "b"]);
    expect(blind.map(({ leaf }) => leaf)).toEqual(["feed:probe"]);
    expect(isTogether).toBe(false);
  });

  test("where no single one gives anything back it takes several, unless nobody is affected or nothing fails", () => {
    const both = [cause("a", 0), cause("b", 0)];
    expect(causesIn({ affected: exactly(9), causes: both }).isTogether).toBe(true);
    expect(causesIn({ affected: exactly(0), causes: both }).isTogether).toBe(false);
    expect(causesIn({ affected: exactly(9), causes: [silent] }).isTogether).toBe(false);
  });

  test("the same nodes are told once, in whatever order they are named", () => {
    const causes = [
      cause("a", 2, { nodes: ["x", "y"] }),
      cause("b", 1, { nodes: ["y", "x"] }),
      cause("c", 0),
      cause("d", 0),
    ];
    expect(sameNodesBefore(causes, 0)).toBeUndefined();
    expect(sameNodesBefore(causes, 1)?.leaf).toBe("a");
    expect(sameNodesBefore(causes, 3)).toBeUndefined();
  });

  test("no bar is longer than what all are held against", () => {
    const impact = impactOf({ affected: exactly(5), impaired: exactly(8) });
    expect(mostRestored([cause("a", 5)], impact)).toBe(8);
    expect(mostRestored([cause("a", 9)], impact)).toBe(9);
  });

  test.each([
    [
      "1,000",
      "2,000",
      "Mending this alone gives service back to 1,000 lines; affected or served worse are then 2,000 fewer.",
    ],
    ["1,000", undefined, "Mending this alone gives service back to 1,000 lines."],
    [undefined, "2,000", "Mending this alone leaves 2,000 fewer served worse."],
    [undefined, undefined, "Mending this alone changes no estimate: something else fails too, or nobody stands on it."],
  ])(
    "mending that takes %s from the affected and %s from the impaired is said in words",
    (affected, impaired, text) => {
      expect(en.why.mending({ affected, impaired, isDeclared: false })).toBe(text);
    },
  );
});

const node = (id: string, since: string) => [id, { id, name: id.toUpperCase(), state: "down", since }] as const;

describe("failing nodes", () => {
  test("are told together where they are in one state since one moment, the largest group first", () => {
    const known = new Map([node("a", "05:00"), node("b", "06:00"), node("c", "06:00")]);
    const groups = groupsOf(["a", "b", "c", "d"], known);
    expect(groups.map(({ state, since, nodes }) => [state, since, nodes.map(({ name }) => name)])).toEqual([
      ["down", "06:00", ["B", "C"]],
      ["down", "05:00", ["A"]],
      [undefined, undefined, ["d"]],
    ]);
  });

  test("of a supposition are those that it supposes to fail", () => {
    const supposed = supposedNodes({ a: "down", b: 0.5, c: "unknown", d: "up", e: 1, f: 0 });
    expect([...supposed.values()].map(({ id, state }) => [id, state])).toEqual([
      ["a", "down"],
      ["b", "degraded"],
      ["c", "unknown"],
      ["f", "down"],
    ]);
  });
});

const service = (key: string, own: object) => ({ ...rowOf({ key }), kind: "data", customerFacing: true, ...own });

test("what holds is what customers use and nobody has lost or may have lost", () => {
  const byService = [
    service("holds", {}),
    service("worse", { impaired: exactly(1) }),
    service("maybe", { affected: { low: 0, point: 0, high: 1 } }),
    service("nobody-has", { base: 0 }),
    service("block", { customerFacing: false }),
  ];
  expect(holdingIn({ byService })).toEqual(["The holds"]);
});
