import { type Inventory, type NodeStates, type Requirement, compile, estimate } from "../../../src/engine/index.ts";
import { oneProfile } from "./inventories.ts";

type Pool = Inventory["pools"][number];
type NetworkNode = Inventory["nodes"][number];
export type Network = {
  readonly nodes: readonly (string | NetworkNode)[];
  readonly pools?: readonly Pool[];
  readonly services: Readonly<Record<string, Requirement>>;
  readonly buildingBlocks?: readonly string[];
  readonly states?: Readonly<Record<string, number>>;
};

/** A small network written by hand, with one profile of a million subscriptions. */
export function networkOf({ nodes, pools = [], services, buildingBlocks = [] }: Network): Inventory {
  const named = nodes.map((node) => (typeof node === "string" ? { id: node } : node));
  return {
    ...oneProfile(named, ""),
    pools,
    services: Object.keys(services).map((id) => ({ id, customerFacing: !buildingBlocks.includes(id) })),
    profiles: [{ id: "f0", services }],
  };
}

/** Figures of the headline as shares of the base, to nine decimals. */
export function lostIn(network: Network, states: NodeStates = new Map(Object.entries(network.states ?? {}))) {
  const { affected, impaired, base } = estimate(compile(networkOf(network)), states).total;
  const shareOf = (figure: number) => Math.round((figure / base) * 1e9) / 1e9;
  const range = ({ low, point, high }: typeof affected) => [shareOf(low), shareOf(point), shareOf(high)];
  return { affected: range(affected), impaired: range(impaired) };
}

/** A number range of which `tenths` tenths stand on a node that is up and the rest on one that is down: both shares alike. */
export function shard(id: string, tenths: number): Pool {
  const members = [
    { node: "up", capacity: tenths },
    { node: `${id}-down`, capacity: 10 - tenths },
  ];
  return { id, policy: "partitioned", members };
}

/** Shards by name, with the nodes that they stand on; sets differ, since each has a down node of its own. */
export function shardsOf(tenthsById: Readonly<Record<string, number>>): Pick<Network, "nodes" | "pools"> & {
  readonly states: Readonly<Record<string, number>>;
} {
  const pools = Object.entries(tenthsById).map(([id, tenths]) => shard(id, tenths));
  const down = pools.map(({ id }) => `${id}-down`);
  return { nodes: ["up", ...down], pools, states: Object.fromEntries(down.map((id) => [id, 0])) };
}
