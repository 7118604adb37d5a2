import { TZDate } from "@date-fns/tz";
import { addMonths } from "date-fns/addMonths";
import { type Instant, instantFrom, plusSeconds } from "../../platform/instant.ts";
import type { Deadline, Pack } from "../pack.ts";
import { addWorkingDays } from "./working-days.ts";

/** By whose clocks and whose holidays a pack reckons. */
export type Calendar = Pick<Pack, "timeZone" | "holidays">;

export type Within = Deadline["within"];

/** Some centuries: what is longer has no date that can be written. */
const MOST_DAYS = 100_000;
const MOST_MONTHS = 3_600;

const SECONDS = { minutes: 60, hours: 3_600, days: 86_400 } as const;

/**
 * When something is due whose clock started then; undefined where a rule says so only in words. Minutes, hours and days are
 * exact: a day is 24 h whatever clocks do, as the FCC counted for AT&T. Months and years are those of the calendar in the
 * pack's time zone, at the same time of day; where a month has no such day, on its last. Working days: see there.
 */
export function dueAfter(start: Instant, { value, unit }: Within, calendar: Calendar): Instant | undefined {
  if (value === null || unit === null) return undefined;
  switch (unit) {
    case "minutes":
    case "hours":
    case "days":
      return exactlyAfter(start, { value, unit });
    case "months":
      return onCalendar(start, calendar, (date) => addMonths(date, Math.min(value, MOST_MONTHS)));
    case "annual":
      return onCalendar(start, calendar, (date) => addMonths(date, Math.min(12 * value, MOST_MONTHS)));
    case "working_days":
      return onCalendar(start, calendar, (date) => addWorkingDays(date, value, calendar.holidays));
  }
}

/** So many minutes, hours or days later; undefined of what is in any other unit. */
export function exactlyAfter(start: Instant, { value, unit }: Within): Instant | undefined {
  if (value === null || (unit !== "minutes" && unit !== "hours" && unit !== "days")) return undefined;
  return plusSeconds(start, Math.floor(Math.min(value * SECONDS[unit], MOST_DAYS * SECONDS.days)));
}

/** Moves what clocks there show, to the microsecond. */
function onCalendar(start: Instant, { timeZone }: Calendar, move: (date: TZDate) => Date): Instant {
  const [whole = "", decimals] = start.slice(0, -1).split(".");
  const moved = instantFrom(new Date(move(new TZDate(`${whole}Z`, timeZone)).getTime()));
  return decimals === undefined ? moved : `${moved.slice(0, -1)}.${decimals}Z`;
}

/** The end of the quarter or year, in the pack's time zone, that a moment is in: the first moment of the next. */
export function endOfPeriod(within: Instant, months: 3 | 12, { timeZone }: Calendar): Instant {
  const date = new TZDate(within, timeZone);
  const month = date.getMonth() - (date.getMonth() % months) + months;
  return instantFrom(new Date(new TZDate(date.getFullYear(), month, 1, timeZone).getTime()));
}
