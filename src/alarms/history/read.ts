import { type LoadedInventory, seenBy } from "../../inventory/models.ts";
import type { Db } from "../../platform/database.ts";
import type { Entry } from "../../platform/ledger/stamp.ts";
import { REGISTRATION, type Countable } from "../registrations/registration.ts";
import type { Asker } from "../told.ts";
import type { Chronicle } from "./chronicle.ts";
import { lastEntriesAt } from "./repository.ts";
import { type Extent, type Reading, type Series, aheadOf, extendSeries, versionsIn } from "./series.ts";

export type HistoryAsker = Asker & { readonly chronicle: Chronicle };

/** Brings a series to an extent: reads what it does not know yet, and goes through it. */
export async function readOn<Value>(
  asker: HistoryAsker,
  series: Series<Value>,
  { extent, reading }: { readonly extent: Extent; readonly reading: Reading<Value> },
): Promise<Series<Value>> {
  const history = await asker.chronicle(asker.db, extent.sequence);
  const ahead = { ...aheadOf(series, history, extent), extent };
  const inventoryOf = await loadInventories(asker, versionsIn(ahead));
  const counts = new Map<string, readonly Entry[]>();
  for (;;) {
    const missing: Countable[] = [];
    const countsOf = (pool: Countable): readonly Entry[] => {
      const known = counts.get(keyOf(pool));
      if (known === undefined) missing.push(pool);
      return known ?? [];
    };
    const extended = await extendSeries(series, ahead, { reading, inventoryOf, countsOf });
    // What is counted moves no start of a failure, so that the second time nothing is missing.
    if (missing.length === 0) return extended;
    for (const [key, last] of await loadCounts(asker.db, missing, ahead.known)) counts.set(key, last);
  }
}

async function loadInventories({ db, models, principal }: Asker, versions: readonly number[]) {
  const loaded = new Map<number, LoadedInventory>();
  for (const version of versions) loaded.set(version, seenBy(await models(db, version), principal.operators));
  return (version: number): LoadedInventory => {
    const found = loaded.get(version);
    if (found === undefined) throw new Error(`inventory version ${version} was not loaded`);
    return found;
  };
}

function keyOf({ pool, upTo }: Countable): string {
  return `${upTo} ${pool}`;
}

/** The last counts at the members of each pool, as of the moment up to which they count. */
async function loadCounts(db: Db, pools: readonly Countable[], sequence: number) {
  const distinct = new Map(pools.map((pool) => [keyOf(pool), pool]));
  const asked = [...distinct.values()].flatMap(({ members, upTo }) =>
    members.map((subject) => ({ subject, at: upTo })),
  );
  const found = await lastEntriesAt(db, { kind: REGISTRATION, asked, sequence });
  const entryByPlace = new Map(found.map(({ at, entry }) => [`${at} ${entry.subject}`, entry]));
  return [...distinct].map(([key, { members, upTo }]): readonly [string, readonly Entry[]] => [
    key,
    members.flatMap((member) => entryByPlace.get(`${upTo} ${member}`) ?? []),
  ]);
}
