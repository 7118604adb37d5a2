import { canonicalJson } from "../platform/canonical-json.ts";
import { z } from "zod";
import type { Inventory } from "./document.ts";
import { totalOf } from "./counts.ts";

const Ids = z.array(z.string()).readonly();
type FieldChange = z.infer<typeof FieldChange>;
const FieldChange = z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() });
const ItemChange = z.strictObject({ id: z.string(), fields: z.array(FieldChange).readonly() });
const PartDiff = z
  .strictObject({ added: Ids, removed: Ids, changed: z.array(ItemChange).readonly() })
  .meta({ id: "PartDifference" });

type PartDiff = z.infer<typeof PartDiff>;

/** What is in one document and not in the other. */
export const InventoryDiff = z.strictObject({
  parts: z.strictObject({
    operators: PartDiff,
    areas: PartDiff,
    nodes: PartDiff,
    pools: PartDiff,
    services: PartDiff,
    profiles: PartDiff,
    segments: PartDiff,
  }),
  subscriptions: z.strictObject({ from: z.int(), to: z.int() }),
});
type InventoryDiff = z.infer<typeof InventoryDiff>;

/** What is in one document and not in the other, item by item. */
export function diffDocuments(from: Inventory, to: Inventory): InventoryDiff {
  return {
    parts: {
      operators: diffItems(from.operators, to.operators),
      areas: diffItems(from.areas, to.areas),
      nodes: diffItems(from.nodes, to.nodes),
      pools: diffItems(from.pools, to.pools),
      services: diffItems(from.services, to.services),
      profiles: diffItems(from.profiles, to.profiles),
      segments: diffItems(from.segments, to.segments),
    },
    subscriptions: { from: totalOf(from), to: totalOf(to) },
  };
}

type Item = { readonly id: string };

function diffItems(from: readonly Item[], to: readonly Item[]): PartDiff {
  const before = new Map(from.map((item) => [item.id, item]));
  const after = new Map(to.map((item) => [item.id, item]));
  return {
    added: to.flatMap(({ id }) => (before.has(id) ? [] : [id])),
    removed: from.flatMap(({ id }) => (after.has(id) ? [] : [id])),
    changed: to.flatMap((item) => {
      const fields = diffFields(before.get(item.id) ?? item, item);
      return fields.length === 0 ? [] : [{ id: item.id, fields }];
    }),
  };
}

function diffFields(from: Item, to: Item): readonly FieldChange[] {
  const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [was, is] = [before.get(field), after.get(field)];
    return canonicalJson(was ?? null) === canonicalJson(is ?? null)
      ? []
      : [{ field, from: was ?? null, to: is ?? null }];
  });
}
