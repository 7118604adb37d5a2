import { type Offence, offencesOf } from "../platform/offences.ts";
import { Inventory, PARTS, PART_NAMES, type PartName } from "./document.ts";

/** An item of a part with its place. Of an item that has offences the fields without are still read; the others are undefined. */
export type Placed<Item> = { readonly path: readonly PropertyKey[]; readonly item: Loose<Item> };

type Loose<Item> = { readonly [Field in keyof Item]?: Item[Field] | undefined };

export type Salvaged = { readonly [Part in PartName]: readonly Placed<Inventory[Part][number]>[] } & {
  /** Parts that are no list, so that nothing can be said of references to them. */
  readonly unreadable: ReadonlySet<PartName>;
};

export type Reading = {
  readonly document: Inventory | undefined;
  readonly salvaged: Salvaged;
  readonly offences: readonly Offence[];
};

/** Reads a document's shape. What is well-formed in a document that is not can still be checked, so that all offences are told at once. */
export function readDocument(raw: unknown): Reading {
  const parsed = Inventory.safeParse(raw);
  if (parsed.success) return { document: parsed.data, salvaged: placeAll(parsed.data), offences: [] };
  return {
    document: undefined,
    salvaged: salvage(isRecord(raw) ? raw : {}),
    offences: offencesOf(parsed.error.issues),
  };
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

function place<Item>(part: PartName, items: readonly Item[]) {
  return items.map((item, index) => ({ path: [part, index], item }));
}

function salvage(fields: Readonly<Record<string, unknown>>): Salvaged {
  return {
    operators: salvagePart(PARTS.operators.partial(), "operators", fields),
    areas: salvagePart(PARTS.areas.partial(), "areas", fields),
    nodes: salvagePart(PARTS.nodes.partial(), "nodes", fields),
    pools: salvagePart(PARTS.pools.partial(), "pools", fields),
    services: salvagePart(PARTS.services.partial(), "services", fields),
    profiles: salvagePart(PARTS.profiles.partial(), "profiles", fields),
    segments: salvagePart(PARTS.segments.partial(), "segments", fields),
    unreadable: new Set(PART_NAMES.filter((part) => !Array.isArray(fields[part]))),
  };
}

type Schema<Item> = { readonly shape: object; readonly safeParse: (raw: unknown) => SafeParse<Item> };
type Issue = { readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] };
type SafeParse<Item> =
  | { readonly success: true; readonly data: Item }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

function salvagePart<Item>(
  lenient: Schema<Item>,
  part: PartName,
  fields: Readonly<Record<string, unknown>>,
): readonly { readonly path: readonly PropertyKey[]; readonly item: Loose<Item> }[] {
  const items = fields[part];
  if (!Array.isArray(items)) return [];
  return items.map((raw: unknown, index) => ({ path: [part, index], item: salvageItem(lenient, raw) }));
}

function salvageItem<Item>(lenient: Schema<Item>, raw: unknown): Loose<Item> {
  if (!isRecord(raw)) return {};
  const result = lenient.safeParse(raw);
  if (result.success) return result.data;
  const offending = new Set(result.error.issues.flatMap(offendingFields));
  const wellFormed = Object.entries(raw).filter(([field]) => !offending.has(field));
  const left = [...offending].filter((field) => field in lenient.shape).map((field) => [field, undefined]);
  const rest = lenient.safeParse(Object.fromEntries([...wellFormed, ...left]));
  return rest.success ? rest.data : {};
}

/** The field that an issue stands in, or those that an item must not have. */
function offendingFields({ path, keys = [] }: Issue): readonly string[] {
  return path.length > 0 ? [String(path[0])] : keys;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The ids of some parts; undefined where one of them could not be read, so that everything may be known. */
export function knownIds(salvaged: Salvaged, parts: readonly PartName[]): ReadonlySet<string> | undefined {
  if (parts.some((part) => salvaged.unreadable.has(part))) return undefined;
  return new Set(parts.flatMap((part) => itemsOf(salvaged, part).flatMap(({ item: { id } }) => id ?? [])));
}

/** Items as far as their ids are concerned. */
export function itemsOf(salvaged: Salvaged, part: PartName): readonly Placed<{ readonly id: string }>[] {
  return salvaged[part];
}
