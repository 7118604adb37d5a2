import { expect, test } from "vitest";
import { type Network, lostIn, shard, shardsOf } from "./oracle/networks.ts";

function affectedIn(network: Network): number | undefined {
  return lostIn(network).affected[1];
}

function impairedIn(network: Network): number | undefined {
  return lostIn(network).impaired[1];
}

test("nodes that differ fail for different customers, independently", () => {
  // 1 − 0.5·0.4 = 0.8
  expect(affectedIn({ nodes: ["a", "b"], services: { data: { all: ["a", "b"] } }, states: { a: 0.5, b: 0.4 } })).toBe(
    0.8,
  );
  // 0.5·0.6 = 0.3
  expect(affectedIn({ nodes: ["a", "b"], services: { data: { any: ["a", "b"] } }, states: { a: 0.5, b: 0.4 } })).toBe(
    0.3,
  );
});

test("a node that stands in two branches is one node", () => {
  // held: a, or without a both b and c: 0.5 + 0.5·0.25 = 0.625; branch by branch it would be 0.75·0.75 = 0.5625
  const services = { data: { all: [{ any: ["a", "b"] }, { any: ["a", "c"] }] } };
  expect(affectedIn({ nodes: ["a", "b", "c"], services, states: { a: 0.5, b: 0.5, c: 0.5 } })).toBe(0.375);
});

test("a node that stands in two services is one node", () => {
  // all of a, b and c: 1 − 0.5·0.8·0.9 = 0.64
  const services = { data: { all: ["a", "b"] }, voice: { all: ["a", "c"] } };
  expect(affectedIn({ nodes: ["a", "b", "c"], services, states: { a: 0.5, b: 0.8, c: 0.9 } })).toBe(0.64);
});

test("a subscription that loses voice and data is affected once", () => {
  expect(affectedIn({ nodes: ["a"], services: { data: "a", voice: "a", sms: "data" }, states: { a: 0.25 } })).toBe(
    0.75,
  );
});

test("pools over the same nodes lose the same customers first", () => {
  const members = [{ node: "a" }, { node: "b" }];
  const pools: Network["pools"] = [
    { id: "p", policy: "shared", members, needed: 2 },
    { id: "q", policy: "shared", members, needed: 1.25 },
  ];
  // p 1/2, q 1/1.25 = 0.8: whoever p serves, q serves too. Independent would be 1 − 0.5·0.8 = 0.6
  const network = { nodes: ["a", "b"], pools, states: { b: 0 } };
  expect(affectedIn({ ...network, services: { data: { all: ["p", "q"] } } })).toBe(0.5);
  expect(affectedIn({ ...network, services: { data: { any: ["p", "q"] } } })).toBe(0.2);
});

test("a pool around a pool stands on the same nodes", () => {
  const pools: Network["pools"] = [
    { id: "p", policy: "shared", members: [{ node: "a" }, { node: "b" }], needed: 2 },
    { id: "q", policy: "shared", members: [{ node: "p" }], needed: 0.625 },
  ];
  // p 0.5, q 0.5/0.625 = 0.8
  expect(affectedIn({ nodes: ["a", "b"], pools, states: { b: 0 }, services: { data: { all: ["p", "q"] } } })).toBe(0.5);
});

test("what a node requires does not make its customers the same", () => {
  // x and y both stand on the same power, 0.5 each, and are independent by definition: 1 − 0.25
  const nodes = ["power", { id: "x", requires: "power" }, { id: "y", requires: "power" }];
  expect(affectedIn({ nodes, services: { data: { all: ["x", "y"] } }, states: { power: 0.5 } })).toBe(0.75);
});

test("two of three independent halves hold for a half", () => {
  // 3·0.5³ + 0.5³ = 0.5
  const services = { data: { atLeast: 2, of: ["a", "b", "c"] } };
  expect(affectedIn({ nodes: ["a", "b", "c"], services, states: { a: 0.5, b: 0.5, c: 0.5 } })).toBe(0.5);
});

test("in an atLeast the same leaf twice counts twice", () => {
  // two of (a, a, b) hold when a does
  const services = { data: { atLeast: 2, of: ["a", "a", "b"] } };
  expect(affectedIn({ nodes: ["a", "b"], services, states: { a: 0.5, b: 0.5 } })).toBe(0.5);
});

test("who lives on the second choice is impaired, not affected", () => {
  const shards = shardsOf({ first: 6, second: 5 });
  // affected 0.4·0.5, impaired 0.4
  const network = { ...shards, services: { data: { any: ["first", "second"] } } };
  expect([affectedIn(network), impairedIn(network)]).toEqual([0.2, 0.4]);
});

test("one of equals is no preference", () => {
  const shards = shardsOf({ first: 6, second: 5 });
  const network = { ...shards, services: { data: { atLeast: 1, of: ["first", "second"] } } };
  expect([affectedIn(network), impairedIn(network)]).toEqual([0.2, 0.2]);
});

test("a preference whose first choice is lost impairs all, even where the rest is as good", () => {
  const network = { ...shardsOf({ first: 0, second: 10 }), services: { data: { any: ["first", "second"] } } };
  const pools = [
    { ...shard("first", 1), members: [{ node: "first-down" }] },
    { ...shard("second", 1), members: [{ node: "up" }] },
  ];
  expect([affectedIn({ ...network, pools }), impairedIn({ ...network, pools })]).toEqual([0, 1]);
});

test("a building block counts through the services that name it, and not by itself", () => {
  const network: Network = {
    nodes: ["a", "b"],
    services: { "4g": "a", "3g": "b", data: { any: ["4g", "3g"] } },
    buildingBlocks: ["4g", "3g"],
    states: { a: 0, b: 1 },
  };
  expect([affectedIn(network), impairedIn(network)]).toEqual([0, 1]);
  expect(affectedIn({ ...network, buildingBlocks: ["4g", "3g", "data"], states: { a: 0, b: 0 } })).toBe(0);
});
