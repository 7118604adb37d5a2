import type { Inventory } from "../../src/inventory/document.ts";

/** Legal inventories that are built to be slow: each for another part of what is computed from a document. */

type Hostile = {
  readonly name: string;
  readonly build: (size: number) => Inventory;
  /** A size that is accepted. */
  readonly small: number;
  /** One that is not, and where and why; none where size alone, which the length of a body limits, makes no harm. */
  readonly refused?: { readonly size: number; readonly path: string; readonly message: RegExp };
};
type Parts = Partial<Pick<Inventory, "areas" | "nodes" | "pools" | "services" | "profiles" | "segments">>;
type Requirement = Inventory["profiles"][number]["services"][string];

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const node = (id: string): Inventory["nodes"][number] => ({ id, name: id, function: "MME", operator: "o" });
const nodes = (count: number) => times(count, (index) => node(`n${index}`));
const service = (id: string): Inventory["services"][number] => ({ id, name: id, kind: "data" });
const segment = (id: string, profile: string, area = "a"): Inventory["segments"][number] => ({
  id,
  operator: "o",
  area,
  customerClass: "consumer",
  profile,
  subscriptions: 1_000_000,
  asOf: "2026-09-30",
  source: "made to be slow",
});

function inventory(parts: Parts): Inventory {
  return {
    operators: [{ id: "o", name: "O", kind: "mno", country: "GB" }],
    areas: [{ id: "a", name: "A" }],
    nodes: [],
    pools: [],
    services: [service("data")],
    profiles: [],
    segments: [segment("s", "p")],
    ...parts,
  };
}

const requiring = (count: number, data: Requirement): Inventory =>
  inventory({ nodes: nodes(count), profiles: [{ id: "p", services: { data } }] });

/** A service for each step, the first customer-facing, each over the next. */
function chain(length: number, step: (next: string, index: number) => Requirement): Inventory {
  const ids = times(length, (index) => (index === 0 ? "data" : `x${index}`));
  return inventory({
    nodes: nodes(6),
    services: ids.map((id) => ({ ...service(id), customerFacing: id === "data" })),
    profiles: [
      { id: "p", services: Object.fromEntries(ids.map((id, index) => [id, step(ids[index + 1] ?? "n0", index)])) },
    ],
  });
}

const WORK = /^an estimate would take more than \d+ steps with this profile/;
const DEEP = /^is nested deeper than 256 levels$/;

export const HOSTILE: readonly Hostile[] = [
  {
    name: "every pair of nodes is an alternative",
    small: 30,
    refused: { size: 70, path: "profiles[0]", message: WORK },
    build: (size) =>
      requiring(size, {
        all: times(size, (a) => times(a, (b) => ({ any: [`n${a}`, `n${b}`] }))).flat(),
      }),
  },
  {
    name: "a random choice of three out of all nodes, again and again",
    small: 40,
    refused: { size: 400, path: "profiles[0]", message: WORK },
    build: (size) =>
      requiring(size, {
        all: times(size * 3, (index) => ({
          any: [1, 2, 3].map((turn) => `n${(index * index * 7 + turn * turn * (index + 13) * 31) % size}`),
        })),
      }),
  },
  {
    name: "half of all nodes are enough, in many mixed pairs",
    small: 18,
    refused: { size: 24, path: "profiles[0]", message: WORK },
    build: (size) =>
      requiring(size, {
        atLeast: Math.ceil(size / 2),
        of: times(size, (a) => ({ all: [`n${a}`, `n${(a * 7 + 1) % size}`] })),
      }),
  },
  {
    name: "half of very many nodes are enough",
    small: 100,
    refused: { size: 20000, path: "profiles[0]", message: WORK },
    build: (size) => requiring(size, { atLeast: Math.ceil(size / 2), of: times(size, (index) => `n${index}`) }),
  },
  {
    name: "a service that needs very many nodes",
    small: 500,
    refused: { size: 50000, path: "profiles[0]", message: WORK },
    build: (size) => requiring(size, { all: times(size, (i) => `n${i}`) }),
  },
  {
    name: "many profiles that all need many nodes",
    small: 50,
    refused: { size: 300, path: "profiles[6]", message: WORK },
    build: (size) =>
      inventory({
        nodes: nodes(size),
        profiles: times(size, (index) => ({
          id: `p${index}`,
          services: { data: { all: times(size, (other) => `n${other}`) } },
        })),
        segments: times(size, (index) => segment(`s${index}`, `p${index}`)),
      }),
  },
  {
    name: "very many nodes, each behind a profile of its own",
    small: 10000,

    build: (size) =>
      inventory({
        nodes: nodes(size),
        profiles: nodes(size).map(({ id }) => ({ id: `p-${id}`, services: { data: id } })),
        segments: nodes(size).map(({ id }) => segment(`s-${id}`, `p-${id}`)),
      }),
  },
  {
    name: "pools nested in pools, all of them needed",
    small: 255,
    refused: { size: 2000, path: "pools[255].members", message: DEEP },
    build: (size) =>
      inventory({
        nodes: nodes(size),
        pools: times(size, (index) => ({
          id: `q${index}`,
          name: "Q",
          function: "MME",
          policy: "shared" as const,
          needed: 1.5,
          members: [{ node: `n${index}` }, ...(index === 0 ? [] : [{ node: `q${index - 1}` }])],
        })),
        profiles: [{ id: "p", services: { data: { all: times(size, (index) => `q${index}`) } } }],
      }),
  },
  {
    name: "sites that require sites that require sites",
    small: 256,
    refused: { size: 2000, path: "nodes[256].requires", message: DEEP },
    build: (size) =>
      inventory({
        nodes: times(size, (index) => ({
          ...node(`n${index}`),
          ...(index === 0 ? {} : { requires: `n${index - 1}` }),
        })),
        profiles: [{ id: "p", services: { data: { all: times(size, (index) => `n${index}`) } } }],
      }),
  },
  {
    name: "services that name services",
    small: 256,
    refused: { size: 2000, path: "profiles[0].services.x1743", message: DEEP },
    build: (size) => chain(size, (next) => next),
  },
  {
    name: "services that name the next one twice",
    small: 60,
    refused: { size: 2000, path: "profiles[0].services.x1914", message: DEEP },
    build: (size) =>
      chain(size, (next, index) => ({
        all: [{ any: [next, `n${index % 6}`] }, { any: [next, `n${(index + 1) % 6}`] }],
      })),
  },
  {
    name: "services that count the next one among three",
    small: 60,
    refused: { size: 2000, path: "profiles[0].services.x1871", message: DEEP },
    build: (size) => chain(size, (next, index) => ({ atLeast: 2, of: [next, `n${index % 6}`, `n${(index + 2) % 6}`] })),
  },
  {
    name: "areas within areas within areas",
    small: 256,
    refused: { size: 2000, path: "areas[256].parent", message: DEEP },
    build: (size) =>
      inventory({
        areas: times(size, (index) => ({
          id: `a${index}`,
          name: "A",
          ...(index === 0 ? {} : { parent: `a${index - 1}` }),
        })),
        nodes: nodes(1),
        profiles: [{ id: "p", services: { data: "n0" } }],
        segments: times(size, (index) => segment(`s${index}`, "p", `a${index}`)),
      }),
  },
  {
    name: "layers of pools, each over all pools of the layer below",
    small: 7,
    refused: { size: 20, path: "pools[325]", message: /over more than 1000000 links$/ },
    build: (size) =>
      inventory({
        nodes: nodes(size),
        pools: times(size * size, (index) => ({
          id: `q${index}`,
          name: "Q",
          function: "MME",
          policy: "redundant" as const,
          members: times(size, (member) => {
            const below = (Math.floor(index / size) - 1) * size + member;
            return { node: below < 0 ? `n${member}` : `q${below}` };
          }),
        })),
        profiles: [{ id: "p", services: { data: "q0" } }],
      }),
  },
  {
    name: "many segments of a profile with many services",
    small: 500,
    refused: { size: 2000, path: "segments", message: /^are 4000000 with the services of each/ },
    build: (size) =>
      inventory({
        nodes: nodes(1),
        services: times(size, (index) => service(`x${index}`)),
        profiles: [{ id: "p", services: Object.fromEntries(times(size, (index) => [`x${index}`, "n0"])) }],
        segments: times(size, (index) => segment(`s${index}`, "p")),
      }),
  },
  {
    name: "many services of one profile, every one customer-facing",
    small: 60,
    refused: { size: 400, path: "profiles[0]", message: WORK },
    build: (size) =>
      inventory({
        nodes: nodes(size),
        services: times(size, (index) => service(`x${index}`)),
        profiles: [
          {
            id: "p",
            services: Object.fromEntries(
              times(size, (index) => [`x${index}`, { any: [`n${index}`, `n${(index + 1) % size}`] }]),
            ),
          },
        ],
      }),
  },
];
