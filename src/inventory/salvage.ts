import { z } from "zod";
import type { Requirement } from "../engine/index.ts";
import { type Offence, parse } from "../platform/offences.ts";
import { Id } from "../platform/text.ts";
import { Inventory, Operator, PART_NAMES, type PartName, Pool, Segment } from "./document.ts";

/** What the checks look at, wherever it is well-formed: what is not is undefined, or requires nothing. */
const LooseId = Id.optional().catch(undefined);
const LooseRequirement: z.ZodType<Requirement> = z.lazy(() =>
  z
    .union([
      Id,
      z.object({ all: z.array(LooseRequirement) }),
      z.object({ any: z.array(LooseRequirement) }),
      z.object({ atLeast: z.int(), of: z.array(LooseRequirement) }),
    ])
    .catch({ all: [] }),
);
const LooseMember = z.object({ node: LooseId, capacity: z.number().positive().optional().catch(undefined) }).catch({});

const LOOSE = {
  operators: z.object({ id: LooseId, kind: Operator.shape.kind.optional().catch(undefined), host: LooseId }),
  areas: z.object({ id: LooseId, parent: LooseId }),
  nodes: z.object({ id: LooseId, operator: LooseId, site: LooseId, requires: LooseRequirement.optional() }),
  pools: z.object({
    id: LooseId,
    policy: Pool.shape.policy.optional().catch(undefined),
    members: z.array(LooseMember).optional().catch(undefined),
    needed: Pool.shape.needed.catch(undefined),
  }),
  services: z.object({ id: LooseId }),
  profiles: z.object({ id: LooseId, services: z.record(z.string(), LooseRequirement).optional().catch(undefined) }),
  segments: z.object({
    id: LooseId,
    operator: LooseId,
    area: LooseId,
    profile: LooseId,
    subscriptions: Segment.shape.subscriptions.optional().catch(undefined),
  }),
};

/** An item of a part with its place. */
export type Placed<Item> = { readonly path: readonly PropertyKey[]; readonly item: Item };
export type LooseItem<Part extends PartName> = z.infer<(typeof LOOSE)[Part]>;

export type Salvaged = { readonly [Part in PartName]: readonly Placed<LooseItem<Part>>[] } & {
  /** Parts that are no list, so that nothing can be said of references to them. */
  readonly unreadable: ReadonlySet<PartName>;
};

export type Reading = {
  readonly document: Inventory | undefined;
  readonly salvaged: Salvaged;
  readonly offences: readonly Offence[];
};

/** Reads a document's shape. What is well-formed in one that is not can still be checked, so that all offences are told at once. */
export function readDocument(raw: unknown): Reading {
  const { value, offences } = parse(Inventory, raw);
  if (value !== undefined) return { document: value, salvaged: placeAll(value), offences: [] };
  return { document: undefined, salvaged: salvage(asFields(raw) ?? new Map()), offences };
}

function placeAll(document: Inventory): Salvaged {
  return {
    operators: place("operators", document.operators),
    areas: place("areas", document.areas),
    nodes: place("nodes", document.nodes),
    pools: place("pools", document.pools),
    services: place("services", document.services),
    profiles: place("profiles", document.profiles),
    segments: place("segments", document.segments),
    unreadable: new Set(),
  };
}

function place<Item>(part: PartName, items: readonly Item[]): readonly Placed<Item>[] {
  return items.map((item, index) => ({ path: [part, index], item }));
}

type Fields = ReadonlyMap<string, unknown>;

function asFields(raw: unknown): Fields | undefined {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw) ? new Map(Object.entries(raw)) : undefined;
}

function salvage(fields: Fields): Salvaged {
  const loosely = <Item>(part: PartName, schema: z.ZodType<Item>): readonly Placed<Item>[] => {
    const items = fields.get(part);
    return place(
      part,
      Array.isArray(items) ? items.map((item) => schema.parse(asFields(item) === undefined ? {} : item)) : [],
    );
  };
  return {
    operators: loosely("operators", LOOSE.operators),
    areas: loosely("areas", LOOSE.areas),
    nodes: loosely("nodes", LOOSE.nodes),
    pools: loosely("pools", LOOSE.pools),
    services: loosely("services", LOOSE.services),
    profiles: loosely("profiles", LOOSE.profiles),
    segments: loosely("segments", LOOSE.segments),
    unreadable: new Set(PART_NAMES.filter((part) => !Array.isArray(fields.get(part)))),
  };
}

/** The ids of some parts; undefined where one of them could not be read, so that everything may be known. */
export function knownIds(salvaged: Salvaged, parts: readonly PartName[]): ReadonlySet<string> | undefined {
  if (parts.some((part) => salvaged.unreadable.has(part))) return undefined;
  return new Set(parts.flatMap((part) => itemsOf(salvaged, part).flatMap(({ item: { id } }) => id ?? [])));
}

/** Items as far as their ids are concerned. */
export function itemsOf(salvaged: Salvaged, part: PartName): readonly Placed<LooseItem<"services">>[] {
  return salvaged[part];
}
