import type { Moment } from "../../alarms/moment.ts";
import type { Present } from "../../alarms/present.ts";
import type { Models } from "../../inventory/models.ts";
import { unknownParts } from "../../inventory/unknown-parts.ts";
import { type Db, isSilence } from "../../platform/database.ts";
import { orUndefined } from "../../platform/errors.ts";
import { readHead } from "../../platform/ledger/repository.ts";
import type { Head } from "../../platform/ledger/stamp.ts";
import { enqueue, withdraw } from "../../platform/outbox/repository.ts";
import { within } from "../../platform/pulse.ts";
import { takeTurns } from "../../platform/take-turns.ts";
import type { Impact } from "../answer.ts";
import { estimateIdOf } from "../estimate-id.ts";
import { type Filter, heldTo } from "../filter.ts";
import { impactOf } from "../impact.ts";
import { step } from "./hysteresis.ts";
import { messageOfChange } from "./message.ts";
import { listSubscriptions, lockSubscription, saveFault, saveStanding } from "./repository.ts";
import { type Judged, type Subscription, sourceOf } from "./subscription.ts";

export type Follower = {
  readonly db: Db;
  readonly models: Models;
  readonly present: Present;
  readonly publicUrl: string | undefined;
};

/** Longer than a database takes that answers at all. */
const LONGEST_MILLISECONDS = 5_000;

/**
 * Tells every subscriber whose figure has passed its threshold since it was last told. By any number of processes at once.
 * While the database is silent, or the present is only remembered, nothing is told, and it is looked again later.
 */
export async function followSubscriptions(follower: Follower): Promise<void> {
  const all = await within(listSubscriptions(follower.db), LONGEST_MILLISECONDS);
  if (all.length === 0) return;
  await withdrawSuspended(follower.db, all);
  const head = await within(readHead(follower.db), LONGEST_MILLISECONDS);
  const active = all.filter(({ isActive }) => isActive).map(({ subscription }) => subscription);
  const failures: unknown[] = [];
  for (const [, alike] of Map.groupBy(active, ({ operators }) => JSON.stringify(operators))) {
    const moment = await momentFor(alike, follower, head);
    if (moment === undefined) continue;
    for (const subscription of alike) {
      // What is wrong with one keeps nobody else from being told.
      await followOne(subscription, moment, follower).catch((error: unknown) => {
        if (isSilence(error)) throw error;
        failures.push(error);
      });
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some subscriptions could not be followed");
}

/** Whoever lost the right to know is not told later what was to be told before. */
async function withdrawSuspended(db: Db, all: readonly Judged[]): Promise<void> {
  const sources = all.filter(({ isActive }) => !isActive).map(({ subscription }) => sourceOf(subscription));
  if (sources.length > 0) await withdraw(db, sources, "the subscription is suspended");
}

/** The present as those may see it who may see the same; undefined where it is not known. */
async function momentFor(
  [first]: readonly Subscription[],
  { db, models, present }: Follower,
  head: Head,
): Promise<Moment | undefined> {
  if (first === undefined) return undefined;
  const asker = { db, models, head, principal: { operators: first.operators } };
  const found = await orUndefined(present(asker), "no-inventory");
  return found?.staleSeconds === 0 ? found.moment : undefined;
}

async function followOne(subscription: Subscription, moment: Moment, follower: Follower): Promise<void> {
  const filter = heldTo(subscription.operators, subscription.filter);
  const fault = unknownParts(filter, moment.document)[0]?.message ?? null;
  if (fault !== subscription.fault) await saveFault(follower.db, subscription.id, fault);
  // A filter that names nothing would make a figure of nobody, and look like the end of an outage.
  if (fault !== null) return;
  const impact = await impactOnce(moment, filter);
  if (stepOf(subscription, impact, moment) !== undefined)
    await tellChange(subscription, { impact, filter, moment }, follower);
}

function stepOf(subscription: Subscription, impact: Impact, { asked }: Moment) {
  const figure = impact[subscription.figure][subscription.bound];
  return step(subscription.standing, { figure, basis: { sequence: asked.sequence, at: asked.at } }, subscription);
}

type Seen = { readonly impact: Impact; readonly filter: Filter; readonly moment: Moment };

/** What it tells stands with that it was told; whoever comes second finds it told. */
async function tellChange({ id }: Subscription, seen: Seen, { db, publicUrl }: Follower): Promise<void> {
  const { impact, filter, moment } = seen;
  const quoted = { ...impact, estimateId: await estimateIdOf(impact, filter) };
  await db.transaction(async (tx) => {
    const locked = await lockSubscription(tx, id);
    const standing = locked === undefined ? undefined : stepOf(locked, impact, moment);
    if (locked === undefined || standing === undefined) return;
    await saveStanding(tx, id, standing);
    await enqueue(tx, [messageOfChange(locked, { standing, impact: quoted, publicUrl })]);
  });
}

const impactsOf = new WeakMap<Moment, Map<string, Impact>>();

/** Worked out once for all who ask the same, and not again while nothing changes. */
async function impactOnce(moment: Moment, filter: Filter): Promise<Impact> {
  const impacts = impactsOf.get(moment) ?? new Map<string, Impact>();
  impactsOf.set(moment, impacts);
  const key = JSON.stringify(filter);
  const known = impacts.get(key);
  if (known !== undefined) return known;
  await takeTurns();
  const impact = impactOf(moment, filter);
  impacts.set(key, impact);
  return impact;
}
