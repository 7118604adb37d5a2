import { INVENTORY } from "../../inventory/repository.ts";
import { type Instant, compareInstants, earliest, latest } from "../../platform/instant.ts";
import type { History } from "./chronicle.ts";
import type { Happening } from "./past.ts";
import { startsOfRunsTold, withFirstOfRuns } from "./runs.ts";
import type { Scene } from "./scene.ts";
import { takeTurns } from "../../platform/take-turns.ts";
import { type Surroundings, Sweep } from "./sweep.ts";

/** What is made of each scene of a history. */
export type Reading<Value> = {
  readonly valueOf: (scene: Scene) => Value;
  /** Whether one value goes on where another stood: it then makes no step of its own. */
  readonly isSame: (one: Value, other: Value) => boolean;
};

/** What holds from a moment on, until the next step. */
export type Step<Value> = { readonly at: Instant; readonly value: Value };

/** How far a history is to be gone through: what was recorded by a sequence, up to a moment. */
export type Extent = { readonly sequence: number; readonly until: Instant };

/** Between two places that one can go back to. */
const HAPPENINGS_BETWEEN = 1_000;

type Place = Extent & { readonly steps: number; readonly happenings: number; readonly sweep: Sweep };

/** A history as steps, and places from which it can be gone through again; the last place is where it stands. */
export type Series<Value> = { readonly steps: readonly Step<Value>[]; readonly places: readonly Place[] };

/** Nothing of a history yet. */
export const NO_SERIES: Series<never> = { steps: [], places: [] };

/** A series without steps that stands shortly before a moment: from there it can be gone through for something else. */
export function standingBefore({ places }: Series<unknown>, at: Instant): Series<never> {
  const place = places.findLast(({ until }) => compareInstants(until, at) < 0);
  return { steps: [], places: place === undefined ? [] : [{ ...place, steps: 0 }] };
}

/** What is still to be gone through: from which place, and what happened after it. */
export type Ahead = {
  /** Recorded by then. */
  readonly known: number;
  readonly place: Place;
  readonly earlier: readonly Place[];
  readonly happenings: readonly Happening[];
};

/** What was recorded since may have happened before where a series stands: it is then gone through again from before that. */
export function aheadOf({ places }: Series<unknown>, history: History, extent: Extent): Ahead {
  const last = places.at(-1);
  const first = last === undefined ? undefined : firstAltered(history, last);
  const standing = places.filter(({ until }) => first === undefined || compareInstants(until, first) < 0);
  const place = standing.at(-1) ?? { sequence: 0, until: BEFORE_ALL, steps: 0, happenings: 0, sweep: new Sweep() };
  const { happenings } = history;
  const start = indexAfter(happenings, place.until);
  const end = indexAfter(happenings, extent.until);
  // Whoever asks late may know less than is remembered: nothing of that is forgotten again.
  const known = Math.max(extent.sequence, last?.sequence ?? 0);
  const ahead = happenings.slice(start, end).filter(({ sequence }) => sequence <= known);
  return { place, earlier: standing.slice(0, -1), happenings: withFirstOfRuns(ahead), known };
}

/** From when on a past is another than it was where a series stands: a run of failing is another from its beginning. */
function firstAltered({ firstAfter, happenings }: History, last: Place): Instant | undefined {
  const first = firstAfter(last.sequence);
  if (first === undefined || compareInstants(first, last.until) > 0) return first;
  return earliest([first, ...startsOfRunsTold(happenings, last)]);
}

const BEFORE_ALL: Instant = "";

/** Of the first that happened after a moment. */
function indexAfter(happenings: readonly Happening[], at: Instant): number {
  let [low, high] = [0, happenings.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const isAfter = compareInstants(happenings[middle]?.occurredAt ?? "", at) > 0;
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Versions of the inventory that are in force in what is ahead. */
export function versionsIn({ place, happenings }: Ahead): readonly number[] {
  const stored = happenings.flatMap((one) =>
    "entry" in one && one.entry.kind === INVENTORY ? [Number(one.entry.id)] : [],
  );
  return [...new Set([...(place.sweep.version === undefined ? [] : [place.sweep.version]), ...stored])];
}

/** The series with what is ahead of it gone through, up to an extent. It never goes back to knowing less. */
export async function extendSeries<Value>(
  series: Series<Value>,
  { place, earlier, happenings, known: sequence, extent }: Ahead & { readonly extent: Extent },
  { reading, ...surroundings }: Surroundings & { readonly reading: Reading<Value> },
): Promise<Series<Value>> {
  const steps = series.steps.slice(0, place.steps);
  const isWorthKeeping = place.happenings - (earlier.at(-1)?.happenings ?? 0) >= HAPPENINGS_BETWEEN;
  const places = isWorthKeeping ? [...earlier, place] : [...earlier];
  const sweep = place.sweep.copy();
  let passed = place.happenings;
  for (const { part, until } of partsOf(happenings, latest(extent.until, place.until))) {
    for (const scene of sweep.advance(part, until, surroundings)) {
      const value = reading.valueOf(scene);
      const last = steps.at(-1);
      if (last === undefined || !reading.isSame(last.value, value)) steps.push({ at: scene.at, value });
    }
    passed += part.length;
    places.push({ sequence, until, steps: steps.length, happenings: passed, sweep: sweep.copy() });
    if (passed > place.happenings + part.length) await takeTurns();
  }
  return { steps, places };
}

/** Parts between two of which is a place; what happened at the same moment is in the same. */
function* partsOf(happenings: readonly Happening[], until: Instant) {
  let start = 0;
  while (happenings.length - start > HAPPENINGS_BETWEEN) {
    const end = indexAfter(happenings, happenings[start + HAPPENINGS_BETWEEN - 1]?.occurredAt ?? "");
    if (end >= happenings.length) break;
    const part = happenings.slice(start, end);
    yield { part, until: part.at(-1)?.occurredAt ?? until };
    start = end;
  }
  yield { part: happenings.slice(start), until };
}
