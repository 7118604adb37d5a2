import { type Requirement, partsOf } from "../engine/index.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { Id } from "../platform/text.ts";
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
    ...salvaged.profiles.flatMap((profile) => checkProfile(profile, known)),
  ];
}

function checkProfile(
  { path, item: { services = {} } }: Salvaged["profiles"][number],
  known: ReadonlyMap<string, Kind>,
): readonly Offence[] {
  const offered = new Set(Object.keys(services));
  return Object.entries(services).flatMap(([service, requirement]) => {
    const at = [...path, "services", service];
    const isUnknown = known.get(service) !== "service" && Id.safeParse(service).success;
    return [
      ...(isUnknown ? [{ path: formatPath(at), message: `no service "${service}"` }] : []),
      ...checkInProfile({ path: at, requirement }, known, offered),
    ];
  });
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
  if (!("atLeast" in requirement) || parts.length === 0) return within;
  const isPossible = requirement.atLeast >= 1 && requirement.atLeast <= parts.length;
  const message = `must be 1 to ${parts.length}, the length of "of", not ${requirement.atLeast}`;
  return isPossible ? within : [{ path: formatPath([...path, "atLeast"]), message }, ...within];
}

/** Pools that are partitioned or reach one through their members, each with the partitioned pool. */
function partitionedWithin({ pools }: Salvaged): ReadonlyMap<string, string> {
  const memberships = pools.flatMap(({ item }) =>
    (item.members ?? []).map(({ node }) => ({ node, pool: item.id ?? "" })),
  );
  const holders = Map.groupBy(memberships, ({ node }) => node);
  const partitioned = pools.flatMap(({ item }) => (item.policy === "partitioned" ? (item.id ?? []) : []));
  const reached = new Map(partitioned.map((id) => [id, id]));
  for (const [member, by] of reached) {
    for (const { pool } of holders.get(member) ?? []) if (!reached.has(pool)) reached.set(pool, by);
  }
  return reached;
}
