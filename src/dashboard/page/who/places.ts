import type { AnyImpact } from "../data/answers.ts";

type AreaRow = AnyImpact["byArea"][number];

/** An area that can be drawn. */
export type Place = AreaRow & { readonly latitude: number; readonly longitude: number };

export type Places = {
  /** Areas without areas below them: none counts another's customers. Largest base first. */
  readonly placed: readonly Place[];
  /** Areas above others with customers of their own, of whom it is not told where in them they are. */
  readonly above: readonly { readonly name: string; readonly own: number }[];
  /** Names of areas without others below them that have no coordinates. */
  readonly unplaced: readonly string[];
};

/** What of the areas a map can show, and what it must say that it does not. */
export function placesOf(byArea: AnyImpact["byArea"]): Places {
  const childrenOf = Map.groupBy(byArea, ({ parent }) => parent);
  const leaves = byArea.filter(({ key }) => !childrenOf.has(key));
  const above = byArea.flatMap(({ key, name, base }) => {
    const below = childrenOf.get(key);
    const own = base - (below ?? []).reduce((sum, child) => sum + child.base, 0);
    return below === undefined || own <= 0 ? [] : [{ name, own }];
  });
  return {
    placed: leaves.filter(isPlaced).sort((a, b) => b.base - a.base),
    above,
    unplaced: leaves.filter((row) => !isPlaced(row)).map(({ name }) => name),
  };
}

function isPlaced(row: AreaRow): row is Place {
  return row.latitude !== undefined && row.longitude !== undefined;
}

/** Fewer say nothing by where they are. */
export function isWorthAMap({ placed }: Places): boolean {
  return placed.length >= 2;
}
