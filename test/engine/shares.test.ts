import { expect, test } from "vitest";
import { type Inventory, type NodeState, type Requirement, compile, shareRange } from "../../src/engine/index.ts";
import { oneProfile } from "./oracle/inventories.ts";

type Pool = Inventory["pools"][number];
type Case = {
  readonly name: string;
  readonly nodes: Readonly<Record<string, NodeState>>;
  readonly requires?: Readonly<Record<string, Requirement>>;
  readonly pools?: readonly Pool[];
  /** The element asked for, and its served and unimpaired share. */
  readonly of: string;
  readonly served: number;
  readonly unimpaired: number;
};

const two = [{ node: "a" }, { node: "b" }];
const pool = (policy: Pool["policy"], needed: number | undefined, members: Pool["members"] = two): readonly Pool[] => [
  { id: "pool", policy, members, ...(needed === undefined ? {} : { needed }) },
];

const nodes: readonly Case[] = [
  { name: "a node that nobody reports is up", nodes: {}, of: "a", served: 1, unimpaired: 1 },
  { name: "a node that is down serves nobody", nodes: { a: 0 }, of: "a", served: 0, unimpaired: 0 },
  {
    name: "a degraded node serves its share, and all of them worse",
    nodes: { a: 0.4 },
    of: "a",
    served: 0.4,
    unimpaired: 0,
  },
  { name: "a node within 1e-12 of up is up", nodes: { a: 1 - 5e-13 }, of: "a", served: 1, unimpaired: 1 },
  {
    name: "a node further than that from up is degraded",
    nodes: { a: 1 - 5e-12 },
    of: "a",
    served: 1 - 5e-12,
    unimpaired: 0,
  },
  { name: "a node within 1e-12 of down is down", nodes: { a: 5e-13 }, of: "a", served: 0, unimpaired: 0 },
  {
    name: "a node further than that from down is degraded",
    nodes: { a: 5e-12 },
    of: "a",
    served: 5e-12,
    unimpaired: 0,
  },
  {
    name: "an unknown node is as last known",
    nodes: { a: { unknown: true, lastKnown: 0.3 } },
    of: "a",
    served: 0.3,
    unimpaired: 0,
  },
];

const pools: readonly Case[] = [
  // (2·1 + 1·0.4) / 3 = 0.8; unimpaired 2·1 / 3
  {
    name: "a partitioned pool serves by the capacity that is alive",
    nodes: { b: 0.4 },
    pools: pool("partitioned", undefined, [{ node: "a", capacity: 2 }, { node: "b" }]),
    of: "pool",
    served: 0.8,
    unimpaired: 2 / 3,
  },
  {
    name: "a shared pool with room to spare serves all",
    nodes: { b: 0 },
    pools: pool("shared", 1),
    of: "pool",
    served: 1,
    unimpaired: 1,
  },
  // 1 / 1.6 = 0.625
  {
    name: "an overloaded shared pool serves all worse",
    nodes: { b: 0 },
    pools: pool("shared", 1.6),
    of: "pool",
    served: 0.625,
    unimpaired: 0,
  },
  // 2 / 8
  {
    name: "a fallback is too small even when all of it is up",
    nodes: {},
    pools: pool("shared", 8),
    of: "pool",
    served: 0.25,
    unimpaired: 0,
  },
  {
    name: "one standby is enough for one needed",
    nodes: { a: 0 },
    pools: pool("redundant", undefined),
    of: "pool",
    served: 1,
    unimpaired: 1,
  },
  {
    name: "a redundant pool without members is down",
    nodes: { a: 0, b: 0 },
    pools: pool("redundant", undefined),
    of: "pool",
    served: 0,
    unimpaired: 0,
  },
  {
    name: "a redundant pool with too little standing serves nobody",
    nodes: { a: 0 },
    pools: pool("redundant", 2),
    of: "pool",
    served: 0,
    unimpaired: 0,
  },
  // standing 2 ≥ 1.5, alive 0.6 + 0.3 = 0.9, 0.9 / 1.5 = 0.6
  {
    name: "a redundant pool with enough standing, all of it degraded, serves a share",
    nodes: { a: 0.6, b: 0.3 },
    pools: pool("redundant", 1.5),
    of: "pool",
    served: 0.6,
    unimpaired: 0,
  },
  {
    name: "0.1 and 0.7 are enough for 0.8, though adding them in binary falls short",
    nodes: {},
    pools: pool("redundant", 0.8, [
      { node: "a", capacity: 0.1 },
      { node: "b", capacity: 0.7 },
    ]),
    of: "pool",
    served: 1,
    unimpaired: 1,
  },
  {
    name: "short by less than 1e-9 of the load is enough",
    nodes: {},
    pools: pool("shared", 2 * (1 + 0.9e-9)),
    of: "pool",
    served: 1,
    unimpaired: 1,
  },
  {
    name: "short by more than 1e-9 of the load is not",
    nodes: {},
    pools: pool("shared", 2 * (1 + 1.1e-9)),
    of: "pool",
    served: 1 / (1 + 1.1e-9),
    unimpaired: 0,
  },
  {
    name: "the tolerance is relative, also for small capacities",
    nodes: { a: 0 },
    pools: pool("shared", 1e-10, [
      { node: "a", capacity: 1e-10 },
      { node: "b", capacity: 0.9e-10 },
    ]),
    of: "pool",
    served: 0.9,
    unimpaired: 0,
  },
  // inner: 1 / 2 alive of 2 needed = 0.5; outer: (0.5 + 3) / 4
  {
    name: "a nested pool gives its served share of its capacity",
    nodes: { b: 0 },
    pools: [
      { id: "outer", policy: "partitioned", members: [{ node: "inner" }, { node: "c", capacity: 3 }] },
      { id: "inner", policy: "shared", members: two, needed: 2 },
    ],
    of: "outer",
    served: 0.875,
    unimpaired: 0.75,
  },
];

const power: readonly Case[] = (
  [
    ["all is the least", { all: ["a", "b", "c"] }, 0.2],
    ["any is the most", { any: ["c", "a", "b"] }, 0.9],
    ["the second of three is what two can have", { atLeast: 2, of: ["a", "b", "c"] }, 0.5],
    ["all three of three is the least", { atLeast: 3, of: ["a", "b", "c"] }, 0.2],
    ["one of three is the most", { atLeast: 1, of: ["a", "b", "c"] }, 0.9],
    ["the same one twice counts twice", { atLeast: 2, of: ["a", "a", "c"] }, 0.9],
    ["requirements nest", { any: ["c", { all: ["a", "b"] }] }, 0.5],
  ] satisfies readonly [string, Requirement, number][]
).map(([name, requirement, served]) => ({
  name: `in requires, ${name}`,
  nodes: { a: 0.9, b: 0.5, c: 0.2 },
  requires: { d: requirement },
  of: "d",
  served,
  unimpaired: 0,
}));

const behind: readonly Case[] = [
  {
    name: "a node is no better than what it requires",
    nodes: { a: 0.3 },
    requires: { d: "a" },
    of: "d",
    served: 0.3,
    unimpaired: 0,
  },
  {
    name: "a node is no better than itself",
    nodes: { d: 0.1 },
    requires: { d: "a" },
    of: "d",
    served: 0.1,
    unimpaired: 0,
  },
  {
    name: "power that is short stops its share of a node",
    nodes: { b: 0 },
    requires: { d: "pool" },
    pools: pool("shared", 2),
    of: "d",
    served: 0.5,
    unimpaired: 0,
  },
  {
    name: "a redundant power supply that is short stops the node",
    nodes: { b: 0 },
    requires: { d: "pool" },
    pools: pool("redundant", 2),
    of: "d",
    served: 0,
    unimpaired: 0,
  },
  {
    name: "what stops a member stops the member's part of a pool",
    nodes: { a: 0 },
    requires: { c: "a" },
    pools: pool("partitioned", undefined, [{ node: "b" }, { node: "c", capacity: 3 }]),
    of: "pool",
    served: 0.25,
    unimpaired: 0.25,
  },
];

test.each([...nodes, ...pools, ...power, ...behind])("$name", (one) => {
  const shares = sharesIn(one).point;
  expect(shares.served).toBeCloseTo(one.served, 14);
  expect(shares.unimpaired).toBeCloseTo(one.unimpaired, 14);
});

test("an unknown node is up for the low and down for the high", () => {
  const unknown: Case = {
    name: "",
    nodes: { a: { unknown: true, lastKnown: 0.3 } },
    pools: pool("shared", 2),
    of: "pool",
    served: 0,
    unimpaired: 0,
  };
  const { low, point, high } = sharesIn(unknown);
  expect([low.served, point.served, high.served]).toEqual([1, 0.65, 0.5]);
});

test("the state of a node that nobody knows is ignored", () => {
  const shares = shareRange(compile(oneProfile([{ id: "a" }], "a")), new Map([["z", 0]]));
  expect(shares.point.served).toEqual([1]);
});

function sharesIn({ nodes, requires = {}, pools = [], of }: Case) {
  const ids = ["d", "c", "b", "a"].map((id) => (id in requires ? { id, requires: requires[id] } : { id }));
  const model = compile({ ...oneProfile(ids, "a"), pools });
  const { low, point, high } = shareRange(model, new Map(Object.entries(nodes)));
  const element = model.elementById.get(of) ?? -1;
  const sharesAt = ({ served, unimpaired }: typeof point) => ({
    served: served[element] ?? Number.NaN,
    unimpaired: unimpaired[element] ?? Number.NaN,
  });
  return { low: sharesAt(low), point: sharesAt(point), high: sharesAt(high) };
}
