import type { Readings } from "../verdicts/onset.ts";
import { CALCULATED } from "./calculated.ts";
import { findField } from "./fields.ts";
import { type Reading, amount, truth, words } from "./reading.ts";
import type { Said, Scope } from "./scope.ts";

/** What is known of an outage, by field: calculated, or said by somebody; undefined: not known. Each is worked out once. */
export function readingsOf(scope: Scope): Readings {
  const known = new Map<string, Reading | undefined>();
  const readings: Readings = (field) => {
    if (known.has(field)) return known.get(field);
    // What can only be known once it is known is not.
    known.set(field, undefined);
    known.set(field, readingOf(field, scope, readings));
    return known.get(field);
  };
  return readings;
}

function readingOf(name: string, scope: Scope, readings: Readings): Reading | undefined {
  const from = findField(name)?.from;
  const { situation, provider, country } = scope;
  const said = from === "computed" ? undefined : situation.saidOf(name, provider.id, country);
  return said === undefined ? CALCULATED.get(name)?.(scope, readings) : readingOfSaid(said);
}

function readingOfSaid({ value, origin }: Said): Reading {
  if (typeof value === "number") return amount(value, [origin]);
  if (typeof value === "boolean") return truth(value, [origin]);
  return words(typeof value === "string" ? [value] : value, [origin]);
}
