import type { Declared } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import { type LoadedInventory, type Models, seenBy } from "../inventory/models.ts";
import { type Version, versionInForce } from "../inventory/repository.ts";
import type { Db } from "../platform/database.ts";
import { AppError } from "../platform/errors.ts";
import { type Instant, compareInstants, latest } from "../platform/instant.ts";
import { type AsKnown, allOf, lastEntries, lastOfEach, lastRecordedOf } from "../platform/ledger/repository.ts";
import type { Entry } from "../platform/ledger/stamp.ts";
import type { Principal } from "../platform/principal.ts";
import { SETTING, type Settings, settingsIn } from "../platform/settings/setting.ts";
import { type Circumstances, circumstancesOf } from "./circumstances.ts";
import { DECLARATION, type Declaration, bears, declarationOf, declaredIn } from "./declarations/declaration.ts";
import { EVENT, type RecordedEvent, eventOf, shareOf } from "./event.ts";
import { REGISTRATION } from "./registrations/registration.ts";
import { lastKnownStates } from "./repository.ts";
import { FEED, type FeedState, SILENCE, bearingFeedEntries, feedsIn } from "./feeds/feed.ts";

/** Where to read, and for whom. */
export type Asker = { readonly db: Db; readonly models: Models; readonly principal: Pick<Principal, "operators"> };

/** A declaration that is active, and what the engine makes of it. */
export type ActiveDeclaration = { readonly declaration: Declaration; readonly declared: Declared };

/** Of the entries that what is seen stands on: the last, and when the last took effect. */
export type Bearing = Pick<Entry, "sequence" | "recordedAt"> & { readonly change: Instant };

/** What was told of the network by a moment, as far as somebody may know of it. */
export type Told = LoadedInventory &
  Circumstances & {
    readonly version: number;
    /** Whether whoever asks may see only a part of the network. */
    readonly isPart: boolean;
    /** What was loaded: `at` as asked or now. */
    readonly asked: AsKnown;
    /** The last event of each node in the document that was heard of. */
    readonly events: ReadonlyMap<string, RecordedEvent>;
    readonly feeds: readonly FeedState[];
    readonly declarations: readonly ActiveDeclaration[];
    readonly settings: Settings;
    readonly bearing: Bearing;
  };

/** Loads what was told. 404 `no-inventory` where none was in force. */
export async function loadTold({ db, models, principal }: Asker, asked: AsKnown): Promise<Told> {
  const [version, said] = await Promise.all([versionInForce(db, asked), loadSaid(db, asked)]);
  if (version === undefined)
    throw new AppError("no-inventory", `No inventory was in force at ${asked.at}, as far as was known.`);
  const inventory = seenBy(await models(db, version.version), principal.operators);
  const { entries, ...told } = await loadEvents(db, inventory.behind, asked);
  const feeds = feedsIn(said);
  const { bearing, declarations } = declarationsIn(said, inventory, asked.at);
  const set = said.filter(({ kind }) => kind === SETTING);
  const isPart = principal.operators !== "all";
  const { superseded, ever } = isPart ? await loadSuperseded(db, inventory.behind, asked) : NOTHING_MORE;
  const ofFeeds = bearingFeedEntries(said, { ever, nodes: inventory.behind.nodes });
  const all = [...entries, ...bearing, ...set, ...ofFeeds, ...superseded];
  return {
    ...inventory,
    ...circumstancesOf(inventory.behind.nodes, { ...told, feeds }),
    asked,
    isPart,
    version: version.version,
    events: eventsSeen(told.events, inventory.document),
    feeds,
    declarations: declarations.filter(({ declaration }) => declaration.state === "active"),
    settings: settingsIn(said),
    bearing: withEnds(withMore(bearingOf(version), all), ends(declarations, asked.at)),
  };
}

const NOTHING_MORE = { superseded: [], ever: [] };

/**
 * What bears on a part though something later stands in its place: since when a node fails, and from when a feed no
 * longer covers it. For the whole the ledger's own end is told.
 */
async function loadSuperseded(db: Db, { nodes }: Inventory, asked: AsKnown) {
  const subjects = nodes.map(({ id }) => id);
  const [superseded, ever] = await Promise.all([
    lastRecordedOf(db, { kinds: [EVENT, REGISTRATION], subjects }, asked),
    allOf(db, FEED, asked),
  ]);
  return { superseded, ever };
}

/** The last of what is said beside events. Of silences there may be many, so they are asked for feed by feed. */
async function loadSaid(db: Db, asked: AsKnown): Promise<readonly Entry[]> {
  const said = await lastOfEach(db, [DECLARATION, FEED, SETTING], asked);
  const feeds = said.filter(({ kind }) => kind === FEED).map(({ subject }) => subject);
  return feeds.length === 0 ? said : [...said, ...(await lastEntries(db, { kind: SILENCE, subjects: feeds }, asked))];
}

async function loadEvents(db: Db, { nodes }: Inventory, moment: AsKnown) {
  const subjects = nodes.map(({ id }) => id);
  const last = await lastEntries(db, { kind: EVENT, subjects }, moment);
  const events = last.map(eventOf);
  const unknown = events.filter(({ state }) => state === "unknown").map(({ node }) => node);
  const earlier = await lastKnownStates(db, unknown, moment);
  const lastKnown = new Map(earlier.map((entry) => [entry.subject, shareOf(eventOf(entry)) ?? 1]));
  return { events, lastKnown, entries: [...last, ...earlier] };
}

function eventsSeen(events: readonly RecordedEvent[], { nodes }: Inventory): ReadonlyMap<string, RecordedEvent> {
  const eventByNode = new Map(events.map((event) => [event.node, event]));
  return new Map(nodes.flatMap(({ id }) => eventByNode.get(id) ?? []).map((event) => [event.node, event]));
}

/** Declarations that bear on an inventory, over or not, and the entries about them. */
export function declarationsIn(
  said: readonly Entry[],
  { behind, model }: Pick<LoadedInventory, "behind" | "model">,
  at: Instant,
) {
  const bearing: Entry[] = [];
  const declarations: ActiveDeclaration[] = [];
  for (const entry of said.filter(({ kind }) => kind === DECLARATION)) {
    const declaration = declarationOf(entry, at);
    const declared = declaredIn(declaration, behind);
    if (!bears(declared, model)) continue;
    bearing.push(entry);
    declarations.push({ declaration, declared });
  }
  return { bearing, declarations };
}

/** When declarations ended by themselves, by a moment. */
function ends(declarations: readonly ActiveDeclaration[], at: Instant): readonly Instant[] {
  return declarations
    .flatMap(({ declaration: { state, until } }) => (state === "expired" && until !== undefined ? [until] : []))
    .filter((until) => compareInstants(until, at) <= 0);
}

function bearingOf({ sequence, recordedAt, effectiveFrom }: Version): Bearing {
  return { sequence, recordedAt, change: effectiveFrom };
}

function withEnds(bearing: Bearing, moments: readonly Instant[]): Bearing {
  return { ...bearing, change: latest(bearing.change, ...moments) };
}

/** The last of what bears on an answer, with more that does. */
export function withMore(bearing: Bearing, entries: readonly Entry[]): Bearing {
  const change = latest(bearing.change, ...entries.map(({ occurredAt }) => occurredAt));
  const { sequence, recordedAt } = [bearing, ...entries].reduce<Pick<Entry, "sequence" | "recordedAt">>(
    (last, entry) => (entry.sequence > last.sequence ? entry : last),
    bearing,
  );
  return { sequence, recordedAt, change };
}
