import { type HistoryAsker, readOn } from "../alarms/history/read.ts";
import { firstOccurrence } from "../alarms/history/repository.ts";
import { NO_SERIES, type Reading, type Series } from "../alarms/history/series.ts";
import { REGISTRATION } from "../alarms/registrations/registration.ts";
import type { Present } from "../alarms/present.ts";
import { type Instant, compareInstants, earliest, plusMilliseconds } from "../platform/instant.ts";
import type { PastEnv } from "../impact/timeline/timeline.ts";
import { silence } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { END_OF_TIME } from "../platform/ledger/repository.ts";
import type { Head } from "../platform/ledger/stamp.ts";
import { LOCAL_PRINCIPAL } from "../platform/principal.ts";
import { COMPARED_MILLISECONDS, confirmedAt } from "./confirmed.ts";
import { nodesAmong, networkReading } from "./network.ts";
import { allIdsOf, mergedPairs } from "./records/decisions/merges.ts";
import { type IncidentRecord, isIncidentId } from "./records/record.ts";
import { loadRecords } from "./records/repository.ts";
import { countsBetween } from "./repository.ts";
import { type Standing, closingOf, standingOf } from "./state.ts";
import type { NetworkStep } from "./track/step.ts";
import { type Asked, type Track, trackInTurns } from "./track/track.ts";

/** What a process remembers of the network's past, as incidents look at it. */
export type NetworkMemory = {
  series: Series<NetworkStep>;
  readonly reading: Reading<NetworkStep>;
  tracked: Tracked | undefined;
};

/** The incidents of some steps, and until when nothing of them changes by time alone. */
type Tracked = {
  readonly of: { readonly count: number; readonly last: NetworkStep | undefined; readonly merges: string };
  readonly from: Instant;
  readonly holdsUntil: Instant;
  readonly tracks: readonly Track[];
};

export function createNetworkMemory(): NetworkMemory {
  return { series: NO_SERIES, reading: networkReading(), tracked: undefined };
}

export type IncidentAsker = HistoryAsker & {
  readonly head: Head | undefined;
  readonly present: Present;
  readonly network: NetworkMemory;
  /** What people wrote from this record on is left out: to see how it was before. */
  readonly recordsBefore?: number | undefined;
};

/** What handlers find in their context once incidents are at hand. */
export type IncidentEnv = { Variables: PastEnv["Variables"] & Pick<IncidentAsker, "network"> };

/** An incident as it is known now: what the ledger tells of it, and what people wrote. */
export type KnownIncident = {
  readonly track: Track;
  /** Under any id that it has or had. */
  readonly records: readonly IncidentRecord[];
  readonly standing: Standing;
};

/** All incidents at a moment; `withdrawn`: ids under which people wrote, of what was corrected away. */
export type KnownIncidents = {
  readonly incidents: readonly KnownIncident[];
  readonly withdrawn: readonly string[];
  readonly now: Instant;
};

/** Incidents are of the whole network, and remembered for all who ask: they must not depend on who asked first. */
const WHOLE = LOCAL_PRINCIPAL;

/** Follows every incident up to now. 503 while the database is silent. */
export async function loadIncidents(asker: IncidentAsker): Promise<KnownIncidents> {
  const { db, head, network, recordsBefore = Number.POSITIVE_INFINITY } = asker;
  if (head === undefined) throw silence();
  const extent = { sequence: head.sequence, until: head.now };
  const [series, written] = await Promise.all([
    readOn({ ...asker, principal: WHOLE }, network.series, { extent, reading: network.reading }),
    loadRecords(db, "all"),
  ]);
  network.series = series;
  const records = written.filter(({ number }) => number < recordsBefore);
  const tracks = await trackOnce(network, { merges: mergedPairs(records), until: head.now });
  const isCounted = (await firstOccurrence(db, REGISTRATION, { after: 0, upTo: head.sequence })) !== undefined;
  const surroundings = { records, head, isCounted };
  const incidents = await Promise.all(tracks.map(async (track) => await knownOf(asker, track, surroundings)));
  const met = new Set(incidents.flatMap((incident) => incident.records.map(({ number }) => number)));
  const withdrawn = records.filter(({ number }) => !met.has(number)).map(({ incident }) => incident);
  return { incidents, withdrawn: [...new Set(withdrawn)], now: head.now };
}

/** Not again while nothing has changed. */
async function trackOnce(network: NetworkMemory, asked: Asked): Promise<readonly Track[]> {
  const { series, tracked } = network;
  const steps = series.steps.map(({ value }) => value);
  const of = { count: steps.length, last: steps.at(-1), merges: JSON.stringify(asked.merges) };
  if (tracked !== undefined && isOfSame(tracked, of) && holdsAt(tracked, asked.until)) return tracked.tracks;
  const tracks = await trackInTurns(steps, asked);
  const changes = tracks.flatMap(({ changesAt }) => changesAt ?? []);
  const holdsUntil = earliest(changes) ?? END_OF_TIME;
  network.tracked = { of, from: asked.until, holdsUntil, tracks };
  return tracks;
}

function isOfSame({ of }: Tracked, other: Tracked["of"]): boolean {
  return of.count === other.count && of.last === other.last && of.merges === other.merges;
}

function holdsAt({ from, holdsUntil }: Tracked, now: Instant): boolean {
  return compareInstants(from, now) <= 0 && compareInstants(now, holdsUntil) < 0;
}

type Surroundings = {
  readonly records: readonly IncidentRecord[];
  readonly head: Head;
  /** Subscribers were counted at a node, ever. */
  readonly isCounted: boolean;
};

async function knownOf(
  { db }: IncidentAsker,
  track: Track,
  { records, head, isCounted }: Surroundings,
): Promise<KnownIncident> {
  const ids = new Set(allIdsOf(track, records));
  const own = records.filter(({ incident }) => ids.has(incident));
  const { to, openedAt } = track;
  const isDecided = to === undefined || openedAt === undefined || closingOf({ to }, own) !== undefined;
  if (isDecided || !isCounted) return { track, records: own, standing: standingOf(track, own, undefined) };
  const after = plusMilliseconds(to, -COMPARED_MILLISECONDS);
  const stretch = { after, upTo: head.now, sequence: head.sequence };
  const counts = await countsBetween(db, nodesAmong(track.members.map(({ thing }) => thing)), stretch);
  return { track, records: own, standing: standingOf(track, own, confirmedAt(to, counts)) };
}

/** The incident with an id, or which an id means that none has any more: the one that claims that entry. 404 where there is none. */
export function incidentById({ incidents, withdrawn }: KnownIncidents, id: string): KnownIncident {
  // What Number() would take for one, such as 0x2 or a 2 after a line feed, is none.
  if (!isIncidentId(id)) throw new AppError("not-found", `There is no incident "${id.slice(0, 40)}".`);
  const found =
    incidents.find(({ track }) => track.id === id) ??
    incidents.find(({ track }) => track.mergedIds.includes(id) || track.claims.has(Number(id)));
  if (found !== undefined) return found;
  const isWithdrawn = withdrawn.includes(id);
  const why = isWithdrawn ? " any more: what it stood on was corrected" : "";
  throw new AppError("not-found", `There is no incident ${id}${why}.`);
}
