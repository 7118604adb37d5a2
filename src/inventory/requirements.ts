import { type Requirement, partsOf } from "../engine/index.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { type Salvaged, knownIds } from "./salvage.ts";

/** An id in a requirement, or the requirement itself, with its place. */
type Step = { readonly path: readonly PropertyKey[]; readonly requirement: Requirement };

export function checkRequirements(salvaged: Salvaged): readonly Offence[] {
  if (knownIds(salvaged, ["nodes", "pools", "services"]) === undefined) return [];
  const partitioned = partitionedWithin(salvaged);
  const known = knownKinds(salvaged);
  return [
    ...salvaged.nodes.flatMap(({ path, item: { requires } }) =>
      requires === undefined
        ? []
        : checkRequires({ path: [...path, "requires"], requirement: requires }, known, partitioned),
    ),
    ...salvaged.profiles.flatMap(({ path, item: { services = {} } }) =>
      Object.entries(services).flatMap(([service, requirement]) => [
        ...(known.get(service) === "service"
          ? []
          : [{ path: formatPath([...path, "services", service]), message: `no service "${service}"` }]),
        ...checkInProfile({ path: [...path, "services", service], requirement }, known, new Set(Object.keys(services))),
      ]),
    ),
  ];
}

type Kind = "node" | "pool" | "service";

function knownKinds({ nodes, pools, services }: Salvaged): ReadonlyMap<string, Kind> {
  const kinds = (kind: Kind, items: readonly { readonly item: { readonly id?: string | undefined } }[]) =>
    items.flatMap(({ item: { id } }): readonly [string, Kind][] => (id === undefined ? [] : [[id, kind]]));
  return new Map([...kinds("service", services), ...kinds("pool", pools), ...kinds("node", nodes)]);
}

/** What stops a node: nodes and pools, none of which serves customers by share. */
function checkRequires(
  step: Step,
  known: ReadonlyMap<string, Kind>,
  partitioned: ReadonlyMap<string, string>,
): readonly Offence[] {
  return checkSteps(step, (name) => {
    const kind = known.get(name);
    if (kind === undefined) return `no node or pool "${name}"`;
    if (kind === "service") return `"${name}" is a service; a node requires nodes and pools`;
    const by = partitioned.get(name);
    if (by === undefined) return undefined;
    return by === name
      ? `pool "${name}" is partitioned: name it in the profiles`
      : `pool "${name}" reaches the partitioned pool "${by}"`;
  });
}

function checkInProfile(
  step: Step,
  known: ReadonlyMap<string, Kind>,
  offered: ReadonlySet<string>,
): readonly Offence[] {
  return checkSteps(step, (name) => {
    const kind = known.get(name);
    if (kind === undefined) return `no pool, node or service "${name}"`;
    return kind === "service" && !offered.has(name) ? `service "${name}" is not offered by this profile` : undefined;
  });
}

function checkSteps(step: Step, offenceOf: (name: string) => string | undefined): readonly Offence[] {
  const { path, requirement } = step;
  if (typeof requirement === "string") {
    const message = offenceOf(requirement);
    return message === undefined ? [] : [{ path: formatPath(path), message }];
  }
  const parts = partsOf(requirement);
  const field = "atLeast" in requirement ? "of" : "all" in requirement ? "all" : "any";
  const within = parts.flatMap((part, index) =>
    checkSteps({ path: [...path, field, index], requirement: part }, offenceOf),
  );
  if (!("atLeast" in requirement)) return within;
  const isPossible = requirement.atLeast >= 1 && requirement.atLeast <= parts.length;
  const message = `must be 1 to ${parts.length}, the length of "of", not ${requirement.atLeast}`;
  return isPossible ? within : [{ path: formatPath([...path, "atLeast"]), message }, ...within];
}

/** Pools that are partitioned or reach one through their members, each with the partitioned pool. */
function partitionedWithin({ pools }: Salvaged): ReadonlyMap<string, string> {
  const reached = new Map<string, string>();
  for (const { item } of pools)
    if (item.policy === "partitioned" && item.id !== undefined) reached.set(item.id, item.id);
  for (let known = -1; known !== reached.size; ) {
    known = reached.size;
    for (const { item } of pools) {
      const through = item.members?.map(({ node }) => reached.get(node)).find((pool) => pool !== undefined);
      if (item.id !== undefined && through !== undefined && !reached.has(item.id)) reached.set(item.id, through);
    }
  }
  return reached;
}
