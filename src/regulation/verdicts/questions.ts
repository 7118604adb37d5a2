import { findField } from "../measures/fields.ts";
import type { Question, VerdictAnswer } from "./answer.ts";

/** Where a field is said, if not by an answer of its own. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["planned", "fact:plannedWork"],
  ["cause_natural_calamity", "fact:cause"],
  ["duration_or_expected_minutes", "fact:expectedRestoration"],
  ["expected_duration_minutes", "fact:expectedRestoration"],
  ["percent_of_national_service_base", "base-table:nationalUsers"],
  ["operator_agreed_major_service_failure", "base-table:agreedCriteria"],
  ["provider_users_at_last_fiscal_year_end", "base-table:fiscalYearEndUsers"],
]);

/** What has to be known for verdicts to be decided: first what most rules wait for, those in force before drafts. */
export function questionsOf(verdicts: readonly VerdictAnswer[]): readonly Question[] {
  const waiting = verdicts
    .filter(({ verdict }) => verdict === "unknown")
    .flatMap((verdict) => verdict.missing.map((field) => ({ field, verdict })));
  const byQuestion = Map.groupBy(waiting, ({ field, verdict }) => `${field} ${verdict.jurisdiction}`);
  const questions = [...byQuestion.values()].map((group) => ({
    question: questionOf(group),
    weight: group.filter(({ verdict }) => !verdict.proposed).length,
  }));
  return questions.sort((a, b) => b.weight - a.weight).map(({ question }) => question);
}

type Waiting = { readonly field: string; readonly verdict: VerdictAnswer };

function questionOf(group: readonly Waiting[]): Question {
  const [{ field, verdict }] = nonEmpty(group);
  const { what, unit, kind } = findField(field) ?? { what: field, unit: "", kind: "truth" as const };
  return {
    field,
    what,
    unit,
    kind,
    providers: [...new Set(group.map((one) => one.verdict.provider.id))],
    jurisdiction: verdict.jurisdiction,
    how: ELSEWHERE.get(field) ?? "answer",
    rules: [...new Set(group.map((one) => one.verdict.rule))],
  };
}

function nonEmpty<One>([first, ...others]: readonly One[]): readonly [One, ...One[]] {
  if (first === undefined) throw new Error("a group has at least one");
  return [first, ...others];
}
