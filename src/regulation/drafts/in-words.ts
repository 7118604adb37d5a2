import { TZDate } from "@date-fns/tz";
import { countInNumbers } from "../../incidents/records/in-numbers.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Range } from "./filled.ts";

/** `2018-12-06 13:39:00 +09:00 (Asia/Tokyo)`: the clock of a country, and how far it is from UTC. */
export function momentIn(at: Instant, timeZone: string): string {
  const [date = "", time = ""] = new TZDate(at, timeZone).toISOString().split("T");
  return `${date} ${time.slice(0, 8)} ${time.slice(-6)} (${timeZone})`;
}

/** `22 h 48 min`. */
export function minutesInWords(minutes: number): string {
  const whole = Math.floor(minutes);
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
  const parts = [days === 0 ? "" : `${days} d`, hours === 0 ? "" : `${hours} h`, `${rest} min`];
  return parts.filter((part) => part !== "").join(" ");
}

/** An amount with at most three decimals. */
export function amountInNumbers(amount: number): string {
  return countInNumbers(Math.round(amount * 1000) / 1000);
}

/** `135,150,000 (132,000,000 to 140,000,000)`; alone where nothing is uncertain about it. */
export function rangeOfAmounts({ low, point, high }: Range): string {
  const [from, best, to] = [low, point, high].map(amountInNumbers);
  return from === to ? `${best}` : `${best} (${from} to ${to})`;
}

/** The first so many of some names, and how many more there are. */
export function someOf(names: readonly string[], most: number): string {
  const more = names.length > most ? `; and ${names.length - most} more` : "";
  return names.slice(0, most).join("; ") + more;
}
