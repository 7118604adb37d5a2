/** Moments as microseconds since 1970, by which the tests' own replay compares them; before 1684 only to a few. */
export type Micros = number;

export const MINUTE: Micros = 60_000_000;

const known = new Map<string, Micros>();

/** Of RFC 3339 in UTC. */
export function microsOf(instant: string): Micros {
  const micros = known.get(instant) ?? read(instant);
  known.set(instant, micros);
  return micros;
}

function read(instant: string): Micros {
  const [, seconds = "", decimals = ""] = /^(.{19})(?:\.(\d{1,6}))?Z$/.exec(instant) ?? [];
  const micros = Date.parse(`${seconds}Z`) * 1000 + Number(decimals.padEnd(6, "0"));
  if (Number.isNaN(micros)) throw new Error(`${instant} is no moment in UTC`);
  return micros;
}

/** As the service spells it: with as many decimals as there are. */
export function instantOf(micros: Micros): string {
  const seconds = Math.floor(micros / 1e6);
  const decimals = String(micros - seconds * 1e6)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${decimals === "" ? "" : `.${decimals}`}Z`;
}
