import type { Instant } from "../../platform/instant.ts";
import type { ObligationAnswer } from "./answer.ts";
import { OCCASIONS, inZone } from "./in-words.ts";

type Told = Omit<ObligationAnswer, "toDo">;

/** What is to be done about an obligation, in a sentence, by the clocks of its regulator. */
export function toDoOf(obligation: Told, timeZone: string): string {
  const local = (at: Instant): string => inZone(at, timeZone);
  return [whatOf(obligation, local), toBeConfirmed(obligation)].filter((part) => part !== "").join(" ");
}

type Local = (at: Instant) => string;

function whatOf(obligation: Told, local: Local): string {
  const { state, certainty, expectedAt, clock } = obligation;
  const when = dueInWords(obligation, local);
  if (state === "done") return "Acknowledged: nothing more is to be done.";
  if (state === "submitted") return "Sent, and not acknowledged: ask for who has it, when, and their reference.";
  if (state === "expected") {
    const at = expectedAt === null ? "" : ` at ${local(expectedAt)}`;
    return `The rule will be met${at} if nothing changes; ${when}.`;
  }
  if (certainty === "unknown") return `Answer the questions; if it is met, ${when}.`;
  if (state === "not-started") return `The clock has not started (${clock.reads}); ${when}.`;
  const assumed = clock.isAssumed ? ` The clock runs from the first event, since its start is ${clock.reads}.` : "";
  return `${capital(when)}.${assumed}`;
}

function dueInWords({ dueLocal, dueAtLatest, clock, within }: Told, local: Local): string {
  if (dueLocal !== null) return `due ${dueLocal}`;
  if (dueAtLatest !== null)
    return `due ${local(dueAtLatest)} at the latest, if what comes before is submitted just in time`;
  if (clock.startedAt !== null) return `due: ${within}`;
  return clock.start in OCCASIONS ? `due ${within}` : `due ${within} after ${clock.start.replaceAll("_", " ")}`;
}

function toBeConfirmed(obligation: Told): string {
  return obligation.toBeConfirmed ? "Threshold to be confirmed." : "";
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
