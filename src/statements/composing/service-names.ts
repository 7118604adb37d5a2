import { formatIcu } from "./icu.ts";
import type { ServiceName } from "../situation/situation.ts";
import { NAMED_KINDS, type NamedKind, type Template } from "./template.ts";

/**
 * How long a list of services may be, in characters: what an SMS has room for beside the rest. The names in use are
 * shorter together; this is for inventories with long names or many services of a kind.
 */
const MOST_CHARACTERS = 70;

/**
 * Services as customers know them: by kind, and by the inventory's own name where a kind has two or no name. Those that
 * there is no room for are counted.
 */
export function servicesInWords(template: Template, services: readonly ServiceName[], last: string): string {
  const names = namesOf(template, services);
  for (let kept = names.length; kept > 0; kept--) {
    const text = listed(template, names.slice(0, kept), last);
    const whole = kept === names.length ? text : withOthers(template, text, names.length - kept);
    if (whole.length <= MOST_CHARACTERS) return whole;
  }
  return formatIcu(template.unnamed, template.locale, { count: names.length });
}

function withOthers({ more, locale }: Template, names: string, count: number): string {
  return formatIcu(more, locale, { names, count });
}

/** Those with a name of their own first. */
function namesOf(template: Template, services: readonly ServiceName[]): readonly string[] {
  const byKind = Map.groupBy(services, ({ kind }) => kind);
  const known = NAMED_KINDS.filter((kind) => byKind.get(kind)?.length === 1).map((kind) => template.services[kind]);
  const others = services.filter(({ kind }) => !isNamed(kind) || byKind.get(kind)?.length !== 1);
  return [...new Set([...known, ...others.map(({ name }) => name)])];
}

function isNamed(kind: string): kind is NamedKind {
  return NAMED_KINDS.some((named) => named === kind);
}

/** "A, B and C": `last` is what stands before the last one. */
export function listed({ lists }: Template, items: readonly string[], last: string): string {
  const [end = "", ...others] = items.toReversed();
  return others.length === 0 ? end : others.toReversed().join(lists.comma) + last + end;
}
