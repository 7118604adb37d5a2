import type { ObligationAnswer } from "./answer.ts";

type Told = Omit<ObligationAnswer, "toDo">;

/** What is to be done about an obligation, in a sentence. */
export function toDoOf(obligation: Told): string {
  return [whatOf(obligation), toBeConfirmed(obligation)].filter((part) => part !== "").join(" ");
}

function whatOf(obligation: Told): string {
  const { state, certainty, expectedAt, clock } = obligation;
  const when = dueInWords(obligation);
  if (state === "done") return "Acknowledged: nothing more is to be done.";
  if (state === "submitted") return "Sent, and not acknowledged: ask for who has it, when, and their reference.";
  if (state === "expected") return `The rule will be met at ${expectedAt ?? "?"} if nothing changes; ${when}.`;
  if (certainty === "unknown") return `Answer the questions; if it is met, ${when}.`;
  if (state === "not-started") return `The clock has not started (${clock.reads}); ${when}.`;
  const assumed = clock.isAssumed ? ` The clock runs from the first event, since its start is ${clock.reads}.` : "";
  return `${capital(when)}.${assumed}`;
}

function dueInWords({ dueLocal, dueAtLatest, clock, within }: Told): string {
  if (dueLocal !== null) return `due ${dueLocal}`;
  if (dueAtLatest !== null) return `due ${dueAtLatest} at the latest, if what comes before is submitted just in time`;
  return clock.startedAt === null ? `due ${within} once it has` : `due: ${within}`;
}

function toBeConfirmed(obligation: Told): string {
  return obligation.toBeConfirmed ? "Threshold to be confirmed." : "";
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
