import type { View } from "../../engine/index.ts";
import type { Inventory } from "../../inventory/document.ts";

/** Areas with the country that each is in, by itself or by what it lies in; undefined where none says. */
export function countryByArea({ areas }: Inventory): ReadonlyMap<string, string | undefined> {
  const areaById = new Map(areas.map((area) => [area.id, area]));
  const countryOf = (id: string | undefined): string | undefined => {
    const area = id === undefined ? undefined : areaById.get(id);
    return area?.country ?? (area === undefined ? undefined : countryOf(area.parent));
  };
  return new Map(areas.map(({ id }) => [id, countryOf(id)]));
}

/** Countries in which operators have customers. */
export function countriesOf(document: Inventory, operators: ReadonlySet<string>): ReadonlySet<string> {
  const byArea = countryByArea(document);
  const home = new Map(document.operators.map(({ id, country }) => [id, country]));
  const countries = document.segments
    .filter(({ operator }) => operators.has(operator))
    .flatMap(({ area, operator }) => byArea.get(area) ?? home.get(operator) ?? []);
  return new Set(countries);
}

/** Everywhere: no country limits. */
export const EVERYWHERE = "*";

/**
 * The part of the base of some operators that is in a country. A customer in an area of no country is in that of whom they
 * pay. Two views that share no customer, since either can be empty alone.
 */
export function viewsIn(document: Inventory, country: string, operators: ReadonlySet<string>): readonly View[] {
  if (country === EVERYWHERE) return [{ operators }];
  const byArea = countryByArea(document);
  const within = (wanted: string | undefined) =>
    new Set([...byArea].filter(([, other]) => other === wanted).map(([id]) => id));
  const atHome = document.operators.filter((one) => one.country === country && operators.has(one.id));
  return [
    { operators, areasAlone: within(country) },
    { operators: new Set(atHome.map(({ id }) => id)), areasAlone: within(undefined) },
  ];
}

/** Areas of some kinds, each with all that lies in it. */
export function areasOfKind({ areas }: Inventory, kinds: readonly string[]): readonly Inventory["areas"][number][] {
  return areas.filter(({ kind }) => kind !== undefined && kinds.includes(kind));
}

/** Areas of a remoteness, by themselves or by what they lie in. */
export function areasOfRemoteness({ areas }: Inventory, remoteness: string): ReadonlySet<string> {
  const areaById = new Map(areas.map((area) => [area.id, area]));
  const remotenessOf = (id: string | undefined): string | undefined => {
    const area = id === undefined ? undefined : areaById.get(id);
    return area?.remoteness ?? (area === undefined ? undefined : remotenessOf(area.parent));
  };
  return new Set(areas.filter(({ id }) => remotenessOf(id) === remoteness).map(({ id }) => id));
}
