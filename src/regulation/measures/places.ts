import type { View } from "../../engine/index.ts";
import type { Inventory } from "../../inventory/document.ts";

/** Areas with what each says, or what it lies in does; undefined where none says. */
function saidByArea({ areas }: Inventory, says: "country" | "remoteness"): ReadonlyMap<string, string | undefined> {
  const areaById = new Map(areas.map((area) => [area.id, area]));
  const saidOf = (id: string | undefined): string | undefined => {
    const area = id === undefined ? undefined : areaById.get(id);
    return area?.[says] ?? (area === undefined ? undefined : saidOf(area.parent));
  };
  return new Map(areas.map(({ id }) => [id, saidOf(id)]));
}

/** Areas with the country that each is in, by itself or by what it lies in; undefined where none says. */
export function countryByArea(document: Inventory): ReadonlyMap<string, string | undefined> {
  return saidByArea(document, "country");
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

/** Whose customers, where. */
export type Holding = { readonly operators: ReadonlySet<string>; readonly country: string };

/** The customers of some operators in a country. Who is in an area of no country is in that of whom they pay. */
export function viewIn(document: Inventory, { operators, country }: Holding): View {
  if (country === EVERYWHERE) return { operators };
  const byArea = countryByArea(document);
  const areasOf = (home: string): ReadonlySet<string> =>
    new Set([...byArea].filter(([, other]) => (other ?? home) === country).map(([id]) => id));
  const own = document.operators.filter(({ id }) => operators.has(id));
  const areasByHome = new Map([...new Set(own.map((one) => one.country))].map((home) => [home, areasOf(home)]));
  return {
    operators,
    areasByOperator: new Map(own.map(({ id, country: home }) => [id, areasByHome.get(home) ?? new Set<string>()])),
  };
}

/** Areas of some kinds, each with all that lies in it. */
export function areasOfKind({ areas }: Inventory, kinds: readonly string[]): readonly Inventory["areas"][number][] {
  return areas.filter(({ kind }) => kind !== undefined && kinds.includes(kind));
}

/** Areas of a remoteness, by themselves or by what they lie in. */
export function areasOfRemoteness(document: Inventory, remoteness: string): ReadonlySet<string> {
  const areas = [...saidByArea(document, "remoteness")].filter(([, said]) => said === remoteness);
  return new Set(areas.map(([id]) => id));
}
