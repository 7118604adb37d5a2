import { type Question, SELECTORS } from "../data/view.ts";
import { hasSelection } from "./options.ts";
import { DAY_MILLISECONDS } from "../data/durations.ts";

/** What the API selects nodes by: the question's own lists; a date means its first moment in UTC. */
export type SelectBody = { readonly [name: string]: string | readonly string[] };

export type WhatIfBody = {
  readonly states?: { readonly [node: string]: "down" };
  readonly select?: SelectBody;
  readonly onTopOfNow: boolean;
};

/** What is asked of the API; undefined where nothing is supposed to fail. */
export function bodyOf(question: Question): WhatIfBody | undefined {
  const { node, others } = question;
  const select = selectOf(question);
  if (node === undefined && select === undefined) return undefined;
  return {
    ...(node === undefined ? {} : { states: Object.fromEntries(node.map((id) => [id, "down" as const])) }),
    ...(select === undefined ? {} : { select }),
    onTopOfNow: others === "now",
  };
}

export function selectOf(question: Question): SelectBody | undefined {
  if (!hasSelection(question)) return undefined;
  const { certificateExpiresBefore: before } = question;
  const lists = SELECTORS.flatMap((name) => (question[name] === undefined ? [] : [[name, question[name]] as const]));
  return {
    ...Object.fromEntries(lists),
    ...(before === undefined ? {} : { certificateExpiresBefore: `${before}T00:00:00Z` }),
  };
}

/** A question with another list of values; an empty one is none. */
export function withList(
  question: Question,
  name: (typeof SELECTORS)[number] | "node",
  values: readonly string[],
): Question {
  const { [name]: _before, ...rest } = question;
  return values.length === 0 ? rest : { ...rest, [name]: values };
}

/** A question with another date; an empty one is none. */
export function withDate({ certificateExpiresBefore: _before, ...rest }: Question, date: string): Question {
  return date === "" ? rest : { ...rest, certificateExpiresBefore: date };
}

/** The date so many days after a moment, in UTC. */
export function dateAfter(now: number, days: number): string {
  return new Date(now + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
