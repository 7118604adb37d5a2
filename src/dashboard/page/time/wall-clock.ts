const DAY_MILLISECONDS = 86_400_000;

/** A moment as clocks in a zone show it: `2018-12-06T05:00`, as an input of date and time wants it. */
export function wallClockOf(moment: number, zone: string): string {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    calendar: "iso8601",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The moment at which clocks in a zone show a time; undefined where it is none. Of two such (clocks go back), the first;
 * where clocks jump over it, as much later as they jump: as calendars do.
 */
export function momentOf(wallClock: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${wallClock}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wallClock) || Number.isNaN(asUtc)) return undefined;
  const offsets = [asUtc - DAY_MILLISECONDS, asUtc + DAY_MILLISECONDS].map((near) => offsetAt(near, zone));
  const moments = offsets.map((offset) => asUtc - offset);
  return moments.toSorted((a, b) => a - b).find((moment) => wallClockOf(moment, zone) === wallClock) ?? moments[0];
}

function offsetAt(moment: number, zone: string): number {
  const minute = Math.floor(moment / 60_000) * 60_000;
  return Date.parse(`${wallClockOf(minute, zone)}Z`) - minute;
}
