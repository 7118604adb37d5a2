/** The moment at which clocks of a zone show a time such as `2018-12-06T05:00`; of two, the first; undefined for what is no time. */
export function momentOfWall(wall: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const guess = asUtc - offsetAt(asUtc, zone);
  const early = asUtc - offsetAt(guess - HOUR_MILLISECONDS, zone);
  const moment = wallAt(early, zone) === asUtc ? early : asUtc - offsetAt(guess, zone);
  return new Date(moment).toISOString();
}

const HOUR_MILLISECONDS = 3_600_000;

function offsetAt(moment: number, zone: string): number {
  return wallAt(moment, zone) - moment;
}

/** What clocks of a zone show, as if they were UTC's. */
function wallAt(moment: number, zone: string): number {
  const text = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(moment);
  return Date.parse(`${text.replace(" ", "T")}Z`);
}
