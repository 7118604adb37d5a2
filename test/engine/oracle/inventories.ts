import * as fc from "fast-check";
import { type Inventory, type NodeState, type NodeStates, type Requirement } from "../../../src/engine/index.ts";

/**
 * Small random inventories, legal by construction: what fast-check draws (and shrinks) is a tree of plain numbers, and
 * whatever numbers it draws, `buildInventory` reads a legal document out of them. Elements name earlier ones only.
 */
export type Situation = { readonly inventory: Inventory; readonly states: NodeStates };

export type Tree =
  | { readonly leaf: number }
  | { readonly op: "all" | "any" | "atLeast"; readonly k: number; readonly parts: readonly Tree[] };

type Pool = Inventory["pools"][number];
type NetworkNode = Inventory["nodes"][number];
type Elements = { readonly nodes: NetworkNode[]; readonly pools: Pool[]; readonly partitioned: Set<string> };

const gene = fc.nat(9999);
const treesByDepth = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { arbitrary: fc.record({ leaf: gene }), weight: 4 },
    {
      arbitrary: fc.record({
        op: fc.constantFrom("all", "any", "atLeast"),
        k: gene,
        parts: fc.array(tie("tree"), { minLength: 1, maxLength: 4 }),
      }),
      weight: 3,
    },
  ),
}));

/** Requirements whose leaves are numbers still to be read as names. */
export const trees: fc.Arbitrary<Tree> = treesByDepth.tree;

const elementGenes = fc.record({
  isPool: fc.boolean(),
  policy: fc.constantFrom("partitioned", "shared", "redundant"),
  twin: gene,
  members: fc.array(fc.record({ element: gene, capacity: gene }), { minLength: 1, maxLength: 4 }),
  needed: gene,
  requires: fc.option(trees, { freq: 2 }),
});
const profileGenes = fc.array(fc.record({ service: gene, requirement: trees }), { minLength: 1, maxLength: 4 });
const segmentGenes = fc.record({
  operator: gene,
  area: gene,
  customerClass: gene,
  profile: gene,
  count: fc.oneof(fc.nat(60), fc.nat(40_000_000)),
  spread: fc.option(fc.record({ below: gene, above: gene }), { freq: 2 }),
  isAssumed: fc.boolean(),
});
const genomes = fc.record({
  elements: fc.array(elementGenes, { minLength: 2, maxLength: 11 }),
  services: fc.array(fc.constantFrom("facing", "said to be facing", "building block"), { minLength: 1, maxLength: 4 }),
  profiles: fc.array(profileGenes, { minLength: 1, maxLength: 3 }),
  operators: fc.array(fc.constantFrom("mno", "brand", "mvno", "iot"), { minLength: 1, maxLength: 4 }),
  areas: fc.array(gene, { minLength: 1, maxLength: 5 }),
  segments: fc.array(segmentGenes, { minLength: 1, maxLength: 7 }),
  isBackwards: fc.boolean(),
});
type Genome = typeof genomes extends fc.Arbitrary<infer G> ? G : never;

export const inventories: fc.Arbitrary<Inventory> = genomes.map(buildInventory);

const fractions = fc.oneof(
  fc.constantFrom(0.5, 0.25, 0.75, 1 / 3, 0.9, 0.1),
  fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000),
);
export const knownStates: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1), fractions, fractions);
const nodeStates: fc.Arbitrary<NodeState> = fc.oneof(
  { arbitrary: knownStates, weight: 5 },
  { arbitrary: knownStates.map((lastKnown) => ({ unknown: true as const, lastKnown })), weight: 1 },
);
const MOST_NODES = 7;
const reportedStates = fc.array(fc.option(nodeStates, { freq: 4 }), { minLength: MOST_NODES, maxLength: MOST_NODES });

/** An inventory and the states of its nodes: unreported, up, down, degraded or unknown. */
export const situations: fc.Arbitrary<Situation> = fc.tuple(inventories, reportedStates).map(([inventory, drawn]) => ({
  inventory,
  states: new Map(
    inventory.nodes.flatMap(({ id }, index): [string, NodeState][] => {
      const state = drawn[index] ?? null;
      return state === null ? [] : [[id, state]];
    }),
  ),
}));

/** One profile and one service over independent nodes, each degraded: as many partial leaves as there are nodes. */
export function degradedNetworks(nodeCount: number, requirements: fc.Arbitrary<Tree>): fc.Arbitrary<Situation> {
  const shares = fc.array(fractions, { minLength: nodeCount, maxLength: nodeCount });
  return fc.tuple(requirements, shares).map(([tree, drawn]) => {
    const nodes = drawn.map((_, index) => ({ id: `n${index}` }));
    const ids = nodes.map(({ id }) => id);
    return { inventory: oneProfile(nodes, toRequirement(tree, ids)), states: new Map(pairUp(ids, drawn)) };
  });
}

const SHARDS = 9;
const shardGenes = fc.record({
  climate: fc.constantFrom([0, 1], [0, 1], [1, 0]),
  shards: fc.array(
    fc.record({
      weather: fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 4 },
        { arbitrary: fc.constantFrom([0, 1], [1, 0], [0.5, 1], [0, 0.9], [1, 1], [0, 0]), weight: 1 },
      ),
      weight: fc.constantFrom(2, 9, 30),
    }),
    { minLength: SHARDS, maxLength: SHARDS },
  ),
});

/** One profile and one service over a node that is up and nine pools of two shards: leaves partial in both shares. */
function opOf(parts: fc.Arbitrary<readonly Tree[]>): fc.Arbitrary<Tree> {
  return fc.record({ op: fc.constantFrom("all", "any", "atLeast"), k: gene, parts });
}

const leaf = fc.record({ leaf: gene });
const lists = opOf(fc.array(leaf, { minLength: 2, maxLength: 3 }));
const nestedTrees = opOf(
  fc.array(opOf(fc.array(fc.oneof(leaf, leaf, lists), { minLength: 2, maxLength: 4 })), { minLength: 3, maxLength: 5 }),
);
const flatTrees = gene.map(
  (k): Tree => ({ op: "atLeast", k, parts: Array.from({ length: SHARDS }, (_, index) => ({ leaf: index })) }),
);
const wideTrees = fc.oneof({ arbitrary: nestedTrees, weight: 3 }, { arbitrary: flatTrees, weight: 1 });
/** (a and b) or (a and c), as equals: the recursion does not see that nothing holds without a. */
const sharedLeaf: Tree = {
  op: "atLeast",
  k: 0,
  parts: [1, 2].map((other) => ({ op: "all", k: 0, parts: [{ leaf: 0 }, { leaf: other }] })),
};
const smallTrees = fc.oneof(opOf(fc.array(lists, { minLength: 2, maxLength: 3 })), fc.constant(sharedLeaf));

/** Alone; beside few leaves and backed by what is up; or the backing of few leaves. */
const WAYS = {
  alone: (wide: Requirement): Requirement => wide,
  backed: (wide: Requirement, small: Requirement): Requirement => ({ all: [{ any: [wide, "up"] }, small] }),
  backing: (wide: Requirement, small: Requirement): Requirement => ({ any: [small, wide] }),
};

/** One profile and one service over a node that is up and nine pools of two shards: many leaves, partial in both shares. */
export const shardedNetworks: fc.Arbitrary<Situation> = fc
  .tuple(shardGenes, wideTrees, smallTrees, fc.constantFrom("alone", "backed", "backing"))
  .map(([drawn, wide, small, way]) => {
    const pools = drawn.shards.map(({ weight }, index) => ({
      id: `p${index}`,
      policy: "partitioned" as const,
      members: [{ node: `small${index}` }, { node: `large${index}`, capacity: weight }],
    }));
    const nodes = ["up", ...pools.flatMap(({ members }) => members.map(({ node }) => node))].map((id) => ({ id }));
    const states = drawn.shards.flatMap(({ weather }, index): [string, number][] => {
      const [smallState = 1, largeState = 1] = weather ?? drawn.climate;
      return [
        [`small${index}`, smallState],
        [`large${index}`, largeState],
      ];
    });
    const names = pools.map(({ id }) => id);
    const requirement = WAYS[way](toRequirement(wide, names), toRequirement(small, names.slice(-3)));
    return { inventory: { ...oneProfile(nodes, requirement), pools }, states: new Map(states) };
  });

export function oneProfile(nodes: readonly NetworkNode[], requirement: Requirement): Inventory {
  return {
    operators: [{ id: "o0", kind: "mno" }],
    areas: [{ id: "a0" }],
    nodes,
    pools: [],
    services: [{ id: "s0" }],
    profiles: [{ id: "f0", services: { s0: requirement } }],
    segments: [
      {
        operator: "o0",
        area: "a0",
        customerClass: "consumer",
        profile: "f0",
        subscriptions: 1_000_000,
        asOf: "2018-12-31",
      },
    ],
  };
}

/** Requirements in which every leaf stands once. */
export const readOnceTrees: fc.Arbitrary<Tree> = trees.map((tree) => numberLeaves(tree, { next: 0 }));

function numberLeaves(tree: Tree, counter: { next: number }): Tree {
  if ("leaf" in tree) return { leaf: counter.next++ };
  return { ...tree, parts: tree.parts.map((part) => numberLeaves(part, counter)) };
}

export function leafCount(tree: Tree): number {
  return "leaf" in tree ? 1 : tree.parts.reduce((sum, part) => sum + leafCount(part), 0);
}

function pairUp(ids: readonly string[], shares: readonly number[]): [string, number][] {
  return ids.map((id, index) => [id, shares[index] ?? 1]);
}

function buildInventory(genome: Genome): Inventory {
  const { nodes, pools } = buildElements(genome);
  const services = genome.services.map(
    (role, index): Inventory["services"][number] =>
      ({
        facing: { id: `s${index}` },
        "said to be facing": { id: `s${index}`, customerFacing: true },
        "building block": { id: `s${index}`, customerFacing: false },
      })[role],
  );
  const elements = [...nodes, ...pools].map(({ id }) => id);
  const profiles = genome.profiles.map((drawn, index) => ({
    id: `f${index}`,
    services: buildProfile(
      drawn,
      services.map(({ id }) => id),
      elements,
    ),
  }));
  const turn = <T>(list: readonly T[]): readonly T[] => (genome.isBackwards ? list.toReversed() : list);
  return {
    operators: genome.operators.map((kind, index) => ({ id: `o${index}`, kind })),
    areas: turn(genome.areas.map(buildArea)),
    nodes: turn(nodes),
    pools: turn(pools),
    services,
    profiles,
    segments: genome.segments.map((drawn) => buildSegment(drawn, genome)),
  };
}

/** The first area stands alone; each other may lie in an earlier one. */
function buildArea(drawn: number, index: number): Inventory["areas"][number] {
  const parent = drawn % (index + 1);
  return parent === index ? { id: `a${index}` } : { id: `a${index}`, parent: `a${parent}` };
}

function buildElements(genome: Genome): Elements {
  const elements: Elements = { nodes: [], pools: [], partitioned: new Set() };
  for (const drawn of genome.elements) {
    const isPool = elements.nodes.length >= 2 && (drawn.isPool || elements.nodes.length === MOST_NODES);
    if (isPool) addPool(elements, drawn);
    else addNode(elements, drawn);
  }
  return elements;
}

function addNode({ nodes, pools, partitioned }: Elements, { requires }: Genome["elements"][number]): void {
  const names = [...nodes, ...pools].flatMap(({ id }) => (partitioned.has(id) ? [] : [id]));
  const id = `n${nodes.length}`;
  nodes.push(requires === null || names.length === 0 ? { id } : { id, requires: toRequirement(requires, names) });
}

/** One pool in three stands over the same members as an earlier one. */
function addPool({ nodes, pools, partitioned }: Elements, drawn: Genome["elements"][number]): void {
  const names = [...nodes, ...pools].map(({ id }) => id);
  const twins = drawn.twin % 3 === 0 && pools.length > 0 ? pick(pools, drawn.twin).members.map(({ node }) => node) : [];
  const chosen = twins.length > 0 ? twins : [...new Set(drawn.members.map(({ element }) => pick(names, element)))];
  const members = chosen.map((node, index) => {
    const capacity = pick(CAPACITIES, pick(drawn.members, index).capacity);
    return capacity === 0 ? { node } : { node, capacity };
  });
  const total = Math.round(1000 * members.reduce((sum, { capacity = 1 }) => sum + capacity, 0)) / 1000;
  const pool = { id: `p${pools.length}`, policy: drawn.policy, members };
  pools.push({ ...pool, ...neededOf(pool, total, drawn.needed) });
  if (drawn.policy === "partitioned" || members.some(({ node }) => partitioned.has(node))) partitioned.add(pool.id);
}

/** 0 stands for a capacity that is left out. */
const CAPACITIES = [0, 1, 2, 0.5, 0.1, 0.7, 0.7, 0.3];
/** Of the total; above 1 for a fallback with room for only a part. */
const LOADS = [1, 0.5, 1, 0.75, 0.25, 1.5, 4];

function neededOf({ policy }: Pick<Pool, "policy">, total: number, drawn: number): { needed?: number } {
  if (policy === "partitioned") return {};
  if (policy === "shared") return { needed: total * pick(LOADS, drawn) };
  return drawn % 3 === 0 && total >= 1 ? {} : { needed: total * Math.min(1, pick(LOADS, drawn)) };
}

/** Each service names elements and the services written before it; a profile's services stand in any order. */
function buildProfile(
  drawn: Genome["profiles"][number],
  services: readonly string[],
  elements: readonly string[],
): Readonly<Record<string, Requirement>> {
  const built = new Map<string, Requirement>();
  for (const { service, requirement } of drawn) {
    const id = pick(services, service);
    if (!built.has(id)) built.set(id, toRequirement(requirement, [...elements, ...built.keys(), ...built.keys()]));
  }
  return Object.fromEntries([...built].toSorted(() => -1));
}

function buildSegment(drawn: Genome["segments"][number], genome: Genome): Inventory["segments"][number] {
  const { count, spread } = drawn;
  return {
    operator: `o${drawn.operator % genome.operators.length}`,
    area: `a${drawn.area % genome.areas.length}`,
    customerClass: pick(["consumer", "business", "iot"], drawn.customerClass),
    profile: `f${drawn.profile % genome.profiles.length}`,
    subscriptions:
      spread === null
        ? count
        : { low: count - Math.min(count, spread.below), point: count, high: count + spread.above },
    asOf: "2018-09-30",
    ...(drawn.isAssumed ? { assumed: true } : {}),
    ...pick([{}, { priority: "hospitals" }, { priority: "rail" }], drawn.operator + drawn.profile),
  };
}

export function toRequirement(tree: Tree, names: readonly string[]): Requirement {
  if ("leaf" in tree) return pick(names, tree.leaf);
  const parts = tree.parts.map((part) => toRequirement(part, names));
  if (tree.op === "atLeast") return { atLeast: 1 + (tree.k % parts.length), of: parts };
  return tree.op === "all" ? { all: parts } : { any: parts };
}

export function pick<T>(from: readonly T[], drawn: number): T {
  const picked = from[drawn % from.length];
  if (picked === undefined) throw new Error("nothing to pick from");
  return picked;
}

/** A pool that needs, written in tenths, what its members have in tenths: adding those up in binary may fall short. */
export const decimalPools: fc.Arbitrary<Inventory> = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }),
    fc.constantFrom("shared", "redundant"),
  )
  .map(([tenths, policy]) => {
    const members = tenths.map((capacity, index) => ({ node: `n${index}`, capacity: capacity / 10 }));
    const needed = tenths.reduce((sum, capacity) => sum + capacity, 0) / 10;
    const nodes = members.map(({ node }) => ({ id: node }));
    return { ...oneProfile(nodes, "p0"), pools: [{ id: "p0", policy, members, needed }] };
  });
