import { TZDate } from "@date-fns/tz";
import type { Instant } from "../../platform/instant.ts";
import { EVERYWHERE } from "../measures/places.ts";
import type { Deadline } from "../pack.ts";
import type { Duty } from "./duty.ts";

const WORDS = {
  minutes: "minute",
  hours: "hour",
  days: "day",
  working_days: "working day",
  months: "month",
  annual: "year",
} as const;

/** Clock starts that are themselves when something is due. */
export const OCCASIONS: Readonly<Record<string, string>> = {
  authority_request: "on request",
  material_change: "on a material change",
};

/** `2 hours`, `1 month`, `without undue delay`; `every 6 hours` of what is due again and again. */
export function withinInWords({ within, clockStart }: Deadline, isRepeated: boolean): string {
  const { value, unit, qualitative } = within;
  if (value === null || unit === null) return inPlainWords(qualitative) ?? OCCASIONS[clockStart] ?? "no time given";
  const words = `${value} ${WORDS[unit]}${value === 1 ? "" : "s"}`;
  return isRepeated ? `every ${words}` : words;
}

/** `not_found`: that there is a time, and no source gives it. */
function inPlainWords(qualitative: string | null | undefined): string | undefined {
  return qualitative === "not_found" ? "no time found" : qualitative?.replaceAll("_", " ");
}

/** To whom, in which country: authorities of several are called alike. */
export function recipientInWords({ recipient, jurisdiction }: Pick<Duty, "recipient" | "jurisdiction">): string {
  return jurisdiction === EVERYWHERE ? recipient : `${recipient} (${jurisdiction})`;
}

/** English of the places where clocks have names; elsewhere it calls them GMT+9. */
const ENGLISH = ["en-GB", "en-US", "en-AU", "en-IN", "en-ZA", "en-NZ"];

/** As people there would say it: `2018-12-06 06:39 GMT (Europe/London)`. */
export function inZone(at: Instant, timeZone: string): string {
  const clock = new TZDate(at, timeZone).toISOString();
  const name = zoneName(at, timeZone);
  return `${clock.slice(0, 10)} ${clock.slice(11, 16)} ${name}${name === timeZone ? "" : ` (${timeZone})`}`;
}

function zoneName(at: Instant, timeZone: string): string {
  const names = ENGLISH.map((language) => nameIn(language, at, timeZone));
  return names.find((name) => !/\d/.test(name)) ?? names[0] ?? "";
}

function nameIn(language: string, at: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "short" }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
