import type { Format } from "../../../data/format.ts";
import type { Words } from "../../../words/index.ts";
import type { Compared } from "../answers.ts";

type Texts = Words["regulation"]["verdicts"];
type Speech = { readonly texts: Texts; readonly format: Format };

/** What is known of a field, with its range. */
export function valueInWords({ value, unit }: Pick<Compared, "value" | "unit">, { texts, format }: Speech): string {
  if (value === null) return texts.noValue;
  if (!("low" in value)) return value.length === 0 ? texts.noWords : value.join(", ");
  return rangeInWords(value, unit, { texts, format });
}

type Bounds = { readonly low: number; readonly point: number; readonly high: number };

/** The best estimate, and how far it may be off where it may. */
export function rangeInWords({ low, point, high }: Bounds, unit: string, { texts, format }: Speech): string {
  const best = format.exact(point);
  const range = low === high ? best : texts.range({ point: best, low: format.exact(low), high: format.exact(high) });
  return texts.unit(range, unit);
}

/** What the rule needs, in the strictness that it has. */
export function barInWords({ op, bar }: Pick<Compared, "op" | "bar">, { texts, format }: Speech): string {
  return texts.operators[op] + plainBar(bar, { texts, format });
}

function plainBar(bar: Compared["bar"], { texts, format }: Speech): string {
  if (typeof bar === "number") return format.exact(bar);
  if (typeof bar === "boolean") return yesOrNo(bar, texts);
  return typeof bar === "string" ? bar : bar.join(", ");
}

/** Whether it holds, by each bound. */
export function holdsInWords({ holds }: Pick<Compared, "holds">, texts: Texts): string {
  if (holds === null) return texts.notKnown;
  const best = yesOrNo(holds.point, texts);
  return holds.low === holds.high ? best : texts.straddles(best);
}

function yesOrNo(is: boolean, { yes, no }: Texts): string {
  return is ? yes : no;
}

/** Where a figure comes from, if not from the estimate alone. */
export function originInWords(origin: Compared["origins"][number], { texts, format }: Speech): string | undefined {
  if (origin.kind === "estimate") return undefined;
  if (origin.kind === "base-table") return texts.fromTable(origin.name, origin.source);
  const { by, at, ground } = origin;
  return texts.said({ by, moment: format.moment(at), ground });
}
