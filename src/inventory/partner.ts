import { namesIn } from "../engine/index.ts";
import type { Inventory } from "./document.ts";

/** Where in another's network a failure lies, as far as a partner is told. */
export type Domain = { readonly leaf: string; readonly name: string };

/**
 * What a partner may know of an inventory. `seen` has its own and nothing else; `behind` has also what its own stands on,
 * for computing and not for showing; `hidden` tells of each element that is behind and not seen in which domain it is.
 */
export type PartnersPart = {
  readonly seen: Inventory;
  readonly behind: Inventory;
  readonly hidden: ReadonlyMap<string, Domain>;
};

/** Cuts out of a checked inventory what is some operators' own. What is left out cannot be told by any answer. */
export function partOf(document: Inventory, operators: readonly string[]): PartnersPart {
  const isOwn = ({ operator }: { readonly operator: string }): boolean => operators.includes(operator);
  const segments = document.segments.filter(isOwn);
  const profiles = keep(
    document.profiles,
    segments.map(({ profile }) => profile),
  );
  const behind: Inventory = {
    operators: keep(document.operators, operators),
    areas: keep(document.areas, withParents(document, segments)),
    ...elementsBehind(document, [
      ...profiles.flatMap(({ services }) => Object.values(services).flatMap(namesIn)),
      ...document.nodes.filter(isOwn).map(({ id }) => id),
    ]),
    services: keep(
      document.services,
      profiles.flatMap(({ services }) => Object.keys(services)),
    ),
    profiles,
    segments,
  };
  const own = ownElements(behind, isOwn);
  const seen = {
    ...behind,
    nodes: behind.nodes.filter(({ id }) => own.has(id)).map((node) => withoutOthers(node, own)),
    pools: behind.pools.filter(({ id }) => own.has(id)),
  };
  const others = [...behind.nodes, ...behind.pools].filter(({ id }) => !own.has(id));
  return { seen, behind, hidden: new Map(others.map((element) => [element.id, domainOf(element.function)])) };
}

function keep<Part extends { readonly id: string }>(parts: readonly Part[], ids: readonly string[]): Part[] {
  const wanted = new Set(ids);
  return parts.filter(({ id }) => wanted.has(id));
}

function withParents({ areas }: Inventory, segments: Inventory["segments"]): readonly string[] {
  const parentOf = new Map(areas.map(({ id, parent }) => [id, parent]));
  const wanted = new Set(segments.map(({ area }) => area));
  for (const area of wanted) {
    const parent = parentOf.get(area);
    if (parent !== undefined) wanted.add(parent);
  }
  return [...wanted];
}

/** The nodes and pools that names stand for, and all that they need in turn. */
function elementsBehind({ nodes, pools }: Inventory, names: readonly string[]): Pick<Inventory, "nodes" | "pools"> {
  const needs = new Map<string, readonly string[]>([
    ...nodes.map(({ id, requires }): [string, readonly string[]] => [
      id,
      requires === undefined ? [] : namesIn(requires),
    ]),
    ...pools.map(({ id, members }): [string, readonly string[]] => [id, members.map(({ node }) => node)]),
  ]);
  const behind = new Set(names);
  for (const name of behind) for (const needed of needs.get(name) ?? []) behind.add(needed);
  return { nodes: keep(nodes, [...behind]), pools: keep(pools, [...behind]) };
}

/** Own nodes, and pools that have no other members. */
function ownElements({ nodes, pools }: Inventory, isOwn: (node: Inventory["nodes"][number]) => boolean): Set<string> {
  const own = new Set(nodes.filter(isOwn).map(({ id }) => id));
  for (let known = -1; known !== own.size; ) {
    known = own.size;
    for (const { id, members } of pools) if (members.every(({ node }) => own.has(node))) own.add(id);
  }
  return own;
}

/** A node's requirement is not shown where it names what is another's. */
function withoutOthers(node: Inventory["nodes"][number], own: ReadonlySet<string>): Inventory["nodes"][number] {
  const { requires, ...rest } = node;
  return requires === undefined || namesIn(requires).every((name) => own.has(name)) ? node : rest;
}

/** 3GPP TS 23.002 and TS 23.501: functions by the part of a core network that they belong to. */
const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  "packet core": ["MME", "SGSN", "SGSN-MME", "SGW", "PGW", "GGSN", "AMF", "SMF", "UPF"],
  "subscriber data": ["HSS", "HLR", "UDM", "UDR", "AUSF"],
  "policy and charging": ["PCRF", "PCF", "OCS", "CHF"],
  voice: ["MSC", "MGW", "P-CSCF", "I-CSCF", "S-CSCF", "TAS"],
  messaging: ["SMSC"],
  signalling: ["STP", "DRA", "NRF", "SCP"],
};

function domainOf(networkFunction: string): Domain {
  const domain = Object.keys(DOMAINS).find((name) => DOMAINS[name]?.includes(networkFunction)) ?? "other";
  return { leaf: `host-network/${domain.replaceAll(" ", "-")}`, name: `host network: ${domain}` };
}
