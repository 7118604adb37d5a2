type Named = { readonly key: string; readonly name: string };

/** What operators are called, as far as figures name them; the others by their ids. */
export function ownNames(ids: readonly string[], rows: readonly Named[]): readonly string[] {
  return ids.map((id) => rows.find(({ key }) => key === id)?.name ?? id);
}
