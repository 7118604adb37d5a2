import type { Words } from "../../../words/index.ts";
import type { Statement, Step, Told } from "../answers.ts";

type Texts = Words["statements"]["history"];
type ToldTexts = Words["statements"]["told"];

/** One thing that happened to a statement. */
export type Happened = {
  readonly at: string;
  readonly what: string;
  readonly by: string;
  readonly ground: string | null;
};

/** Everything that happened to a statement, in the order of time; of one moment a version comes before what was done with it. */
export function historyOf(
  { history, steps, told }: Pick<Statement, "history" | "steps" | "told">,
  texts: Texts,
): readonly Happened[] {
  const names = new Map(told.map(({ id, name }) => [id, name]));
  const versions = history.map(({ version, by, at }) => ({ at, by, what: texts.worded(version), ground: null }));
  const done = steps.map((step) => ({
    at: step.at,
    by: step.by,
    what: stepInWords(step, names, texts),
    ground: step.ground,
  }));
  return [...versions, ...done].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** `names`: of recipients, by id. */
function stepInWords(step: Step, names: ReadonlyMap<string, string>, texts: Texts): string {
  const { approver, isByCode, isAlone, recipient, correction, by } = step;
  if (approver !== null && isByCode) return texts.byCode(approver);
  if (approver !== null && approver !== by) return texts.beforehand(approver);
  if (isAlone) return texts.alone;
  const plain = texts.steps[step.step] ?? step.step;
  if (recipient !== null) return texts.of(plain, names.get(recipient) ?? recipient);
  return correction === null ? plain : texts.corrected(plain, correction);
}

/** Why somebody whom a statement is for has not been told it. */
export function notToldInWords({ name, via, delivery }: Told, texts: ToldTexts): string {
  if (delivery === null) return texts.byHand(name, via);
  return delivery.state === "dead" ? texts.failed(name, via, delivery.error ?? "") : texts.pending(name, via);
}
