import { compareInstants, type Instant, latest } from "../instant.ts";
import type { Offence } from "../offences.ts";

/** Where the ledger stands, and the database's clock when it was asked. */
export type Head = {
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly areAllStated: boolean;
  readonly now: Instant;
};

export type NewEntry = {
  readonly kind: string;
  readonly id: string;
  readonly subject: string;
  readonly occurredAt: Instant;
  /** Stated by a replay; else the clock's. */
  readonly recordedAt?: Instant | undefined;
  readonly content: unknown;
};

export type Entry = Omit<NewEntry, "recordedAt"> & {
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly isStated: boolean;
};

export type Stamped = {
  readonly entries: readonly Entry[];
  readonly head: Head;
  readonly offences: readonly Offence[];
};

/**
 * Gives new entries their sequence and time. `recordedAt` never decreases, not even when the clock steps back. A stated
 * one is accepted only while every entry of the ledger stated its own, not before the last one and not in the future.
 */
export function stamp(head: Head, entries: readonly NewEntry[], pathOf: (index: number) => string): Stamped {
  const stamped: Entry[] = [];
  const offences: Offence[] = [];
  let last: Head = head;
  for (const [index, { recordedAt: stated, ...entry }] of entries.entries()) {
    const message = stated === undefined ? undefined : offenceOfStated(stated, last);
    if (message !== undefined) offences.push({ path: pathOf(index), message });
    const recordedAt = stated ?? latest(last.recordedAt, head.now);
    const isStated = stated !== undefined;
    const areAllStated = last.areAllStated && isStated;
    last = { sequence: last.sequence + 1, recordedAt, areAllStated, now: head.now };
    stamped.push({ ...entry, sequence: last.sequence, recordedAt, isStated });
  }
  return { entries: stamped, head: last, offences };
}

/** Why a time may not be stated, as a replay does; undefined where it may. */
export function offenceOfStated(stated: Instant, last: Head): string | undefined {
  if (!last.areAllStated) return "may only be stated while every entry of the ledger stated its own";
  if (compareInstants(stated, last.recordedAt) < 0) return `is before the last entry's, ${last.recordedAt}`;
  return compareInstants(stated, last.now) > 0 ? "is in the future" : undefined;
}
