import { type LoadedInventory, seenBy } from "../../inventory/models.ts";
import type { Instant } from "../../platform/instant.ts";
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
  const lastByPlace = new Map<string, Entry | undefined>();
  for (;;) {
    const missing = new Map<string, Place>();
    const countsOf = ({ members, upTo: at }: Countable): readonly Entry[] =>
      members.flatMap((subject) => {
        const place = { subject, at };
        if (!lastByPlace.has(nameOf(place))) missing.set(nameOf(place), place);
        return lastByPlace.get(nameOf(place)) ?? [];
      });
    const extended = await extendSeries(series, ahead, { reading, inventoryOf, countsOf });
    // What is counted moves no start of a failure, so that the second time nothing is missing.
    if (missing.size === 0) return extended;
    const asked = [...missing.values()];
    for (const place of asked) lastByPlace.set(nameOf(place), undefined);
    const found = await lastEntriesAt(asker.db, { kind: REGISTRATION, asked, sequence: ahead.known });
    for (const { at, entry } of found) lastByPlace.set(nameOf({ subject: entry.subject, at }), entry);
  }
}

/** A node, and the moment up to which its counts are asked for. A pool would not do: another version has other members. */
type Place = { readonly subject: string; readonly at: Instant };

function nameOf({ subject, at }: Place): string {
  return `${at} ${subject}`;
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
