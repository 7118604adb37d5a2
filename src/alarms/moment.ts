import type { Model, NodeState, NodeStates } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import type { Models } from "../inventory/models.ts";
import { versionInForce } from "../inventory/repository.ts";
import type { Db } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { BEGINNING_OF_TIME, type Instant, compareInstants, latest, plusMilliseconds } from "../platform/instant.ts";
import {
  type AsKnown,
  lastEntries,
  lastKnownStates,
  lastOccurrence,
  lastRecordedBy,
  readHead,
  startsOfRuns,
} from "../platform/ledger/repository.ts";
import type { Head } from "../platform/ledger/stamp.ts";
import { EVENT, type RecordedEvent, eventOf, shareOf } from "./event.ts";

/** What a question is about: `at` a moment, as `knownAt` another; both by default now. */
export type When = { readonly at?: Instant | undefined; readonly knownAt?: Instant | undefined };

/** The network at a moment, as known: everything that an estimate is computed from. */
export type Moment = {
  /** As asked; else the last moment at which the answer could have changed. */
  readonly at: Instant;
  /** As asked; else when the last entry was recorded. */
  readonly knownAt: Instant;
  readonly sequence: number;
  readonly version: number;
  /** What was loaded: `at` as asked or now. */
  readonly asked: AsKnown;
  /** No later entry can change what is said of it. */
  readonly isSettled: boolean;
  readonly document: Inventory;
  readonly model: Model;
  /** The last event of each node that was heard of. */
  readonly events: ReadonlyMap<string, RecordedEvent>;
  readonly states: NodeStates;
};

type Stores = { readonly db: Db; readonly models: Models };

/** Loads the network at a moment. 404 `no-inventory` where none was in force. */
export async function loadMoment({ db, models }: Stores, when: When): Promise<Moment> {
  const head = await readHead(db);
  const known = when.knownAt === undefined ? head : await lastRecordedBy(db, when.knownAt);
  const moment = { at: when.at ?? head.now, sequence: known?.sequence ?? 0 };
  return await loadMomentAt({ db, models }, moment, (lastChange) => ({
    at: when.at ?? lastChange,
    knownAt: when.knownAt ?? known?.recordedAt ?? BEGINNING_OF_TIME,
    isSettled: isSettled(when, head),
  }));
}

/** The same for a moment whose sequence is given. */
export async function loadMomentAt(
  { db, models }: Stores,
  moment: AsKnown,
  labelsOf: (lastChange: Instant) => Pick<Moment, "at" | "knownAt" | "isSettled">,
): Promise<Moment> {
  const version = await versionInForce(db, moment);
  if (version === undefined)
    throw new AppError(
      "no-inventory",
      `Nothing recorded up to sequence ${moment.sequence} was in force at ${moment.at}.`,
    );
  const { document, model } = await models(db, version.version);
  const lastEvent = await lastOccurrence(db, EVENT, moment);
  return {
    ...labelsOf(latest(version.effectiveFrom, lastEvent ?? BEGINNING_OF_TIME)),
    asked: moment,
    sequence: moment.sequence,
    version: version.version,
    document,
    model,
    ...(await loadStates(db, document, moment)),
  };
}

async function loadStates(db: Db, { nodes }: Inventory, moment: AsKnown): Promise<Pick<Moment, "events" | "states">> {
  const subjects = nodes.map(({ id }) => id);
  const events = (await lastEntries(db, { kind: EVENT, subjects }, moment)).map(eventOf);
  const unknown = events.filter(({ state }) => state === "unknown").map(({ node }) => node);
  const lastKnown = new Map(
    (await lastKnownStates(db, unknown, moment)).map((entry) => [entry.subject, shareOf(eventOf(entry))]),
  );
  const states = events.map((event): readonly [string, NodeState] => [
    event.node,
    shareOf(event) ?? { unknown: true, lastKnown: lastKnown.get(event.node) ?? 1 },
  ]);
  return { events: new Map(events.map((event) => [event.node, event])), states: new Map(states) };
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
  const last = [...events.values()].map(({ node, state }) => ({ subject: node, state }));
  return await startsOfRuns(db, last, asked);
}
