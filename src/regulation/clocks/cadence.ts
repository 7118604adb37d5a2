import { type Instant, compareInstants, latest, plusSeconds } from "../../platform/instant.ts";
import type { Deadline } from "../pack.ts";
import { dueAfter } from "./due.ts";
import type { Scene } from "./starts.ts";
import { arrivedIn, lastSentAt } from "./submissions.ts";

const FIRST_DAY_SECONDS = 24 * 3_600;

/** Cadences that the text names without saying that they repeat. */
const REPEATING = new Set(["each_6h_during_first_24h", "each_24h_after_first_24h", "each_day_of_activation"]);

/** Whether it is due again and again until service is restored. */
export function isCadence({ repeat, clockStart }: Deadline): boolean {
  return repeat === true || REPEATING.has(clockStart);
}

/** When something is due; undefined where that is said only in words. */
export type Due = { readonly at: Instant | undefined };

/**
 * When the next of a cadence is due whose clock started at a moment: so long after the last that was sent, the first
 * notification among them. Undefined once service is restored, and where another cadence has taken over.
 */
export function nextDue(deadline: Deadline, startedAt: Instant, scene: Scene): Due | undefined {
  if (scene.known.incident.to !== null) return undefined;
  const dayOver = plusSeconds(startedAt, FIRST_DAY_SECONDS);
  const sent = lastSent(deadline, scene);
  const isLater = deadline.clockStart === "each_24h_after_first_24h";
  const from = sent === undefined ? (isLater ? dayOver : startedAt) : latest(sent, startedAt);
  const due = dueAfter(from, deadline.within, scene.calendar);
  const isOver = deadline.clockStart === "each_6h_during_first_24h" && due !== undefined && isAfter(due, dayOver);
  return isOver ? undefined : { at: due };
}

function lastSent({ recipient }: Deadline, { rule, duty, known }: Scene): Instant | undefined {
  const notified = rule.deadlines.filter(({ stage }) => stage === "notification").map((one) => one.recipient);
  return lastSentAt([
    ...arrivedIn(known.submissions, { ...duty, stages: ["interim"], recipients: [recipient] }),
    ...arrivedIn(known.submissions, { ...duty, stages: ["notification"], recipients: notified }),
  ]);
}

function isAfter(one: Instant, other: Instant): boolean {
  return compareInstants(one, other) > 0;
}
