import type { Inventory } from "../../src/inventory/document.ts";

/** A document with one of everything that a refusal can be about, and nothing to refuse or to warn of in 2026. */
export const SMALL: Inventory = {
  operators: [
    { id: "op", name: "Operator", kind: "mno", country: "GB", plmns: ["23410"] },
    { id: "brand", name: "Brand", kind: "brand", country: "GB", host: "op" },
    { id: "mvno", name: "Virtual", kind: "mvno", country: "GB", host: "brand" },
  ],
  areas: [
    { id: "gb", name: "Britain", kind: "country", country: "GB" },
    { id: "london", name: "London", parent: "gb", setting: "urban", latitude: 51.5, longitude: -0.1 },
  ],
  nodes: [
    { id: "n1", name: "N 1", function: "HSS", operator: "op", site: "london", requires: { any: ["power", "feeds"] } },
    { id: "n2", name: "N 2", function: "MME", operator: "op", externalIds: ["ManagedElement=2"] },
    { id: "n3", name: "N 3", function: "MME", operator: "op" },
    { id: "power", name: "Power", function: "PSU", operator: "op" },
    { id: "spare", name: "Spare", function: "MME", operator: "op" },
  ],
  pools: [
    { id: "shards", name: "Shards", function: "HSS", policy: "partitioned", members: [{ node: "n1" }, { node: "n2" }] },
    {
      id: "mmes",
      name: "MMEs",
      function: "MME",
      policy: "shared",
      needed: 1,
      members: [{ node: "n2" }, { node: "n3" }],
    },
    { id: "pair", name: "Pair", function: "MME", policy: "redundant", members: [{ node: "n3" }, { node: "spare" }] },
    { id: "feeds", name: "Feeds", function: "PSU", policy: "redundant", members: [{ node: "power" }] },
  ],
  services: [
    { id: "core", name: "Core", kind: "data", customerFacing: false },
    { id: "data", name: "Data", kind: "data" },
    { id: "voice", name: "Voice", kind: "voice" },
    { id: "sms", name: "Text", kind: "sms" },
  ],
  profiles: [
    {
      id: "full",
      services: {
        core: { all: ["shards", "mmes"] },
        data: { all: ["core", "pair"] },
        voice: { any: ["core", "pair"] },
      },
    },
    { id: "texting", services: { sms: { atLeast: 1, of: ["mmes", "pair"] } } },
  ],
  segments: [
    {
      id: "s1",
      operator: "op",
      area: "london",
      customerClass: "consumer",
      profile: "full",
      subscriptions: 1000,
      asOf: "2026-09-30",
      source: "Annual report",
    },
    {
      id: "s2",
      operator: "mvno",
      area: "gb",
      customerClass: "iot",
      profile: "texting",
      subscriptions: { low: 50, point: 100, high: 200 },
      asOf: "2026-09-30",
      source: "Our guess",
      assumed: true,
    },
  ],
};

/** What stands at a place instead, the steps parted by dots (`pools.0.members`); `undefined` takes it out. */
export type Edits = Readonly<Record<string, unknown>>;

/** A document with some places changed. An index one past the end adds to a list. */
export function edited(document: unknown, edits: Edits): unknown {
  return Object.entries(edits).reduce(
    (changed: unknown, [place, value]) => replaced(changed, place.split("."), value),
    document,
  );
}

/** The same for steps that may hold a dot. */
export function replaced(document: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    const items: readonly unknown[] = document;
    const item = replaced(items[Number(step)], rest, value);
    return [...items.slice(0, Number(step)), ...(item === undefined ? [] : [item]), ...items.slice(Number(step) + 1)];
  }
  const fields = new Map<string, unknown>(Object.entries(document ?? {}));
  fields.set(step, replaced(fields.get(step), rest, value));
  return Object.fromEntries([...fields].filter(([, field]) => field !== undefined));
}

/** `count` things made of their index. */
export function many<Made>(count: number, make: (index: number) => Made): readonly Made[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
