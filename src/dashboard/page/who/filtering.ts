import { FILTERS, type Filter, type FilterName } from "../data/view.ts";

/** Only what this value names, within all else that the filter says. */
export function narrowedTo(filter: Filter, name: FilterName, value: string): Filter {
  return { ...filter, [name]: [value] };
}

/** With a value more, or without it if it was there; a name without values limits nothing. */
export function toggled(filter: Filter, name: FilterName, value: string): Filter {
  const { [name]: values = [], ...rest } = filter;
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return next.length === 0 ? rest : { ...rest, [name]: next };
}

export type Chosen = { readonly name: FilterName; readonly value: string };

/** Every value of a filter, in the order of the filters' names. */
export function chosenIn(filter: Filter): readonly Chosen[] {
  return FILTERS.flatMap((name) => (filter[name] ?? []).map((value) => ({ name, value })));
}

/** Whether the API can be asked for a value alone: in its lists a comma means or, and a customer class may have one in its name. */
export function canBeChosen(value: string): boolean {
  return !value.includes(",");
}
