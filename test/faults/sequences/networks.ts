import { Inventory } from "../../../src/inventory/document.ts";

/**
 * Many small networks in one inventory, so that one database does for many sequences. They share the services and nothing
 * else; ids begin with the network's name. Of 1,000 subscriptions of each:
 *
 * | segment | operator | area | class | profile | count |
 * |---|---|---|---|---|---|
 * | town | host | town (in land) | consumer | phone | 600, and one more with each version |
 * | south | host | south (in land) | business | phone | 240 to 260 |
 * | guest | guest | south | consumer | machine | 150 |
 *
 * Mobile data is 4G (both MMEs are needed to carry all), or else 3G; machines have 4G only. 4G and calls stand on the
 * subscriber database `hss`, whose shards own their subscribers; 3G on `ranges`, a range of it and a third shard. Calls need
 * one of a pair of MSCs. `mme-1` and `hss-1` stop when `power` does.
 */
export const NODES = ["power", "mme-1", "mme-2", "sgsn", "hss-1", "hss-2", "hss-3", "msc-1", "msc-2"] as const;

/** What a version of the inventory may have otherwise. */
export type Variant = {
  /** Load of the MMEs, of which there are 2. */
  readonly needed: number;
  /** Of the first shard; the second has 1. */
  readonly capacity: number;
  /** Whether the third shard is one of `hss` too. */
  readonly isGrown: boolean;
  /** Customers in town: another number in each version, so that figures tell which it was. */
  readonly town: number;
};
export const FIRST_VARIANT: Variant = { needed: 2, capacity: 3, isGrown: false, town: 600 };

export function inventoryOf(networks: readonly string[], variant: Variant): Inventory {
  const parts = networks.map((network) => networkOf(network, variant));
  return Inventory.parse({
    operators: parts.flatMap(({ operators }) => operators),
    areas: parts.flatMap(({ areas }) => areas),
    nodes: parts.flatMap(({ nodes }) => nodes),
    pools: parts.flatMap(({ pools }) => pools),
    services: SERVICES,
    profiles: parts.flatMap(({ profiles }) => profiles),
    segments: parts.flatMap(({ segments }) => segments),
  });
}

const SERVICES = [
  { id: "data", name: "Mobile data", kind: "data" },
  { id: "data-4g", name: "4G data", kind: "data", customerFacing: false },
  { id: "data-3g", name: "3G data", kind: "data", customerFacing: false },
  { id: "voice", name: "Calls", kind: "voice" },
];

function networkOf(network: string, variant: Variant) {
  const id = (name: string): string => `${network}.${name}`;
  const all = (...names: readonly string[]) => ({
    all: names.map((name) => (name.startsWith("data") ? name : id(name))),
  });
  return {
    operators: [
      { id: id("host"), name: "Host", kind: "mno", country: "GB" },
      { id: id("guest"), name: "Guest", kind: "mvno", country: "GB", host: id("host") },
    ],
    areas: [
      { id: id("land"), name: "Land" },
      { id: id("town"), name: "Town", parent: id("land") },
      { id: id("south"), name: "South", parent: id("land") },
    ],
    nodes: NODES.map((name) => nodeOf(id, name)),
    pools: poolsOf(id, variant),
    profiles: [
      {
        id: id("phone"),
        services: {
          data: { any: ["data-4g", "data-3g"] },
          "data-4g": all("mme", "hss"),
          "data-3g": all("sgsn", "ranges"),
          voice: all("msc", "hss"),
        },
      },
      { id: id("machine"), services: { data: "data-4g", "data-4g": all("mme", "hss") } },
    ],
    segments: [
      segmentOf(id, "town", { operator: "host", profile: "phone" }, variant.town),
      segmentOf(id, "south", { operator: "host", profile: "phone" }, { low: 240, point: 250, high: 260 }),
      segmentOf(id, "guest", { operator: "guest", profile: "machine" }, 150),
    ],
  };
}

type Named = (name: string) => string;

function nodeOf(id: Named, name: (typeof NODES)[number]) {
  const [kind = ""] = name.split("-");
  const site = id(name.endsWith("-2") ? "south" : "town");
  const vendor = id(["mme", "sgsn", "hss"].includes(kind) ? "acme" : "bolt");
  const requires = ["mme-1", "hss-1"].includes(name) ? { requires: id("power") } : {};
  return { id: id(name), name, function: kind.toUpperCase(), operator: id("host"), vendor, site, ...requires };
}

function poolsOf(id: Named, { needed, capacity, isGrown }: Variant) {
  const members = (...names: readonly string[]) => names.map((name) => ({ node: id(name), capacity: 1 }));
  const pool = (name: string, rest: object) => ({ id: id(name), name, function: name.toUpperCase(), ...rest });
  const shards = [{ node: id("hss-1"), capacity }, ...members("hss-2"), ...(isGrown ? members("hss-3") : [])];
  return [
    pool("mme", { policy: "shared", needed, members: members("mme-1", "mme-2") }),
    pool("hss", { policy: "partitioned", members: shards }),
    pool("ranges", { policy: "partitioned", members: members("hss", "hss-3") }),
    pool("msc", { policy: "redundant", members: members("msc-1", "msc-2") }),
  ];
}

function segmentOf(
  id: Named,
  name: string,
  { operator, profile }: { readonly operator: string; readonly profile: string },
  subscriptions: unknown,
) {
  return {
    id: id(name),
    operator: id(operator),
    area: id(name === "town" ? "town" : "south"),
    customerClass: name === "south" ? "business" : "consumer",
    profile: id(profile),
    subscriptions,
    asOf: "2018-09-30",
    source: "Invented",
  };
}
