import type { NodeState, NodeStates } from "../engine/index.ts";
import { type LoadedInventory, type Models, seenBy } from "../inventory/models.ts";
import { versionInForce } from "../inventory/repository.ts";
import type { Db } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { type Instant, compareInstants, latest, plusMilliseconds } from "../platform/instant.ts";
import {
  type AsKnown,
  lastEntries,
  lastKnownStates,
  lastOccurrence,
  lastRecordedBy,
  readHead,
  startsOfRuns,
} from "../platform/ledger/repository.ts";
import type { Entry, Head } from "../platform/ledger/stamp.ts";
import type { Principal } from "../platform/principal.ts";
import { EVENT, type RecordedEvent, eventOf, shareOf } from "./event.ts";

/** What a question is about: `at` a moment, as `knownAt` another; both by default now. */
export type When = { readonly at?: Instant | undefined; readonly knownAt?: Instant | undefined };

/** The network at a moment, as known: everything that an estimate is computed from. */
export type Moment = LoadedInventory & {
  /** As asked; else the last moment at which the answer could have changed. */
  readonly at: Instant;
  /** As asked; else when the last entry was recorded. */
  readonly knownAt: Instant;
  /** Of the last entry; for whom only part is to be seen, of the last that bears on it. */
  readonly sequence: number;
  readonly version: number;
  /** What was loaded: `at` as asked or now. */
  readonly asked: AsKnown;
  /** No later entry can change what is said of it. */
  readonly isSettled: boolean;
  /** The last event of each node in the document that was heard of. */
  readonly events: ReadonlyMap<string, RecordedEvent>;
  /** Of every node in the model. */
  readonly states: NodeStates;
};

/** Where to read, and for whom. */
type Asker = { readonly db: Db; readonly models: Models; readonly principal: Pick<Principal, "operators"> };

/** Loads the network at a moment, as far as it bears on what a principal may see. 404 `no-inventory` where none was in force. */
export async function loadMoment(asker: Asker, when: When): Promise<Moment> {
  const head = await readHead(asker.db);
  const known = when.knownAt === undefined ? head : await lastRecordedBy(asker.db, when.knownAt);
  const asked = { at: when.at ?? head.now, sequence: known?.sequence ?? 0 };
  const { bearing, ...network } = await loadNetwork(asker, asked);
  const isPart = asker.principal.operators !== "all";
  const last = isPart ? bearing : { ...bearing, ...known, ...(await changeOf(asker.db, asked, bearing)) };
  return {
    ...network,
    sequence: last.sequence,
    at: when.at ?? last.change,
    knownAt: when.knownAt ?? last.recordedAt,
    isSettled: !isPart && isSettled(when, head),
  };
}

/** The last moment at which anything took effect, whether the inventory in force knows its node or not. */
async function changeOf(db: Db, asked: AsKnown, { change }: Bearing): Promise<Pick<Bearing, "change">> {
  return { change: latest(change, (await lastOccurrence(db, EVENT, asked)) ?? change) };
}

/** The same as an estimate names it. */
export async function loadMomentOf(
  asker: Asker,
  { at, knownAt, sequence }: AsKnown & { readonly knownAt: Instant },
): Promise<Moment> {
  const { bearing, ...network } = await loadNetwork(asker, { at, sequence });
  const last = asker.principal.operators === "all" ? sequence : bearing.sequence;
  return { ...network, at, knownAt, sequence: last, isSettled: true };
}

/** Of the entries that what is seen stands on: the last, and when the last took effect. */
type Bearing = Pick<Entry, "sequence" | "recordedAt"> & { readonly change: Instant };
type Network = Omit<Moment, "at" | "knownAt" | "sequence" | "isSettled"> & { readonly bearing: Bearing };

async function loadNetwork({ db, models, principal }: Asker, asked: AsKnown): Promise<Network> {
  const version = await versionInForce(db, asked);
  if (version === undefined)
    throw new AppError("no-inventory", `No inventory was in force at ${asked.at}, as far as was known.`);
  const inventory = seenBy(await models(db, version.version), principal.operators);
  const { entries, ...states } = await loadStates(db, inventory, asked);
  const bearing = [version, ...entries].reduce((last, entry) => (entry.sequence > last.sequence ? entry : last));
  const change = entries.reduce((last, { occurredAt }) => latest(last, occurredAt), version.effectiveFrom);
  return {
    ...inventory,
    ...states,
    asked,
    version: version.version,
    bearing: { sequence: bearing.sequence, recordedAt: bearing.recordedAt, change },
  };
}

type States = Pick<Moment, "events" | "states"> & { readonly entries: readonly Entry[] };

async function loadStates(db: Db, { model, document }: LoadedInventory, moment: AsKnown): Promise<States> {
  const subjects = model.inventory.nodes.map(({ id }) => id);
  const last = await lastEntries(db, { kind: EVENT, subjects }, moment);
  const events = last.map(eventOf);
  const unknown = events.filter(({ state }) => state === "unknown").map(({ node }) => node);
  const earlier = await lastKnownStates(db, unknown, moment);
  const lastKnown = new Map(earlier.map((entry) => [entry.subject, shareOf(eventOf(entry))]));
  const states = events.map((event): readonly [string, NodeState] => [
    event.node,
    shareOf(event) ?? { unknown: true, lastKnown: lastKnown.get(event.node) ?? 1 },
  ]);
  const eventByNode = new Map(events.map((event) => [event.node, event]));
  const seen = document.nodes.flatMap(({ id }) => eventByNode.get(id) ?? []);
  return {
    events: new Map(seen.map((event) => [event.node, event])),
    states: new Map(states),
    entries: [...last, ...earlier],
  };
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
