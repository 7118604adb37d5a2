import { expect, test } from "vitest";
import { type Declared, compile, estimate } from "../../src/engine/index.ts";
import { networkOf } from "./oracle/networks.ts";

function said(id: string, outcome: Declared["outcome"], share: number): Declared {
  return { id, outcome, share: { low: share, point: share, high: share }, of: { view: {} } };
}

test("which of two was declared first moves no figure", () => {
  const members = [
    { node: "a", capacity: 3 },
    { node: "b", capacity: 1 },
  ];
  const pools = [{ id: "shards", policy: "partitioned" as const, members }];
  const model = compile(networkOf({ nodes: ["a", "b"], pools, services: { voice: "shards" } }));
  const both = [said("cut off", "affected", 0.3), said("served worse", "impaired", 1)];
  const figuresOf = (declared: readonly Declared[]) => estimate(model, new Map([["a", 0.9]]), { declared }).total;
  expect(figuresOf(both.toReversed())).toEqual(figuresOf(both));
});
