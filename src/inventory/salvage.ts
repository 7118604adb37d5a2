import { z } from "zod";
import type { Requirement } from "../engine/index.ts";
import { holdsMoreValues, MOST_VALUES } from "../platform/body.ts";
import { MOST_OFFENCES, type Offence, type Parsed, parse } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import { Id } from "../platform/text.ts";
import {
  Area,
  type Inventory,
  NetworkNode,
  Operator,
  PART_NAMES,
  type PartName,
  Pool,
  Profile,
  Segment,
  Service,
} from "./document.ts";

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

/**
 * Reads a document's shape, item by item, until its offences are more than can be told. What is well-formed in one that
 * is not can still be checked, so that all offences are told at once.
 */
export function readDocument(raw: unknown): Reading {
  const fields = asFields(raw) ?? new Map<string, unknown>();
  const offences = [...parse(Frame, raw).offences];
  const document = readParts(fields, offences);
  if (offences.length === 0) return { document, salvaged: placeAll(document), offences };
  return { document: undefined, salvaged: salvage(offences.length < MOST_OFFENCES ? fields : new Map()), offences };
}

/** The parts, whatever is in them. */
const Frame = z.strictObject({
  operators: z.array(z.unknown()),
  areas: z.array(z.unknown()),
  nodes: z.array(z.unknown()),
  pools: z.array(z.unknown()),
  services: z.array(z.unknown()),
  profiles: z.array(z.unknown()),
  segments: z.array(z.unknown()),
});

/** What can be read of the parts; what is wrong with the rest goes to the offences. */
function readParts(fields: Fields, offences: Offence[]): Inventory {
  const read = <Item>(part: PartName, schema: z.ZodType<Item>): Item[] => {
    const given = fields.get(part);
    const items: Item[] = [];
    for (const [index, item] of (Array.isArray(given) ? given : []).entries()) {
      if (offences.length >= MOST_OFFENCES) break;
      const { value, offences: within } = readItem(schema, item, [part, index]);
      if (value === undefined) offences.push(...within);
      else items.push(value);
    }
    return items;
  };
  return {
    operators: read("operators", Operator),
    areas: read("areas", Area),
    nodes: read("nodes", NetworkNode),
    pools: read("pools", Pool),
    services: read("services", Service),
    profiles: read("profiles", Profile),
    segments: read("segments", Segment),
  };
}

function readItem<Item>(schema: z.ZodType<Item>, item: unknown, path: readonly PropertyKey[]): Parsed<Item> {
  if (!holdsMoreValues(item, MOST_VALUES)) return parse(schema, item, path);
  return { value: undefined, offences: [{ path: formatPath(path), message: `has more than ${MOST_VALUES} values` }] };
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
