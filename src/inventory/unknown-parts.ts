import type { Offence } from "../platform/offences.ts";
import type { Inventory } from "./document.ts";

type Wanted = string | readonly string[] | undefined;

/** Parts of the base by name, each a name or a list of alternatives. */
export type PartsNamed = {
  readonly operator?: Wanted;
  readonly area?: Wanted;
  readonly customerClass?: Wanted;
  readonly service?: Wanted;
};

/** What is named and an inventory does not have. */
export function unknownParts(named: PartsNamed, document: Inventory): readonly Offence[] {
  const known = {
    operator: new Set(document.operators.map(({ id }) => id)),
    area: new Set(document.areas.map(({ id }) => id)),
    customerClass: new Set(document.segments.map(({ customerClass }) => customerClass)),
    service: new Set(document.services.map(({ id }) => id)),
  };
  const check = (name: keyof typeof known): readonly Offence[] =>
    [named[name] ?? []]
      .flat()
      .filter((value) => !known[name].has(value))
      .map((value) => ({ path: name, message: `no ${name} "${value}" in the inventory in force` }));
  return [...check("operator"), ...check("area"), ...check("customerClass"), ...check("service")];
}
