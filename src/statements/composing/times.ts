import type { Instant } from "../../platform/instant.ts";
import { keepLast } from "../../platform/keep-last.ts";
import { formatIcu } from "./icu.ts";
import type { Template } from "./template.ts";

export type Clock = {
  readonly timeZone: string;
  /** When it is told: times of another day have their date, and those of another year the year. */
  readonly at: Instant;
};

/** A moment as a text tells it, to the minute. The zone is named where clocks changed in between. */
export function momentInWords(template: Template, instant: Instant, { timeZone, at }: Clock): string {
  const [told, now] = [partsOf(template, timeZone, instant), partsOf(template, timeZone, at)];
  const { time, date, year, zoned } = template.times;
  const pattern = told.year !== now.year ? year : told.date !== now.date ? date : time;
  const moment = formatIcu(pattern, template.locale, told);
  return told.zone === now.zone ? moment : formatIcu(zoned, template.locale, { moment, zone: told.zone });
}

/** By clocks of a zone. */
export function isSameDay(timeZone: string, one: Instant, other: Instant): boolean {
  const day = (instant: Instant) => clockOf(timeZone).format(new Date(instant)).split(",")[0];
  return day(one) === day(other);
}

/** The same of when something ended, with its date also where it began on another day: "from 6 December, 04:39 to 7 December, 03:27". */
export function endInWords(template: Template, instant: Instant, clock: Clock & { readonly since: Instant }): string {
  const now = momentInWords(template, instant, clock);
  const then = momentInWords(template, instant, { ...clock, at: clock.since });
  return then.length > now.length ? then : now;
}

type Parts = Readonly<Record<"year" | "month" | "day" | "date" | "hour" | "h" | "minute" | "zone", string>>;

function partsOf({ months }: Template, timeZone: string, instant: Instant): Parts {
  const shown = clockOf(timeZone).formatToParts(new Date(instant));
  const parts = new Map(shown.map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const [year, hour, number] = [part("year"), part("hour"), Number(part("month"))];
  const month = months.split(" ")[number - 1] ?? "";
  // A day and a month together are padded.
  const [day, h] = [String(Number(part("day"))), String(Number(hour))];
  const date = `${number}-${day}`;
  return { year, month, day, date, hour, h, minute: part("minute"), zone: part("timeZoneName") };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** More zones than one operator has; making one takes longer than a whole text. */
const MOST_KEPT = 100;

/** In English whatever the language: only its numbers are used, and the short names of zones. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", { ...SHOWN, timeZone });
  keepLast(clocks, [timeZone, clock], MOST_KEPT);
  return clock;
}

const SHOWN = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
  hourCycle: "h23",
} as const;
