import type { View } from "../../engine/index.ts";
import type { Inventory } from "../../inventory/document.ts";
import type { Reads } from "../pack.ts";

type Part = { readonly provider: string; readonly jurisdiction: string; readonly whose: Reads["whose"] };

/** The customers of a provider in a country: its own and its brands', and of a network those of the providers on it. */
export function viewOfPart({ operators, areas }: Inventory, { provider, jurisdiction, whose }: Part): View {
  const own = operators.filter(
    ({ id, kind, host }) => id === provider || (host === provider && (kind === "brand" || whose === "network")),
  );
  const countries = countriesOf(areas);
  const isElsewhere = ({ id }: Inventory["areas"][number]): boolean => {
    const country = countries.get(id);
    return jurisdiction !== "*" && country !== undefined && country !== jurisdiction;
  };
  // A view holds what is within its areas too: one that reaches abroad is left to its parts.
  const reaching = new Set(areas.filter(isElsewhere).flatMap(({ id }) => withAbove(areas, id)));
  const inside = areas.filter(({ id }) => !reaching.has(id));
  return {
    operators: new Set(own.map(({ id }) => id)),
    areas: inside.length === areas.length ? undefined : new Set(inside.map(({ id }) => id)),
  };
}

function withAbove(areas: Inventory["areas"], id: string): readonly string[] {
  const parent = areas.find((area) => area.id === id)?.parent;
  return parent === undefined ? [id] : [id, ...withAbove(areas, parent)];
}

/** Of each area its country, or that of the nearest above it that has one. */
function countriesOf(areas: Inventory["areas"]): ReadonlyMap<string, string | undefined> {
  const areaById = new Map(areas.map((area) => [area.id, area]));
  const countryOf = (id: string): string | undefined => {
    const area = areaById.get(id);
    return area?.country ?? (area?.parent === undefined ? undefined : countryOf(area.parent));
  };
  return new Map(areas.map(({ id }) => [id, countryOf(id)]));
}
