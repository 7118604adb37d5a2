import { z } from "zod";
import type { Pair, View } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import { unknownParts } from "../inventory/unknown-parts.ts";
import { AppError } from "../platform/errors.ts";
import type { Offence } from "../platform/offences.ts";
import type { Principal } from "../platform/principal.ts";
import { CommaList } from "../platform/query.ts";

const Dimension = z.enum(["service", "operator", "operatorKind", "customerClass", "area"]);

/** `operator,service`: any two of the five. */
const PairText = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.tuple([Dimension, Dimension], { error: `must be two of ${Dimension.options.join(", ")}` }))
  .refine(([first, second]) => first !== second, "must be two different ones");

/** What part of the base a question is about: commas mean or, several filters and. */
export const FilterQuery = {
  by: PairText.optional(),
  operator: CommaList.optional(),
  area: CommaList.optional(),
  customerClass: CommaList.optional(),
  service: CommaList.optional(),
};

export const Filter = z.strictObject({
  by: z.tuple([Dimension, Dimension]).readonly().optional(),
  operator: z.array(z.string()).readonly().optional(),
  area: z.array(z.string()).readonly().optional(),
  customerClass: z.array(z.string()).readonly().optional(),
  service: z.array(z.string()).readonly().optional(),
  /** For whom: the operators whose part of the base is all that there is to ask for. Absent where it is the whole. */
  audience: z.array(z.string()).readonly().optional(),
});
export type Filter = z.infer<typeof Filter>;

/** A filter with for whom it is. */
export function heldTo(operators: Principal["operators"], filter: Filter): Filter {
  return operators === "all" ? filter : { ...filter, audience: operators.toSorted() };
}

/**
 * 400 where a filter names what the inventory does not have: silence would look like "nobody is affected". What others have
 * is not in the inventory that a partner sees, and told like what is not there.
 */
export function checkFilter(filter: Filter, document: Inventory): void {
  const offences = unknownParts(filter, document);
  if (offences.length > 0) throw refuse(offences);
}

/** Whether an answer with this filter may be given to a principal. */
export function isFor({ audience }: Filter, operators: Principal["operators"]): boolean {
  return operators === "all" || JSON.stringify(audience) === JSON.stringify(operators.toSorted());
}

function refuse(offences: readonly Offence[]): AppError {
  return new AppError("malformed-request", `query ${offences[0]?.path}: ${offences[0]?.message}`, offences);
}

export function viewOf({ operator, area, customerClass, service }: Filter): View {
  return {
    operators: setOf(operator),
    areas: setOf(area),
    customerClasses: setOf(customerClass),
    services: setOf(service),
  };
}

export function pairsOf({ by }: Filter): readonly Pair[] {
  return by === undefined ? [] : [by];
}

function setOf(values: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return values === undefined ? undefined : new Set(values);
}
