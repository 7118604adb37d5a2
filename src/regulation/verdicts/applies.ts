import type { BaseTables } from "../keep/base-tables.ts";
import { type ProviderScope, networkKindsOf } from "../measures/providers.ts";
import type { Rule } from "../pack.ts";

/** The calendar day of a moment in a time zone: `2018-12-06`. */
export function dayIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(at),
  );
}

/** Whether the text of a rule applies to an outage that began on a day; a limit that is only a month or a year is all of it. */
export function isInForce({ inForceFrom, inForceTo }: Pick<Rule, "inForceFrom" | "inForceTo">, day: string): boolean {
  const isBegun = inForceFrom === null || day.slice(0, inForceFrom.length) >= inForceFrom;
  const isOver = inForceTo !== null && day.slice(0, inForceTo.length) > inForceTo;
  return isBegun && !isOver;
}

/** Why a rule is not for a provider; undefined where it is. */
export function whyNotFor(rule: Rule, provider: ProviderScope, tables: BaseTables): string | undefined {
  const kinds = tables.networkKinds[provider.id]?.kinds ?? networkKindsOf(provider);
  if (!rule.networkKind.some((kind) => kinds.includes(kind)))
    return `it is for ${rule.networkKind.join(", ")} networks`;
  if (rule.providers?.includes(provider.kind) === false) return `it is for ${rule.providers.join(", ")}`;
  return undefined;
}
