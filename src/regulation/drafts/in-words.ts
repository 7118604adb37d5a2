import { countInNumbers } from "../../incidents/records/in-numbers.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Range } from "./filled.ts";

/** `2018-12-06 13:39:00 +09:00 (Asia/Tokyo)`: the clock of a country, and how far it is from UTC. */
export function momentIn(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  const part = new Map(format.formatToParts(new Date(Date.parse(at))).map(({ type, value }) => [type, value]));
  const date = `${part.get("year")}-${part.get("month")}-${part.get("day")}`;
  const time = `${part.get("hour")}:${part.get("minute")}:${part.get("second")}`;
  const offset = (part.get("timeZoneName") ?? "").replace("GMT", "");
  return `${date} ${time} ${offset === "" ? "+00:00" : offset} (${timeZone})`;
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
