/** The moment at which a clock in a time zone shows a local time, `2018-12-06T07:00`, as RFC 3339; undefined where there is none such. A time that a clock shows twice is the first of both. */
export function momentIn(zone: string, local: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) || Number.isNaN(asUtc)) return undefined;
  const candidates = [DAY_MILLISECONDS, -DAY_MILLISECONDS].map((by) => asUtc - offsetAt(zone, asUtc - by));
  const found = candidates.toSorted((a, b) => a - b).find((moment) => moment + offsetAt(zone, moment) === asUtc);
  return found === undefined ? undefined : new Date(found).toISOString();
}

/** What a clock in a time zone shows at a moment, as `datetime-local` has it. */
export function localIn(zone: string, moment: string): string {
  const at = Date.parse(moment);
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, "2018-12-06T07:00".length);
}

/** Long enough that no zone changes twice within it. */
const DAY_MILLISECONDS = 86_400_000;

/** By how much a zone's clocks are ahead of UTC at a moment; whole seconds, in milliseconds. */
function offsetAt(zone: string, moment: number): number {
  const second = Math.floor(moment / 1000) * 1000;
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(second);
  const value = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? "0");
  const shown = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return shown - second;
}
