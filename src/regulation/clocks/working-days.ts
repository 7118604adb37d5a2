import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import Holidays from "date-holidays";
import { keepLast } from "../../platform/keep-last.ts";

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
  const place = { country, timeZone: start.timeZone ?? "UTC" };
  let passed = 0;
  for (let left = Math.min(Math.ceil(days), MOST_DAYS); left > 0; ) {
    passed += 1;
    if (isWorkingDay(new TZDate(addDays(start, passed), place.timeZone), place)) left -= 1;
  }
  return addDays(start, passed);
}

type Place = { readonly country: string; readonly timeZone: string };

function isWorkingDay(day: TZDate, { country, timeZone }: Place): boolean {
  if (day.getDay() === 0 || day.getDay() === 6) return false;
  const year = day.getFullYear();
  const morning = new TZDate(year, day.getMonth(), day.getDate(), MORNING_HOUR, timeZone).getTime();
  // One of several days may have begun in the year before.
  const holidays = [year - 1, year].flatMap((one) => holidaysIn(one, { country, timeZone }));
  return !holidays.some(({ start, end }) => start <= morning && morning < end);
}

/** Milliseconds since 1970. */
type Holiday = { readonly start: number; readonly end: number };

/** To work out a year takes some milliseconds, and the same few are asked for again and again. */
const known = new Map<string, readonly Holiday[]>();
const MOST_KNOWN = 200;

function holidaysIn(year: number, { country, timeZone }: Place): readonly Holiday[] {
  const key = `${country} ${timeZone} ${year}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const all = new Holidays(country, { types: ["public"], timezone: timeZone }).getHolidays(year);
  const holidays = all.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() }));
  keepLast(known, [key, holidays], MOST_KNOWN);
  return holidays;
}
