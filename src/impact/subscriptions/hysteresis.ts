import { type Instant, compareInstants } from "../../platform/instant.ts";

export type Alarm = "quiet" | "raised";

/** Raised at `atLeast` and above, quiet again below `clearedBelow`, which is not above `atLeast`. */
export type Threshold = { readonly atLeast: number; readonly clearedBelow: number };

/** What was known: everything up to a sequence, at a moment of the database's clock. */
export type Basis = { readonly sequence: number; readonly at: Instant };

/** Where an alarm stands, how often it changed, and by what it last did. */
export type Standing = { readonly alarm: Alarm; readonly changes: number; readonly basis: Basis };

export type Seen = { readonly figure: number; readonly basis: Basis };

/**
 * What to tell, as where the alarm stands once that is told; undefined where there is nothing to tell. What was seen before
 * the last change was, by somebody who was slower to say so, changes nothing.
 */
export function step(standing: Standing, { figure, basis }: Seen, threshold: Threshold): Standing | undefined {
  const alarm = nextAlarm(standing.alarm, figure, threshold);
  if (alarm === standing.alarm || isBefore(basis, standing.basis)) return undefined;
  return { alarm, changes: standing.changes + 1, basis };
}

function nextAlarm(alarm: Alarm, figure: number, { atLeast, clearedBelow }: Threshold): Alarm {
  if (alarm === "quiet") return figure >= atLeast ? "raised" : "quiet";
  return figure < clearedBelow ? "quiet" : "raised";
}

function isBefore(one: Basis, other: Basis): boolean {
  if (one.sequence !== other.sequence) return one.sequence < other.sequence;
  return compareInstants(one.at, other.at) < 0;
}
