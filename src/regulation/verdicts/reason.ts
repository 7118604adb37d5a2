import { type Comparison, type Condition, comparisonsIn } from "../condition.ts";
import { findField } from "../measures/fields.ts";
import type { Confirmation } from "../keep/confirmation.ts";
import type { ComparedAnswer, VerdictAnswer } from "./answer.ts";

type Stated = Omit<VerdictAnswer, "reason">;

/** Of what counsel says of a rule: who, when, and what it is judged by instead of its own conditions. */
export type Confirmed = Pick<Confirmation, "by" | "on" | "threshold">;

type JudgedBy = { readonly conditions: Condition; readonly confirmation: Confirmed | undefined };

/** Why a verdict is so, in sentences that can be held against the text of the rule. `compared` is of just these conditions. */
export function reasonOf(stated: Stated, { conditions, confirmation }: JudgedBy): string {
  const words = stated.compared.map((compared) => compareInWords(compared, stated.decides));
  const wordsOf = new Map(comparisonsIn(conditions).map((comparison, index) => [comparison, words[index] ?? ""]));
  const sentences = [
    leadOf(stated),
    ...sentencesOf(conditions, (comparison) => wordsOf.get(comparison) ?? ""),
    ...projectionOf(stated),
    ...(confirmation === undefined ? [] : [confirmedInWords(confirmation)]),
    ...(stated.toBeConfirmed ? [`Threshold to be confirmed: the source is of ${stated.confidence} confidence.`] : []),
    ...(stated.unsettled === null ? [] : [`Not decided before counsel confirms a threshold: ${stated.unsettled}.`]),
    ...(stated.proposed ? ["This rule is proposed, not in force."] : []),
  ];
  return sentences.join(" ");
}

function confirmedInWords({ by, on, threshold }: Confirmed): string {
  return threshold === null
    ? `Threshold confirmed by ${by} on ${on}.`
    : `Judged by the threshold that ${by} gave on ${on}, in the stead of the rule's own.`;
}

type Say = (comparison: Comparison) => string;

/** What must all hold is said one by one; of alternatives, that one is enough, and which they are. */
function sentencesOf(condition: Condition, say: Say): readonly string[] {
  if ("all" in condition) return condition.all.flatMap((part) => sentencesOf(part, say));
  if ("field" in condition || condition.any.length === 1) return [`${phraseOf(condition, say)}.`];
  const ways = condition.any.map((part, index) => `(${index + 1}) ${phraseOf(part, say)}`);
  return [`One of these is enough: ${ways.join("; ")}.`];
}

function phraseOf(condition: Condition, say: Say): string {
  if ("field" in condition) return say(condition);
  if ("all" in condition) return condition.all.map((part) => phraseOf(part, say)).join(", and ");
  const ways = condition.any.map((part) => phraseOf(part, say));
  return ways.length === 1 ? ways.join("") : `[${ways.join(", or ")}]`;
}

function leadOf(stated: Stated): string {
  const { verdict, decides, supersededBy, missing, isMetByBestEstimate } = stated;
  const rule = ruleInWords(stated);
  const by = decides === "upper-bound" ? byUpperBound(stated) : "the whole range";
  const sentences = {
    met: `Met by ${by} (${rule}).`,
    uncertain: `Uncertain: the range straddles the bar; by the best estimate it is ${isMetByBestEstimate ? "" : "not "}met (${rule}).`,
    unknown: `Not known (${rule})${missing.length === 0 ? "" : `, for want of this: ${missing.map(nameOf).join("; ")}`}.`,
    "not-met": `Not met (${rule}).`,
    superseded: `Its own conditions may be met, but it gives way to ${supersededBy}, which is (${rule}).`,
  };
  return sentences[verdict];
}

function byUpperBound({ isMetByBestEstimate }: Stated): string {
  const alone = isMetByBestEstimate ? "" : ", and not by the best estimate";
  return `the upper bound, since the rule counts who may be hit${alone}`;
}

/** Which rule, and of what it stands so: `Art. 5(2)-(4); service voice`. */
function ruleInWords({ clause, instrument, service, area }: Stated): string {
  const of = [service === null ? [] : `service ${service}`, area === null ? [] : `area ${area}`];
  return [clause === "" ? instrument : clause, ...of.flat()].join("; ");
}

function nameOf(field: string): string {
  const name = findField(field)?.name ?? field;
  return /^[A-Z][a-z]/.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name;
}

function projectionOf({ metSince, willBeMetAt, mayBeMetAt }: Stated): readonly string[] {
  if (metSince !== null) return [`It has been met since ${momentInWords(metSince)}.`];
  if (willBeMetAt !== null) return [`If nothing changes it is met at ${momentInWords(willBeMetAt)}.`];
  return mayBeMetAt === null ? [] : [`If nothing changes it may be met from ${momentInWords(mayBeMetAt)} on.`];
}

/** `2026-11-26 14:39:36 UTC`. */
function momentInWords(at: string): string {
  return at.replace("T", " ").replace("Z", " UTC");
}

/** Before a bar. */
export const OPERATORS = { ">=": "at least", ">": "more than", "==": "", in: "one of" } as const;

function compareInWords({ name, value, unit, op, bar, holds }: ComparedAnswer, decides: Stated["decides"]): string {
  const known = value === null ? "" : `: ${valueInWords({ value, bar }, decides)}${unit === "" ? "" : ` ${unit}`}`;
  const needed = `${OPERATORS[op]} ${barInWords(bar)}`.trim();
  return `${name}${known} (needed: ${needed}): ${holdsInWords(holds)}${distanceInWords({ value, bar, holds })}`;
}

/** By how much a range straddles a bar. */
function distanceInWords({ value, bar, holds }: Pick<ComparedAnswer, "value" | "bar" | "holds">): string {
  const isStraddling = holds !== null && holds.low !== holds.high;
  if (!isStraddling || typeof bar !== "number" || value === null || !("low" in value)) return "";
  return `, from ${inWords(bar - value.low)} below to ${inWords(value.high - bar)} above`;
}

function barInWords(bar: ComparedAnswer["bar"]): string {
  if (typeof bar === "number") return inWords(bar);
  if (typeof bar === "boolean") return bar ? "yes" : "no";
  return typeof bar === "string" ? bar : bar.join(", ");
}

type Valued = { readonly value: NonNullable<ComparedAnswer["value"]>; readonly bar: ComparedAnswer["bar"] };

function valueInWords({ value, bar }: Valued, decides: Stated["decides"]): string {
  if (!("low" in value)) return value.length === 0 ? "none" : value.join(", ");
  const { low, point, high } = value;
  const beside = (one: number): string => inWordsBeside(one, bar);
  if (low === point && high === point) return beside(point);
  if (decides === "upper-bound") return `at most ${beside(high)}`;
  return `${beside(point)} (${beside(low)} to ${beside(high)})`;
}

function holdsInWords(holds: ComparedAnswer["holds"]): string {
  if (holds === null) return "not known";
  if (holds.low === holds.high) return holds.point ? "holds" : "does not hold";
  return `straddles the bar, best estimate ${holds.point ? "holds" : "does not hold"}`;
}

/** Rounded as far as it stays on its side of the bar: 40 minutes, but 59.999 where an hour is needed. */
function inWordsBeside(value: number, bar: ComparedAnswer["bar"]): string {
  if (typeof bar !== "number") return inWords(value);
  const rounded = [0, 1, 2, 3, 4, 5].map((digits) => Number(value.toFixed(digits)));
  return inWords(rounded.find((one) => Math.sign(one - bar) === Math.sign(value - bar)) ?? value);
}

/** To six decimals at most, as exact as bars are. */
function inWords(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 6 });
}
