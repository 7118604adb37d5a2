import type { IncidentState } from "./incident-state.ts";

/** Two ids that people have said are one incident. */
export type Merge = readonly [string, string];

/** What is used up: entries that incidents claim, and ids that they have or would have had. */
export type Used = { readonly claimed: ReadonlySet<number>; readonly ids: ReadonlySet<string> };

/**
 * What an incident is called: by the lowest of its founders' entries that no earlier incident claims; where all are
 * claimed, by the lowest with the first number after it that is free. `sequences`: at least one.
 */
export function nameIncident(sequences: readonly number[], { claimed, ids }: Used): string {
  const free = sequences.filter((sequence) => !claimed.has(sequence));
  if (free.length > 0) return String(Math.min(...free));
  const lowest = Math.min(...sequences);
  let number = 2;
  while (ids.has(`${lowest}-${number}`)) number += 1;
  return `${lowest}-${number}`;
}

/** Names each id by one that stands for all that are merged with it. */
export function mergedName(merges: readonly Merge[]): (id: string) => string {
  const nameById = new Map<string, string>();
  const nameOf = (id: string): string => nameById.get(id) ?? id;
  for (const [a, b] of merges) {
    const [kept, given] = [nameOf(a), nameOf(b)];
    nameById.set(a, kept);
    nameById.set(b, kept);
    for (const [id, name] of nameById) if (name === given) nameById.set(id, kept);
  }
  return nameOf;
}

/**
 * Merges as told, and the same of the incidents that are meant: an id n that no incident has (any more) means the first
 * that claims entry n.
 */
export function withMeant(merges: readonly Merge[], incidents: readonly IncidentState[]): readonly Merge[] {
  const ids = new Set(incidents.flatMap(({ id, mergedIds }) => [id, ...mergedIds]));
  const meant = new Set(merges.flat().filter((id) => !ids.has(id)));
  const resolved = [...meant].flatMap((id): readonly Merge[] => {
    const claiming = incidents.find(({ claims }) => claims.has(Number(id)));
    return claiming === undefined ? [] : [[id, claiming.id]];
  });
  const known = new Set(merges.map((pair) => pair.join(" ")));
  return [...merges, ...resolved.filter((pair) => !known.has(pair.join(" ")))];
}
