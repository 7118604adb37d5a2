import type { VerdictAnswer } from "../verdicts/answer.ts";
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

/** Instrument, clause and bar of each rule in force that a figure helps to meet; `users.affected:data` those of that service. */
export function thresholdsMet(verdicts: Verdicts, figure: string): readonly string[] {
  const [name = "", part] = figure.split(":");
  const fields = new Set(FIELDS_BY_FIGURE[name.split(".")[0] ?? ""]);
  const met = verdicts.filter(
    ({ verdict, proposed, service }) => verdict === "met" && !proposed && (part === undefined || service === part),
  );
  const words = met.flatMap((verdict) =>
    verdict.compared
      .filter((one) => fields.has(one.field) && isHeld(verdict, one))
      .map((one) => `${clauseOf(verdict)}: ${barOf(one)}`),
  );
  return [...new Set(words)];
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

type Compared = VerdictAnswer["compared"][number];

/** `at least 600,000 user-minutes`. */
export function barOf({ op, bar, unit }: Pick<Compared, "op" | "bar" | "unit">): string {
  return `${OPERATORS[op]} ${typeof bar === "number" ? amountInNumbers(bar) : [bar].flat().join(", ")} ${unit}`.trim();
}

/** Whether a comparison holds by the bound that decides. */
export function isHeld({ decides }: Pick<VerdictAnswer, "decides">, { holds }: Pick<Compared, "holds">): boolean {
  return holds !== null && (decides === "upper-bound" ? holds.high : holds.low);
}
