import { tzOffset } from "@date-fns/tz/tzOffset";
import { DAY_MILLISECONDS, MINUTE_MILLISECONDS } from "./durations.ts";

/** A moment (milliseconds since 1970) as clocks in a zone show it: `2018-12-06T05:00`, as an input of date and time wants it. */
export function wallClockOf(moment: number, zone: string): string {
  return isoOf(moment + offsetAt(moment, zone)).slice(0, "2018-12-06T05:00".length);
}

/**
 * The moment at which clocks in a zone show a time, as RFC 3339; undefined where it is none. Of two such (clocks go back), the
 * first; where clocks jump over it, as much later as they jump: as calendars do.
 */
export function momentOf(wallClock: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${wallClock}Z`);
  // A 31st of February would become a day of March.
  if (Number.isNaN(asUtc) || wallClockOf(asUtc, "UTC") !== wallClock) return undefined;
  const offsets = [asUtc - DAY_MILLISECONDS, asUtc + DAY_MILLISECONDS].map((near) => offsetAt(near, zone));
  const moments = offsets.map((offset) => asUtc - offset).toSorted((a, b) => a - b);
  return isoOf(moments.find((moment) => wallClockOf(moment, zone) === wallClock) ?? asUtc - (offsets[0] ?? 0));
}

/** RFC 3339, without what says nothing. */
export function isoOf(moment: number): string {
  return new Date(moment).toISOString().replace(".000Z", "Z");
}

function offsetAt(moment: number, zone: string): number {
  return tzOffset(zone, new Date(moment)) * MINUTE_MILLISECONDS;
}
