import type { Inventory, NetworkNode, Pool, Requirement } from "./inventory.ts";
import { namesIn, partsOf } from "./inventory.ts";
import { compileSegments, type Cell } from "./cells.ts";
import { topologicalOrder } from "./topological-order.ts";

/** A requirement with its names resolved to indices; read by `shares` and `lost`. */
export type Formula =
  | { readonly op: "leaf"; readonly leaf: number }
  | { readonly op: "all" | "any"; readonly parts: readonly Formula[] }
  | { readonly op: "atLeast"; readonly k: number; readonly parts: readonly Formula[] };

/** A node or a pool: whatever has a share and can be named by a requirement. */
export type Element =
  | { readonly kind: "node"; readonly id: string; readonly requires: Formula | undefined }
  | {
      readonly kind: "pool";
      readonly id: string;
      readonly policy: Pool["policy"];
      readonly members: readonly { readonly element: number; readonly capacity: number }[];
      readonly total: number;
      readonly needed: number;
    };

/** Services by index; `formula` shares the object of a service that is named by another, so that it is met once. */
export type CompiledProfile = {
  readonly id: string;
  /** Leaves of all its services. */
  readonly leaves: ReadonlySet<number>;
  readonly services: readonly {
    readonly service: number;
    readonly customerFacing: boolean;
    readonly formula: Formula;
  }[];
};

/** An inventory made ready for estimates, once per version. Elements: nodes in document order, then pools. */
export type Model = {
  readonly inventory: Inventory;
  readonly elements: readonly Element[];
  readonly elementById: ReadonlyMap<string, number>;
  /** Elements, each after all that it needs. */
  readonly order: readonly number[];
  /** Elements over the same set of nodes have the same number. */
  readonly nodeSets: readonly number[];
  readonly profiles: readonly CompiledProfile[];
  readonly cells: readonly Cell[];
  /** By area, without its descendants, the numbers of its cells, in order. */
  readonly cellsByArea: ReadonlyMap<string, readonly number[]>;
  readonly areasByParent: ReadonlyMap<string | undefined, Inventory["areas"]>;
};

/** Compiles a checked inventory: no dangling ids, no cycles, legal pools. */
export function compile(inventory: Inventory): Model {
  const parts = [...inventory.nodes, ...inventory.pools];
  const elementById = new Map(parts.map(({ id }, index) => [id, index]));
  const elements = parts.map((part) => compileElement(part, elementById));
  const ordering = topologicalOrder(elements.length, (item) => dependenciesOf(elements[item]));
  const order = "order" in ordering ? ordering.order : [];
  const cells = compileSegments(inventory);
  return {
    inventory,
    elements,
    elementById,
    order,
    nodeSets: numberNodeSets(elements, order),
    profiles: compileProfiles(inventory, elementById),
    cells,
    cellsByArea: Map.groupBy(cells.keys(), (number) => cells[number]?.area ?? ""),
    areasByParent: Map.groupBy(inventory.areas, ({ parent }) => parent),
  };
}

function compileElement(part: NetworkNode | Pool, elementById: ReadonlyMap<string, number>): Element {
  const resolve = (name: string): Formula => ({ op: "leaf", leaf: elementById.get(name) ?? -1 });
  if (!("members" in part)) {
    return {
      kind: "node",
      id: part.id,
      requires: part.requires === undefined ? undefined : compileRequirement(part.requires, resolve),
    };
  }
  const members = part.members.map(({ node, capacity = 1 }) => ({ element: elementById.get(node) ?? -1, capacity }));
  const total = members.reduce((sum, { capacity }) => sum + capacity, 0);
  return { kind: "pool", id: part.id, policy: part.policy, members, total, needed: part.needed ?? 1 };
}

function compileRequirement(requirement: Requirement, resolve: (name: string) => Formula): Formula {
  if (typeof requirement === "string") return resolve(requirement);
  const parts = partsOf(requirement).map((part) => compileRequirement(part, resolve));
  if ("atLeast" in requirement) return { op: "atLeast", k: requirement.atLeast, parts };
  return { op: "all" in requirement ? "all" : "any", parts };
}

/** What an element's share is computed from. */
export function dependenciesOf(element: Element | undefined): readonly number[] {
  if (element === undefined) return [];
  if (element.kind === "pool") return element.members.map((member) => member.element);
  return element.requires === undefined ? [] : leavesOf(element.requires);
}

/** The nodes that elements stand on, through members and through what they require; in order. */
export function nodesBehind(model: Model, elements: readonly number[]): readonly number[] {
  const behind = new Set(elements);
  for (const element of behind) for (const needed of dependenciesOf(model.elements[element])) behind.add(needed);
  return [...behind].filter((element) => model.elements[element]?.kind === "node").sort((a, b) => a - b);
}

/**
 * The model with other capacities of some pools' members, in the order of the members, each ≥ 0 and not all 0: what was
 * counted in place of what was planned.
 */
export function reweigh(model: Model, capacitiesByPool: ReadonlyMap<string, readonly number[]>): Model {
  if (capacitiesByPool.size === 0) return model;
  const elements = model.elements.map((element) => {
    const capacities = element.kind === "pool" ? capacitiesByPool.get(element.id) : undefined;
    if (element.kind !== "pool" || capacities === undefined) return element;
    const members = element.members.map((member, index) => ({ ...member, capacity: capacities[index] ?? 0 }));
    return { ...element, members, total: capacities.reduce((sum, capacity) => sum + capacity, 0) };
  });
  return { ...model, elements };
}

/** The leaves of a formula, each once. */
export function leavesOf(formula: Formula): readonly number[] {
  const leaves = new Set<number>();
  const met = new Set<Formula>();
  const open = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    if (next.op === "leaf") leaves.add(next.leaf);
    else open.push(...next.parts);
  }
  return [...leaves];
}

/** A node's set is itself, a pool's are its members' through nested pools; what they require adds none. */
function numberNodeSets(elements: readonly Element[], order: readonly number[]): readonly number[] {
  const sets: (readonly number[])[] = [];
  const numberByKey = new Map<string, number>();
  const numbers: number[] = [];
  for (const index of order) {
    const element = elements[index];
    sets[index] = element?.kind === "pool" ? unionOf(element.members, sets) : [index];
    const key = sets[index].join();
    numbers[index] = numberByKey.get(key) ?? numberByKey.size;
    numberByKey.set(key, numbers[index]);
  }
  return numbers;
}

function unionOf(
  members: readonly { readonly element: number }[],
  sets: readonly (readonly number[])[],
): readonly number[] {
  const union = new Set(members.flatMap(({ element }) => sets[element] ?? []));
  return [...union].sort((a, b) => a - b);
}

function compileProfiles(inventory: Inventory, elementById: ReadonlyMap<string, number>): readonly CompiledProfile[] {
  const serviceById = new Map(inventory.services.map((service, index) => [service.id, { index, service }]));
  return inventory.profiles.map(({ id, services }) => {
    const formulas = compileServices(services, elementById);
    const compiled = [...formulas].map(([name, formula]) => {
      const known = serviceById.get(name);
      return { service: known?.index ?? -1, customerFacing: known?.service.customerFacing ?? true, formula };
    });
    return { id, leaves: new Set(compiled.flatMap((service) => leavesOf(service.formula))), services: compiled };
  });
}

function compileServices(
  services: Readonly<Record<string, Requirement>>,
  elementById: ReadonlyMap<string, number>,
): ReadonlyMap<string, Formula> {
  const formulas = new Map<string, Formula>();
  const resolve = (name: string): Formula => formulas.get(name) ?? { op: "leaf", leaf: elementById.get(name) ?? -1 };
  for (const name of serviceOrder(services)) {
    const requirement = services[name];
    if (requirement !== undefined) formulas.set(name, compileRequirement(requirement, resolve));
  }
  return formulas;
}

/** A profile's services, each after those that it names. */
function serviceOrder(services: Readonly<Record<string, Requirement>>): readonly string[] {
  const entries = Object.entries(services);
  const indexByName = new Map(entries.map(([name], index) => [name, index]));
  const ordering = topologicalOrder(entries.length, (item) =>
    namesIn(entries[item]?.[1] ?? { all: [] }).flatMap((name) => indexByName.get(name) ?? []),
  );
  return "order" in ordering ? ordering.order.flatMap((item) => entries[item]?.[0] ?? []) : [];
}
