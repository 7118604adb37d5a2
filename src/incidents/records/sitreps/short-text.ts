import type { Range } from "../../../engine/index.ts";
import { affectedInWords, inWords } from "../../../impact/headline.ts";
import type { Instant } from "../../../platform/instant.ts";
import { countInNumbers } from "../in-numbers.ts";

/** One message of a mobile phone, in the alphabet that every phone has: of it only letters, digits and marks of ASCII are used. */
export const MOST_CHARACTERS = 160;

export type Told = {
  readonly reference: string;
  readonly number: number;
  /** The figure in words. */
  readonly headline: string;
  readonly affected: Range;
  readonly impaired: Range;
  readonly since: Instant;
  /** When it was over; null while it is not. */
  readonly to: Instant | null;
  readonly nextReportAt: Instant;
  /** When it is told: times of another day have their date. */
  readonly at: Instant;
};

/**
 * A report in 160 characters: its reference and the figure in words always, then as much as there is room for, the most
 * important first: who is served worse, the range, since when, the next report. What has no room is left out whole: half a
 * number would be another number.
 */
export function shortText(told: Told): string {
  const [first, ...others] = piecesOf(told);
  const end = ".";
  return (
    others.reduce(
      (text, piece) => (text.length + piece.length + end.length <= MOST_CHARACTERS ? text + piece : text),
      first,
    ) + end
  );
}

function piecesOf(told: Told): readonly [string, ...string[]] {
  const { reference, number, headline, affected, at, since, to, nextReportAt } = told;
  const worse = servedWorse(told);
  const over = to === null ? "" : ` to ${clock(to, at)}`;
  return [
    `${reference} no ${number}: ${inAscii(affectedInWords(headline))}`,
    worse === "" ? "" : `, ${worse}`,
    affected.high === 0 ? "" : ` (${describeRange(affected)})`,
    `${to === null ? ", since" : ", from"} ${clock(since, at)}${over} UTC`,
    `. Next report ${clock(nextReportAt, at)} UTC`,
  ];
}

/** Who is affected is not the whole of it where others are served worse: how many both are, in words; empty where there are none. */
export function servedWorse({ affected, impaired }: Pick<Told, "affected" | "impaired">): string {
  if (impaired.point <= affected.point) return "";
  return `${inWords(impaired)} affected or served worse`;
}

function describeRange({ low, high }: Range): string {
  return low === high ? countInNumbers(high) : `${countInNumbers(low)} to ${countInNumbers(high)}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Hour and minute; with the day where it is another than that of `beside`, and the year where that is another. */
export function clock(instant: Instant, beside: Instant): string {
  const [date, time] = [instant.slice(0, 10), instant.slice(11, 16)];
  if (date === beside.slice(0, 10)) return time;
  const [year = "", month = "", day = ""] = date.split("-");
  const named = `${Number(day)} ${MONTHS[Number(month) - 1]}`;
  return `${named}${year === beside.slice(0, 4) ? "" : ` ${year}`} ${time}`;
}

/** ASCII that is also in GSM 7-bit; brackets, braces and the like take two places there, and are not used. */
function inAscii(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9 .,:;()+\-/%]/g, "?");
}
