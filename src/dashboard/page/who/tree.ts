type Row = { readonly key: string; readonly parent?: string | undefined };

/** Rows with how deep each lies; children stand below their parent, in the order given. One whose parent is not told is a root. */
export function inTree<Own extends Row>(
  rows: readonly Own[],
): readonly { readonly row: Own; readonly depth: number }[] {
  const keys = new Set(rows.map(({ key }) => key));
  const parentOf = ({ parent }: Own): string | undefined =>
    parent !== undefined && keys.has(parent) ? parent : undefined;
  const childrenOf = Map.groupBy(rows, parentOf);
  const below = (parent: string | undefined, depth: number): readonly { row: Own; depth: number }[] =>
    (childrenOf.get(parent) ?? []).flatMap((row) => [{ row, depth }, ...below(row.key, depth + 1)]);
  return below(undefined, 0);
}
