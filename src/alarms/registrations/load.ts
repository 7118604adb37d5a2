import { type Model, reweigh } from "../../engine/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { type AsKnown, lastEntries } from "../../platform/ledger/repository.ts";
import type { Entry } from "../../platform/ledger/stamp.ts";
import { type CountedPool, REGISTRATION, countPool, countablePools } from "./registration.ts";

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
export async function loadCounted(db: Db, { model, failingSince, asked, maxAgeSeconds }: Situation): Promise<Counted> {
  const countable = countablePools(model, { failingSince, at: asked.at });
  const groups = await Promise.all(
    [...Map.groupBy(countable, ({ upTo }) => upTo)].map(async ([at, pools]) => {
      const subjects = pools.flatMap(({ members }) => members);
      const last = await lastEntries(db, { kind: REGISTRATION, subjects }, { at, sequence: asked.sequence });
      return { last, counted: pools.flatMap((pool) => countPool(pool, last, maxAgeSeconds) ?? []) };
    }),
  );
  const counted = groups.flatMap((group) => group.counted);
  return {
    model: reweigh(model, new Map(counted.map(({ pool, counts }) => [pool, counts]))),
    counted,
    entries: groups.flatMap(({ last }) => last),
  };
}
