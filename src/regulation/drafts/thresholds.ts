import type { ComparedAnswer as Compared, VerdictAnswer } from "../verdicts/answer.ts";
import { type DraftFigure, type Range, isNear } from "./filled.ts";
import { OPERATORS } from "../verdicts/reason.ts";
import { amountInNumbers } from "./in-words.ts";

export const TO_BE_CONFIRMED = "threshold to be confirmed";

/** What rules read, by the figure that states it. */
const FIELDS_BY_FIGURE: Readonly<Record<string, readonly string[]>> = {
  users: ["users_affected", "users_affected_potential", "services_in_operation_affected_or_likely"],
  "user-minutes": ["user_minutes", "user_minutes_potential"],
  "user-hours": ["user_hours_lost"],
  incident: [
    "duration_minutes",
    "continuous_duration_minutes",
    "duration_or_expected_minutes",
    "expected_duration_minutes",
  ],
  "percent-national": ["percent_of_national_service_base"],
  "percent-provider": ["percent_of_provider_service_base"],
};

type Verdicts = readonly VerdictAnswer[];

/**
 * Instrument, clause and bar of each rule in force that a figure helps to meet: where it is just what the rule was held
 * against. `users.affected:data` is of that service, `users.affected` of any; a rule may be judged by service or by area.
 */
export function thresholdsMet(verdicts: Verdicts, { name: figure, range, from }: Stated): readonly string[] {
  const [name = "", part] = figure.split(":");
  const fields = new Set(FIELDS_BY_FIGURE[name.split(".")[0] ?? ""]);
  const met = verdicts.filter(
    ({ verdict, proposed, service }) => verdict === "met" && !proposed && (part === undefined || service === part),
  );
  const words = met.flatMap((verdict) =>
    verdict.compared
      .filter(
        (one) =>
          fields.has(one.field) &&
          isHeld(verdict, one) &&
          (from === "measurement" ? isPast(one, range) : isOf(one, range)),
      )
      .map((one) => `${clauseOf(verdict)}: ${barOf(one)}`),
  );
  return [...new Set(words)];
}

type Stated = { readonly name: string; readonly range: Range; readonly from?: DraftFigure["from"] };

function isOf({ value }: Compared, range: Range): boolean {
  return value !== null && "point" in value && isNear(value, range);
}

/** Of one rule by its id, all that it compares. */
export function thresholdsOf({ compared, ...verdict }: VerdictAnswer, field: string): readonly string[] {
  return compared.filter((one) => one.field === field).map((one) => `${clauseOf(verdict)}: ${barOf(one)}`);
}

/** Says where nobody has checked the threshold. */
export function clauseOf({
  instrument,
  clause,
  toBeConfirmed,
}: Pick<VerdictAnswer, "instrument" | "clause" | "toBeConfirmed">): string {
  return `${instrument}, ${clause}${toBeConfirmed ? ` (${TO_BE_CONFIRMED})` : ""}`;
}

/** Rules are held against the estimate; what was measured in its place is past the bar by itself, or is not. */
function isPast({ op, bar }: Compared, { low }: Range): boolean {
  return typeof bar === "number" && (op === ">" ? low > bar : low >= bar);
}

/** `at least 600,000 user-minutes`. */
export function barOf({ op, bar, unit }: Pick<Compared, "op" | "bar" | "unit">): string {
  return `${OPERATORS[op]} ${typeof bar === "number" ? amountInNumbers(bar) : [bar].flat().join(", ")} ${unit}`.trim();
}

/** Whether a comparison holds by the bound that decides. */
export function isHeld({ decides }: Pick<VerdictAnswer, "decides">, { holds }: Pick<Compared, "holds">): boolean {
  return holds !== null && (decides === "upper-bound" ? holds.high : holds.low);
}
