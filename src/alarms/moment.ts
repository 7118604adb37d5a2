import type { Db } from "../platform/database.ts";
import { type Instant, compareInstants, latest, plusMilliseconds } from "../platform/instant.ts";
import { type AsKnown, lastOccurrence, lastRecordedBy, readHead } from "../platform/ledger/repository.ts";
import type { Head } from "../platform/ledger/stamp.ts";
import { SETTING } from "../platform/settings/setting.ts";
import { DECLARATION } from "./declarations/declaration.ts";
import { FAILING_STATES, failingSinceOf } from "./failing.ts";
import { EVENT } from "./event.ts";
import { FEED, SILENCE } from "./feeds/feed.ts";
import { startsOfRuns } from "./repository.ts";
import { loadCounted } from "./registrations/load.ts";
import { type CountedPool, REGISTRATION } from "./registrations/registration.ts";
import { type Asker, type Told, loadTold, withMore } from "./told.ts";

/** Kinds of entries that move figures, beside versions of the inventory. */
export const MOVING_KINDS: readonly string[] = [EVENT, DECLARATION, FEED, SILENCE, REGISTRATION, SETTING];

/** What a question is about: `at` a moment, as `knownAt` another; both by default now. */
export type When = { readonly at?: Instant | undefined; readonly knownAt?: Instant | undefined };

/** The network at a moment, as known: everything that an estimate is computed from. */
export type Moment = Omit<Told, "bearing"> & {
  /** As asked; else the last moment at which the answer could have changed. */
  readonly at: Instant;
  /** As asked; else when the last entry was recorded. */
  readonly knownAt: Instant;
  /** Of the last entry; for whom only part is to be seen, of the last that bears on it. */
  readonly sequence: number;
  /** No later entry can change what is said of it. */
  readonly isSettled: boolean;
  /** Pools of the model that stand on what was counted. */
  readonly counted: readonly CountedPool[];
};

/** Loads the network at a moment, as far as it bears on what a principal may see. 404 `no-inventory` where none was in force. */
export async function loadMoment(asker: Asker, when: When): Promise<Moment> {
  const head = await readHead(asker.db);
  const known = when.knownAt === undefined ? head : await lastRecordedBy(asker.db, when.knownAt);
  const asked = { at: when.at ?? head.now, sequence: known?.sequence ?? 0 };
  const told = await loadTold(asker, asked);
  if (told.isPart) return await partAt(asker.db, told, when);
  const [at, failingSince] = await Promise.all([
    when.at ?? lastChange(asker.db, told),
    loadFailingSince(asker.db, told),
  ]);
  const { bearing, ...network } = await count(asker.db, told, { at, failingSince });
  const { sequence, recordedAt } = known ?? bearing;
  return { ...network, sequence, at, knownAt: when.knownAt ?? recordedAt, isSettled: isSettled(when, head) };
}

/** Whoever may see only a part is not told when anything else changed. */
async function partAt(db: Db, told: Told, when: When): Promise<Moment> {
  const { bearing, ...network } = await count(db, told, {
    at: told.asked.at,
    failingSince: await loadFailingSince(db, told),
  });
  const { sequence, recordedAt, change } = bearing;
  return { ...network, sequence, at: when.at ?? change, knownAt: when.knownAt ?? recordedAt, isSettled: false };
}

/** The last moment at which anything took effect, whether the inventory in force knows of it or not. */
async function lastChange(db: Db, { asked, bearing: { change } }: Told): Promise<Instant> {
  return latest(change, (await lastOccurrence(db, MOVING_KINDS, asked)) ?? change);
}

/** The same as an estimate names it. */
export async function loadMomentOf(
  asker: Asker,
  { at, knownAt, sequence }: AsKnown & { readonly knownAt: Instant },
): Promise<Moment> {
  const told = await loadTold(asker, { at, sequence });
  const failingSince = await loadFailingSince(asker.db, told);
  const { bearing, ...network } = await count(asker.db, told, { at, failingSince });
  const last = asker.principal.operators === "all" ? sequence : bearing.sequence;
  return { ...network, at, knownAt, sequence: last, isSettled: true };
}

type Network = Told & Pick<Moment, "counted">;

type Counting = { readonly at: Instant; readonly failingSince: ReadonlyMap<string, Instant> };

/** Puts what was counted by a moment in place of what was planned. */
async function count(db: Db, told: Told, { at, failingSince }: Counting): Promise<Network> {
  const asked = { at, sequence: told.asked.sequence };
  const { registrationsMaxAgeSeconds: maxAgeSeconds } = told.settings;
  const { model, counted, entries } = await loadCounted(db, { model: told.model, failingSince, asked, maxAgeSeconds });
  return { ...told, model, counted, bearing: withMore(told.bearing, entries) };
}

async function loadFailingSince(db: Db, told: Told): Promise<ReadonlyMap<string, Instant>> {
  const failing = [...told.states].filter(([, state]) => state !== 1).map(([subject]) => subject);
  const runs = failing.map((subject) => ({ subject, states: FAILING_STATES }));
  return failingSinceOf(told, await startsOfRuns(db, runs, told.asked));
}

/** Longer than any clock is expected to step back. */
const CLOCK_STEP_MILLISECONDS = 5 * 60 * 1000;

/**
 * Whether an entry can still come that was recorded by `knownAt`: not once a later one is there, since times never
 * decrease, nor, unless a replay states times of its own, once that time is safely past.
 */
function isSettled({ at, knownAt }: When, head: Head): boolean {
  if (at === undefined || knownAt === undefined || compareInstants(at, head.now) >= 0) return false;
  if (compareInstants(knownAt, head.recordedAt) < 0) return true;
  return !head.areAllStated && compareInstants(knownAt, plusMilliseconds(head.now, -CLOCK_STEP_MILLISECONDS)) < 0;
}

/** Since when each node that was heard of has been in its state, through repeated reports. */
export async function loadSince(db: Db, { events, asked }: Moment): Promise<ReadonlyMap<string, Instant>> {
  const runs = [...events.values()].map(({ node, state }) => ({ subject: node, states: [state] }));
  return await startsOfRuns(db, runs, asked);
}
