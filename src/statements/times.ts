import type { Instant } from "../platform/instant.ts";
import { keepLast } from "../platform/keep-last.ts";
import { formatIcu } from "./icu.ts";
import type { Template } from "./template.ts";

export type Clock = {
  readonly timeZone: string;
  /** When it is told: times of another day have their date, and those of another year the year. */
  readonly at: Instant;
};

/** A moment as a text tells it, to the minute. The zone is named where clocks changed in between. */
export function momentInWords(template: Template, instant: Instant, { timeZone, at }: Clock): string {
  const [told, now] = [partsOf(template.locale, timeZone, instant), partsOf(template.locale, timeZone, at)];
  const { time, date, year, zoned } = template.times;
  const pattern = told.year !== now.year ? year : told.date !== now.date ? date : time;
  const moment = formatIcu(pattern, template.locale, told);
  return told.zone === now.zone ? moment : formatIcu(zoned, template.locale, { moment, zone: told.zone });
}

/** The same of when something ended, with its date also where it began on another day: "from 6 December, 04:39 to 7 December, 03:27". */
export function endInWords(template: Template, instant: Instant, clock: Clock & { readonly since: Instant }): string {
  const now = momentInWords(template, instant, clock);
  const then = momentInWords(template, instant, { ...clock, at: clock.since });
  return then.length > now.length ? then : now;
}

type Parts = Readonly<Record<"year" | "month" | "day" | "date" | "hour" | "h" | "minute" | "zone", string>>;

/** Names of months alone come from Intl: whole dates differ between its versions. */
function partsOf(locale: string, timeZone: string, instant: Instant): Parts {
  const date = new Date(instant);
  const parts = new Map(
    clockOf("en-GB", timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const [year, day, hour] = [part("year"), part("day"), part("hour")];
  const month = monthOf(locale, timeZone).format(date);
  const zone = part("timeZoneName");
  return { year, month, day, date: `${month} ${day}`, hour, h: String(Number(hour)), minute: part("minute"), zone };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function kept(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = clocks.get(key) ?? make();
  keepLast(clocks, [key, known], MOST_KEPT);
  return known;
}

/** More zones than one operator has; making one takes longer than a whole text. */
const MOST_KEPT = 100;

function clockOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  return kept(`clock ${timeZone}`, () => {
    const two = "2-digit";
    const shown = { year: "numeric", day: "numeric", hour: two, minute: two, timeZoneName: "short" } as const;
    return new Intl.DateTimeFormat(locale, { ...shown, timeZone, hourCycle: "h23" });
  });
}

function monthOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  return kept(`month ${locale} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { month: "long", timeZone }));
}
