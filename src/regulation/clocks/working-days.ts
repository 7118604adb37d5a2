import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import Holidays from "date-holidays";

/** More than any rule says; so that a pack with a slip in it is answered all the same. */
const MOST_DAYS = 1_000;

/** A holiday that begins at noon makes the morning no holiday. */
const MORNING_HOUR = 6;

/**
 * The same time of day on the nth working day after a date, by the clocks of its zone. A law that counts days lets the last one
 * run to its end; the same time of day is never later than that, and treats working days as other days are treated. Saturdays,
 * Sundays and the public holidays of the whole country are none; those of a region or of banks alone are, so that it is never
 * due too late.
 */
export function addWorkingDays(start: TZDate, days: number, country: string): Date {
  const holidays = new Holidays(country, { types: ["public"], timezone: start.timeZone ?? "UTC" });
  let passed = 0;
  for (let left = Math.min(Math.ceil(days), MOST_DAYS); left > 0; ) {
    passed += 1;
    if (isWorkingDay(addDays(start, passed), start.timeZone, holidays)) left -= 1;
  }
  return addDays(start, passed);
}

function isWorkingDay(date: Date, timeZone: string | undefined, holidays: Holidays): boolean {
  const day = new TZDate(date, timeZone);
  if (day.getDay() === 0 || day.getDay() === 6) return false;
  const morning = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), MORNING_HOUR, timeZone);
  return holidays.isHoliday(new Date(morning.getTime())) === false;
}
