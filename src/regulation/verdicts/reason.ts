import type { ComparedAnswer, VerdictAnswer } from "./answer.ts";

type Stated = Omit<VerdictAnswer, "reason">;

/** Why a verdict is so, in sentences that can be held against the text of the rule. */
export function reasonOf(stated: Stated): string {
  const sentences = [
    leadOf(stated),
    ...stated.compared.map((compared) => `${compareInWords(compared, stated.decides)}.`),
    ...projectionOf(stated),
    ...(stated.toBeConfirmed ? [`Threshold to be confirmed: the source is of ${stated.confidence} confidence.`] : []),
    ...(stated.unsettled === null ? [] : [`Not decided before counsel confirms a threshold: ${stated.unsettled}.`]),
    ...(stated.proposed ? ["This rule is proposed, not in force."] : []),
  ];
  return sentences.join(" ");
}

function leadOf({ verdict, clause, instrument, decides, supersededBy, missing, isMetByBestEstimate }: Stated): string {
  const rule = clause === "" ? instrument : clause;
  const by = decides === "upper-bound" ? "the upper bound, since the rule counts who may be hit" : "the whole range";
  const sentences = {
    met: `Met by ${by} (${rule}).`,
    uncertain: `Uncertain: the range straddles the bar; by the best estimate it is ${isMetByBestEstimate ? "" : "not "}met (${rule}).`,
    unknown: `Not known (${rule})${missing.length === 0 ? "" : `, for want of ${missing.join(", ")}`}.`,
    "not-met": `Not met (${rule}).`,
    superseded: `Its own conditions may be met, but it gives way to ${supersededBy}, which is (${rule}).`,
  };
  return sentences[verdict];
}

function projectionOf({ metSince, willBeMetAt, mayBeMetAt }: Stated): readonly string[] {
  if (metSince !== null) return [`It has been met since ${metSince}.`];
  if (willBeMetAt !== null) return [`If nothing changes it is met at ${willBeMetAt}.`];
  return mayBeMetAt === null ? [] : [`If nothing changes it may be met from ${mayBeMetAt} on.`];
}

const OPERATORS = { ">=": "at least", ">": "more than", "==": "", in: "one of" } as const;

function compareInWords({ name, value, unit, op, bar, holds }: ComparedAnswer, decides: Stated["decides"]): string {
  const known = value === null ? "" : `: ${valueInWords(value, decides)}${unit === "" ? "" : ` ${unit}`}`;
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

function valueInWords(value: NonNullable<ComparedAnswer["value"]>, decides: Stated["decides"]): string {
  if (!("low" in value)) return value.length === 0 ? "none" : value.join(", ");
  const { low, point, high } = value;
  if (low === point && high === point) return inWords(point);
  if (decides === "upper-bound") return `at most ${inWords(high)}`;
  return `${inWords(point)} (${inWords(low)} to ${inWords(high)})`;
}

function holdsInWords(holds: ComparedAnswer["holds"]): string {
  if (holds === null) return "not known";
  if (holds.low === holds.high) return holds.point ? "holds" : "does not hold";
  return `straddles the bar, best estimate ${holds.point ? "holds" : "does not hold"}`;
}

/** To six decimals at most, as exact as bars are. */
function inWords(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 6 });
}
