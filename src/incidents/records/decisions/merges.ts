import { z } from "zod";
import { text } from "../../../platform/text.ts";
import { IncidentId, type IncidentRecord } from "../record.ts";

export const NewMerge = z.strictObject({ with: IncidentId, ground: text(2000) }).meta({ id: "NewMerge" });

/** Two incidents that somebody holds to be one, as it was said last. */
export type Merge = Pick<IncidentRecord, "incident" | "name">;

/** The merges that hold, in the order in which they were made: those that nobody undid since. */
export function mergesIn(records: readonly IncidentRecord[]): readonly Merge[] {
  const held = new Map<string, Merge>();
  for (const { kind, incident, name } of records) {
    const pair = [incident, name].toSorted().join(" ");
    if (kind === "merge" && !held.has(pair)) held.set(pair, { incident, name });
    if (kind === "unmerge") held.delete(pair);
  }
  return [...held.values()];
}

/** The same as pairs of ids. */
export function mergedPairs(records: readonly IncidentRecord[]): readonly (readonly [string, string])[] {
  return mergesIn(records).map(({ incident, name }) => [incident, name]);
}

/** Every id under which something may have been recorded of an incident: its own, those of the entries that it claims, and whatever is merged with any. */
export function allIdsOf(
  { id, claims }: { readonly id: string; readonly claims: Iterable<number> },
  records: readonly IncidentRecord[],
): readonly string[] {
  const ids = new Set([id, ...[...claims].map(String)]);
  const pairs = mergedPairs(records);
  for (let before = 0; before !== ids.size; ) {
    before = ids.size;
    for (const [one, other] of pairs) {
      if (ids.has(one)) ids.add(other);
      if (ids.has(other)) ids.add(one);
    }
  }
  return [...ids];
}

/** The merge of an incident, by any of its ids, with another; undefined where none holds. */
export function findMerge(
  records: readonly IncidentRecord[],
  ids: readonly string[],
  other: string,
): Merge | undefined {
  return mergesIn(records).find(
    ({ incident, name }) => (name === other && ids.includes(incident)) || (incident === other && ids.includes(name)),
  );
}
