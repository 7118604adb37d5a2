import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Instant } from "../../platform/instant.ts";
import { addressOf } from "../../platform/public-address.ts";
import type { ObligationAnswer } from "./answer.ts";
import { recipientInWords } from "./in-words.ts";
import { keyOf } from "./obligations.ts";
import { isDaysLong } from "./reminders.ts";

/** `revision`: grows with whatever may move an obligation, so that calendars know the later edition. */
export type Edition = { readonly now: Instant; readonly revision: number; readonly publicUrl: string | undefined };

/** Of what is due within a day; of what is due later, a day before. */
const ALARM_SECONDS = 15 * 60;
const EARLY_ALARM_SECONDS = 24 * 3_600;

/** RFC 5545: an event at each due time, but of what is done; as the names of calendars go, one that is read again and again. */
export function icalOf(obligations: readonly ObligationAnswer[], { now, revision, publicUrl }: Edition): string {
  const calendar = ical({
    name: "Reports that are due",
    prodId: { company: "Headcount", product: "Obligations", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 300,
  });
  for (const obligation of obligations) {
    if (obligation.dueAt === null || obligation.state === "done") continue;
    const url = publicUrl === undefined ? null : addressOf(publicUrl, `/incidents/${obligation.incident}`);
    calendar.createEvent({
      id: `${keyOf(obligation)}@headcount`,
      sequence: revision,
      stamp: new Date(now),
      start: new Date(obligation.dueAt),
      summary: printable(summaryOf(obligation)),
      description: printable(descriptionOf(obligation)),
      status: isSure(obligation) ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      url,
      alarms: alarmsOf(obligation).map((trigger) => ({ type: ICalAlarmType.display, trigger })),
    });
  }
  return calendar.toString();
}

/** Of control characters a calendar may hold tabs and line ends alone (RFC 5545, 3.3.11). */
function printable(words: string): string {
  return words.replaceAll(/[^\P{Cc}\t\r\n]/gu, "");
}

function isSure({ certainty }: ObligationAnswer): boolean {
  return certainty === "met" || certainty === "uncertain";
}

function summaryOf({ stage, regulator, provider, state, ...duty }: ObligationAnswer): string {
  const sent = state === "submitted" ? " (sent, not acknowledged)" : "";
  return `${regulator}: ${stage} to ${recipientInWords(duty)}, ${provider.name}${sent}`;
}

function descriptionOf({ toDo, why, owner, incident }: ObligationAnswer): string {
  return [
    `Incident ${incident}. ${toDo}`,
    `Owner: ${owner?.holder ?? "nobody"}`,
    ...why.map(({ rule, clause, verdict, reason }) => `${rule} (${clause}): ${verdict}. ${reason}`),
  ].join("\n");
}

/** In seconds before it is due. */
function alarmsOf(obligation: ObligationAnswer): readonly number[] {
  return isDaysLong(obligation) ? [EARLY_ALARM_SECONDS, ALARM_SECONDS] : [ALARM_SECONDS];
}
