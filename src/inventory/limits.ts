import { compile, excessOfWork, namesIn, topologicalOrder } from "../engine/index.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { type Vertex, graphsOf, linksOf } from "./circles.ts";
import type { Inventory } from "./document.ts";
import type { Salvaged } from "./salvage.ts";

/** What an inventory may ask of every estimate to come, so that none takes longer than an outage allows. */
export const LIMITS = {
  /** One thing that names another that names another, and what is nested in a requirement. */
  levels: 256,
  /** Links from nodes and pools to all that they stand on, directly or through others, added up. */
  links: 1_000_000,
  /** Segments times the services that their profiles offer. */
  segmentServices: 2_000_000,
  /** Steps of an estimate in which every node is partly failed; see `excessOfWork`. */
  steps: 50_000_000,
} as const;

/** What is too much in a legal document: nothing else is wrong with it. */
export function excessesIn(document: Inventory, salvaged: Salvaged): readonly Offence[] {
  const offences = [...graphsOf(salvaged).flatMap(tooDeep), ...tooLinked(document), ...tooManyServices(document)];
  return offences.length > 0 ? offences : tooMuchWork(document);
}

/** What stands at the end of a chain that is too long: each level is a call within a call. */
function tooDeep(vertices: readonly Vertex[]): readonly Offence[] {
  const named = linksOf(vertices);
  const ordering = topologicalOrder(vertices.length, (item) => named[item] ?? []);
  const depths: number[] = [];
  for (const item of "order" in ordering ? ordering.order : []) {
    const below = (named[item] ?? []).reduce((most, other) => Math.max(most, depths[other] ?? 0), 0);
    const depth = below + (vertices[item]?.levels ?? 1);
    if (depth > LIMITS.levels)
      return [
        { path: formatPath(vertices[item]?.path ?? []), message: `is nested deeper than ${LIMITS.levels} levels` },
      ];
    depths[item] = depth;
  }
  return [];
}

/** Whether nodes and pools reach so many others that to tell what each stands on takes too long. */
function tooLinked({ nodes, pools }: Inventory): readonly Offence[] {
  const elements = [
    ...nodes.map(({ id, requires }, index) => ({
      path: ["nodes", index],
      id,
      names: namesIn(requires ?? { all: [] }),
    })),
    ...pools.map(({ id, members }, index) => ({ path: ["pools", index], id, names: members.map(({ node }) => node) })),
  ];
  const linked = linksOf(elements);
  let links = 0;
  for (const [index, { path }] of elements.entries()) {
    const reached = new Set([index]);
    for (const element of reached) {
      links += linked[element]?.length ?? 0;
      if (links > LIMITS.links)
        return [
          {
            path: formatPath(path),
            message: `nodes and pools up to here reach others over more than ${LIMITS.links} links`,
          },
        ];
      for (const other of linked[element] ?? []) reached.add(other);
    }
  }
  return [];
}

/** Each segment counts once in the row of each of its services. */
function tooManyServices({ profiles, segments }: Inventory): readonly Offence[] {
  const servicesOf = new Map(profiles.map(({ id, services }) => [id, Object.keys(services).length]));
  const total = segments.reduce((sum, { profile }) => sum + (servicesOf.get(profile) ?? 0), 0);
  if (total <= LIMITS.segmentServices) return [];
  return [{ path: "segments", message: `are ${total} with the services of each; at most ${LIMITS.segmentServices}` }];
}

function tooMuchWork(document: Inventory): readonly Offence[] {
  const excess = excessOfWork(compile(document), LIMITS.steps);
  if (excess === undefined) return [];
  const message = `an estimate would take more than ${LIMITS.steps} steps with this profile: too many partly failing nodes and pools are entangled in it`;
  return [{ path: formatPath(["profiles", excess.profile]), message }];
}
