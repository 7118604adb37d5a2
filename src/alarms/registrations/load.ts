import { type Model, reweigh } from "../../engine/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { type AsKnown, lastEntries } from "../../platform/ledger/repository.ts";
import type { Entry } from "../../platform/ledger/stamp.ts";
import { type Countable, type CountedPool, REGISTRATION, countPool, countablePools } from "./registration.ts";

type Situation = {
  readonly model: Model;
  readonly failingSince: ReadonlyMap<string, Instant>;
  readonly asked: AsKnown;
  readonly maxAgeSeconds: number;
};
type Counted = {
  readonly model: Model;
  readonly counted: readonly CountedPool[];
  readonly entries: readonly Entry[];
};

/** The model with what was counted at nodes in place of what was planned, where all that is needed was counted. */
export async function loadCounted(db: Db, { asked, ...situation }: Situation): Promise<Counted> {
  const countable = countablePools(situation.model, { failingSince: situation.failingSince, at: asked.at });
  const groups = await Promise.all(
    [...Map.groupBy(countable, ({ upTo }) => upTo)].map(async ([at, pools]): Promise<[Instant, readonly Entry[]]> => {
      const subjects = pools.flatMap(({ members }) => members);
      return [at, await lastEntries(db, { kind: REGISTRATION, subjects }, { at, sequence: asked.sequence })];
    }),
  );
  const lastByMoment = new Map(groups);
  const counted = countPools(situation, countable, ({ upTo }) => lastByMoment.get(upTo) ?? []);
  return { ...counted, entries: groups.flatMap(([, last]) => last) };
}

/** The same from the last counts of each pool, as `lastOf` gives them. */
export function countPools(
  { model, maxAgeSeconds }: Pick<Situation, "model" | "maxAgeSeconds">,
  countable: readonly Countable[],
  lastOf: (pool: Countable) => readonly Entry[],
): Pick<Counted, "model" | "counted"> {
  const counted = countable.flatMap((pool) => countPool(pool, lastOf(pool), maxAgeSeconds) ?? []);
  return { model: reweigh(model, new Map(counted.map(({ pool, counts }) => [pool, counts]))), counted };
}
