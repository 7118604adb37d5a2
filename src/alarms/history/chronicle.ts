import { INVENTORY } from "../../inventory/repository.ts";
import type { Db } from "../../platform/database.ts";
import { type Instant, compareInstants, earliest } from "../../platform/instant.ts";
import { MOVING_KINDS } from "../moment.ts";
import { REGISTRATION } from "../registrations/registration.ts";
import { entriesBetween, firstOccurrence } from "./repository.ts";
import { type Happening, happeningOf } from "./past.ts";

/** What happened, in the order in which it did, a tie in the order recorded: all of it up to `sequence`, and maybe more. */
export type History = {
  readonly happenings: readonly Happening[];
  readonly sequence: number;
  /** When the earliest happened of what was recorded after a sequence, counts of subscribers too; undefined where nothing was. */
  readonly firstAfter: (sequence: number) => Instant | undefined;
};

/** The whole history up to a sequence at the least. */
export type Chronicle = (db: Db, upTo: number) => Promise<History>;

/** Of counts there are many, and few bear on a figure: those are asked for when they do. */
const KINDS = [...MOVING_KINDS, INVENTORY].filter((kind) => kind !== REGISTRATION);

const MOST_AT_ONCE = 10_000;

/** Counts recorded up to a sequence, and when the earliest of them was made. */
type Counts = { readonly sequence: number; readonly first: Instant };

/** Remembers what happened: of a ledger that only grows each entry is read once. */
export function createChronicle(): Chronicle {
  const happenings: Happening[] = [];
  const counts: Counts[] = [];
  let sequence = 0;
  const firstAfter = (after: number): Instant | undefined => {
    const happened = happenings.find((happening) => happening.sequence > after)?.occurredAt;
    const counted = counts.filter((one) => one.sequence > after).map(({ first }) => first);
    return earliest([...counted, ...(happened === undefined ? [] : [happened])]);
  };
  return async (db, upTo) => {
    while (sequence < upTo) {
      const after = sequence;
      const chapter = await readChapter(db, after, upTo);
      // Somebody else may have read the same meanwhile.
      if (sequence !== after) continue;
      addInOrder(happenings, chapter.happenings);
      if (chapter.firstCount !== undefined)
        addCounts(counts, { sequence: chapter.sequence, first: chapter.firstCount });
      sequence = chapter.sequence;
    }
    return { happenings, sequence, firstAfter };
  };
}

async function readChapter(db: Db, after: number, most: number) {
  const entries = await entriesBetween(db, KINDS, { after, upTo: most, limit: MOST_AT_ONCE });
  const upTo = entries.length < MOST_AT_ONCE ? most : (entries.at(-1)?.sequence ?? most);
  const firstCount = await firstOccurrence(db, REGISTRATION, { after, upTo });
  return { sequence: upTo, happenings: entries.map(happeningOf), firstCount };
}

/** Mostly what is told happened last; else sorting two runs that are in order is no more than to merge them. */
function addInOrder(happenings: Happening[], more: readonly Happening[]): void {
  const [last, sorted] = [happenings.at(-1), more.toSorted(inOrder)];
  for (const one of sorted) happenings.push(one);
  if (last !== undefined && sorted[0] !== undefined && inOrder(sorted[0], last) < 0) happenings.sort(inOrder);
}

function inOrder(a: Happening, b: Happening): number {
  return compareInstants(a.occurredAt, b.occurredAt) || a.sequence - b.sequence;
}

const MOST_COUNTS = 100;

/** Of the oldest it is enough to know less exactly. */
function addCounts(counts: Counts[], more: Counts): void {
  counts.push(more);
  if (counts.length <= MOST_COUNTS) return;
  const [first, second] = counts;
  if (first === undefined || second === undefined) return;
  const earlier = compareInstants(first.first, second.first) < 0 ? first.first : second.first;
  counts.splice(0, 2, { sequence: second.sequence, first: earlier });
}
