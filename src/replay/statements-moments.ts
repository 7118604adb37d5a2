/** When something is said of O2's outage, a few minutes after the hour or after something became known. */

export type Moment = {
  readonly at: string;
  /** By when the next one is promised: a quarter past the hour, for one that is made at five past. */
  readonly nextUpdateAt: string | null;
  /** What happened; null: nothing but time. */
  readonly what: string | null;
  /** It puts `CORRECTED` right, beside what customers are told. */
  readonly corrects?: true;
};

/** The statement to the press that holds until 3G data is back. */
export const CORRECTED = { at: "2018-12-06T21:05:00Z" };

/** When it is confirmed that customers are served (invented: nobody published it). */
export const CLOSED_AT = "2018-12-07T04:00:00Z";

const WHAT: Readonly<Record<string, string>> = {
  "2018-12-06T05:05:00Z": "the figures are in",
  "2018-12-06T07:05:00Z": "O2 first admits a data fault",
  "2018-12-06T14:05:00Z": "calls are declared worse for some, nobody knows how many; Ericsson is named",
  "2018-12-06T20:05:00Z": "the chiefs of O2 and Ericsson have apologised, at 19:30",
};

const HOUR = 3_600_000;
const FIRST = Date.parse("2018-12-06T05:05:00Z");

const hourly: readonly Moment[] = Array.from({ length: 23 }, (_, index) => {
  const at = textOf(FIRST + index * HOUR);
  return { at, nextUpdateAt: promiseAfter(at), what: WHAT[at] ?? null };
});

/** In the order in which they come. */
export const MOMENTS: readonly Moment[] = [
  moment("2018-12-06T04:42:00Z", "the alarms of 04:39 are in"),
  ...hourly,
  moment("2018-12-06T21:35:00Z", "3G data is back, 4G is not"),
  { ...moment("2018-12-06T21:36:00Z", "what was told to the press at 21:05 holds no longer"), corrects: true as const },
  moment("2018-12-07T03:30:00Z", "4G data is back, at 03:27; nobody has confirmed it"),
  { at: "2018-12-07T04:05:00Z", nextUpdateAt: null, what: "it is confirmed that customers are served" },
].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

function moment(at: string, what: string): Moment {
  return { at, nextUpdateAt: promiseAfter(at), what };
}

function promiseAfter(at: string): string {
  const hour = Math.floor(Date.parse(at) / HOUR) * HOUR;
  return textOf(hour + HOUR + HOUR / 4);
}

function textOf(time: number): string {
  return new Date(time).toISOString().replace(".000Z", "Z");
}
