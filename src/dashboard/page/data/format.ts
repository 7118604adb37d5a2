/** Numbers and times as a reader's language and time zone write them. */
export type Format = ReturnType<typeof createFormat>;

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** `zone`: an IANA name. Moments are RFC 3339; durations are in seconds. */
export function createFormat(language: string, zone: string) {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 3 });
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 3 });
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const time = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const full = part({
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  const day = part({ day: "numeric", month: "short", year: "numeric" });
  const calendar = new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  const date = part({ day: "numeric", month: "short" });
  return {
    language,
    zone,
    count: (value: number) => whole.format(value),
    /** With what is beyond whole numbers, as exact as the bars of rules are. */
    exact: (value: number) => exact.format(value),
    /** With its sign, also above 0. */
    more: (value: number) => signed.format(value),
    /** Such as 32.3M: for axes and narrow places. */
    compact: (value: number) => compact.format(value),
    share: (value: number) => percent.format(value),
    clock: (moment: string) => time.format(new Date(moment)),
    moment: (moment: string) => full.format(new Date(moment)),
    day: (moment: string) => day.format(new Date(moment)),
    /** A day of the calendar, such as that of a count: the same in every time zone. */
    calendarDay: (day: string) => calendar.format(new Date(day)),
    /** Without its year: for axes. */
    date: (moment: string) => date.format(new Date(moment)),
    duration: (seconds: number) => durationOf(seconds, language),
  };
}

/** The two largest units that say something: 3 h 12 min. */
function durationOf(seconds: number, language: string): string {
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  if (seconds < MINUTE) return unit(Math.max(0, Math.floor(seconds)), "second");
  if (seconds < HOUR) return unit(Math.floor(seconds / MINUTE), "minute");
  const [big, small] = seconds < DAY ? ([HOUR, MINUTE] as const) : ([DAY, HOUR] as const);
  const [bigName, smallName] = seconds < DAY ? (["hour", "minute"] as const) : (["day", "hour"] as const);
  const rest = Math.floor((seconds % big) / small);
  return [unit(Math.floor(seconds / big), bigName), ...(rest === 0 ? [] : [unit(rest, smallName)])].join(" ");
}
