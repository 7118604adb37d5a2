import { namesIn, partsOf, type Requirement, topologicalOrder } from "../engine/index.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import type { Salvaged } from "./salvage.ts";

/** Something that names others of its kind, in a graph that must have no circle. */
export type Vertex = {
  readonly path: readonly PropertyKey[];
  readonly id: string;
  readonly names: readonly string[];
  /** How deep it is nested by itself. */
  readonly levels: number;
};

/** Every circle: of nodes and pools, of services within a profile, of areas and of hosts. */
export function circlesIn(salvaged: Salvaged): readonly Offence[] {
  return graphsOf(salvaged).flatMap(circlesOf);
}

/** What names its own kind: hosts, areas, nodes and pools, and the services of each profile. */
export function graphsOf({ operators, areas, nodes, pools, profiles }: Salvaged): readonly (readonly Vertex[])[] {
  const ofParents = areas.map(({ path, item }) => ({
    path: [...path, "parent"],
    id: item.id ?? "",
    names: listed(item.parent),
    levels: 1,
  }));
  const ofHosts = operators.map(({ path, item }) => ({
    path: [...path, "host"],
    id: item.id ?? "",
    names: listed(item.host),
    levels: 1,
  }));
  const ofElements = [
    ...nodes.map(({ path, item }) => ({
      path: [...path, "requires"],
      id: item.id ?? "",
      ...namedBy(item.requires ?? { all: [] }),
    })),
    ...pools.map(({ path, item }) => ({
      path: [...path, "members"],
      id: item.id ?? "",
      names: item.members?.flatMap(({ node }) => node ?? []) ?? [],
      levels: 1,
    })),
  ];
  const ofServices = profiles.map(({ path, item: { services = {} } }) =>
    Object.entries(services).map(([id, requirement]) => ({
      path: [...path, "services", id],
      id,
      ...namedBy(requirement),
    })),
  );
  return [ofHosts, ofParents, ofElements, ...ofServices];
}

function listed(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [name];
}

function namedBy(requirement: Requirement): Pick<Vertex, "names" | "levels"> {
  return { names: namesIn(requirement), levels: levelsOf(requirement) };
}

function levelsOf(requirement: Requirement): number {
  if (typeof requirement === "string") return 1;
  return 1 + partsOf(requirement).reduce((most, part) => Math.max(most, levelsOf(part)), 0);
}

/** For each vertex those that it names, by index, each once. */
export function linksOf(vertices: readonly Pick<Vertex, "id" | "names">[]): number[][] {
  const indexById = new Map(vertices.map(({ id }, index) => [id, index]));
  return vertices.map(({ names }) => [...new Set(names.flatMap((name) => indexById.get(name) ?? []))]);
}

/** Finds a circle, forgets the step that closes it, and looks again. */
function circlesOf(vertices: readonly Vertex[]): readonly Offence[] {
  const steps = linksOf(vertices);
  const offences: Offence[] = [];
  while (offences.length < MOST_CIRCLES) {
    const ordering = topologicalOrder(vertices.length, (item) => steps[item] ?? []);
    if ("order" in ordering) break;
    const [first = 0] = ordering.cycle;
    const last = ordering.cycle.at(-1) ?? 0;
    steps[last] = (steps[last] ?? []).filter((step) => step !== first);
    const names = [...ordering.cycle, first].map((item) => vertices[item]?.id);
    offences.push({
      path: formatPath(vertices[first]?.path ?? []),
      message: `is a circle: ${names.slice(0, 20).join(" → ")}`,
    });
  }
  return offences;
}

/** Enough to mend a document by; a hostile one has no end of them. */
const MOST_CIRCLES = 100;
