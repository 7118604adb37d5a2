import type { Problem } from "../data/ask.ts";

/** Statuses by which the service says that what was entered is no key, or none that lets anybody in. Which of them it is, is nobody's business. */
const WRONG: ReadonlySet<number> = new Set([400, 401, 413, 422]);

/** Whether another key may help; else something stands in the way of any key. */
export function isWrongKey({ status }: Pick<Problem, "status">): boolean {
  return WRONG.has(status);
}
