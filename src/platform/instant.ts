import { z } from "zod";

/**
 * A moment, as RFC 3339 in UTC with as many decimals as it has, at most six: `2018-12-06T04:39:00.5Z`.
 * Microseconds, since that is what alarms carry and Postgres keeps; finer ones are cut off. Years 0001 to 9999.
 */
export type Instant = string;

/** Before anything that can be known of: from when the first inventory is in force. */
export const BEGINNING_OF_TIME: Instant = "0001-01-01T00:00:00Z";

const PATTERN = /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)$/i;

/** Reads RFC 3339, and the same with a blank as Postgres prints it; undefined where it is neither, or outside the years. */
export function toInstant(text: string): Instant | undefined {
  const [, date, time, decimals = "", offset = ""] = PATTERN.exec(text) ?? [];
  if (date === undefined) return undefined;
  const start = new Date(`${date}T${time}${colonInOffset(offset)}`);
  if (Number.isNaN(start.getTime()) || !isInCalendar(date)) return undefined;
  const utc = start.toISOString();
  if (!/^\d{4}-/.test(utc) || utc.startsWith("0000")) return undefined;
  const fraction = decimals.slice(0, 6).replace(/0+$/, "");
  return `${utc.slice(0, 19)}${fraction === "" ? "" : `.${fraction}`}Z`;
}

/** Postgres prints +01, RFC 3339 wants +01:00. */
function colonInOffset(offset: string): string {
  return offset
    .toUpperCase()
    .replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = "00") => `${hours}:${minutes}`);
}

/** Date.parse takes 30 February for 2 March. */
function isInCalendar(date: string): boolean {
  const start = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(date);
}

/** Negative when `a` is earlier. Without the Z, text order is time order. */
export function compareInstants(a: Instant, b: Instant): number {
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

export function latest(...instants: readonly Instant[]): Instant {
  return instants.reduce((late, instant) => (compareInstants(instant, late) > 0 ? instant : late), BEGINNING_OF_TIME);
}

/** The first of some moments; undefined where there is none. */
export function earliest([first, ...others]: readonly Instant[]): Instant | undefined {
  return others.reduce(
    (early, instant) => (early !== undefined && compareInstants(early, instant) <= 0 ? early : instant),
    first,
  );
}

/** The moment so many milliseconds away, to the millisecond. */
export function plusMilliseconds(instant: Instant, milliseconds: number): Instant {
  return instantFrom(new Date(Date.parse(instant) + milliseconds));
}

/** The moment so many whole seconds away, to the microsecond. */
export function plusSeconds(instant: Instant, seconds: number): Instant {
  const [start = "", decimals] = instant.slice(0, -1).split(".");
  const moved = plusMilliseconds(`${start}Z`, seconds * 1000).slice(0, -1);
  return decimals === undefined ? `${moved}Z` : `${moved}.${decimals}Z`;
}

/** The moment so many whole microseconds away, exactly; undefined where it is beyond the years that there are. */
export function instantPlusMicroseconds(instant: Instant, microseconds: number): Instant | undefined {
  const moved = exactMicroseconds(instant) + BigInt(microseconds);
  const seconds = (moved - (((moved % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1_000_000n;
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  const decimals = String(moved - seconds * 1_000_000n).padStart(6, "0");
  return toInstant(date.toISOString().replace(/\.\d+Z$/, `.${decimals}Z`));
}

/** To the microsecond; negative when `to` is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (microsecondsOf(to) - microsecondsOf(from)) / 1e6;
}

/** Microseconds since 1970, exactly, in all the years that there are. */
export function exactMicroseconds(instant: Instant): bigint {
  const [seconds = "", decimals = ""] = instant.slice(0, -1).split(".");
  return BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(decimals.padEnd(6, "0"));
}

/** Since 1970. Date.parse leaves out what is below a millisecond. */
function microsecondsOf(instant: Instant): number {
  const [seconds = "", decimals = ""] = instant.slice(0, -1).split(".");
  return Date.parse(`${seconds}Z`) * 1000 + Number(decimals.padEnd(6, "0"));
}

export function instantFrom(date: Date): Instant {
  return toInstant(date.toISOString()) ?? BEGINNING_OF_TIME;
}

/** A moment in an answer. */
export const InstantAnswer = z.string().meta({ format: "date-time" });

/** A time in a request: RFC 3339 with an offset, kept as UTC. */
export const InstantText = InstantAnswer.transform((text, context) => {
  const instant = /^\S+(Z|[+-]\d\d:\d\d)$/i.test(text) ? toInstant(text) : undefined;
  if (instant !== undefined) return instant;
  const message = `"${text.slice(0, 40)}" is no RFC 3339 time with an offset, such as 2018-12-06T04:39:00Z`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** The same in a query, where a plus sign that was not encoded arrives as a blank. */
export const InstantQuery = InstantAnswer.transform((text) => text.replace(/ (\d\d:\d\d)$/, "+$1")).pipe(InstantText);
