import { randomBytes } from "node:crypto";
import { readClock } from "../../platform/repository.ts";
import type { Moment } from "../../alarms/moment.ts";
import { unknownParts } from "../../inventory/unknown-parts.ts";
import { tell, type Witness } from "../../platform/app-env.ts";
import type { Db } from "../../platform/database.ts";
import { AppError, refusal } from "../../platform/errors.ts";
import { BEGINNING_OF_TIME, compareInstants, plusMilliseconds } from "../../platform/instant.ts";
import type { Offence } from "../../platform/offences.ts";
import { canonical, refusalOf } from "../../platform/outbox/allowed.ts";
import { enqueue, listMessages, withdraw } from "../../platform/outbox/repository.ts";
import type { OutboxSettings } from "../../platform/outbox/settings.ts";
import { secretOf } from "../../platform/outbox/signature.ts";
import { messageOfTest } from "./message.ts";
import { type Owner, endOf } from "./owner.ts";
import { countSubscriptions, deleteSubscription, insertSubscription, lockSubscription } from "./repository.ts";
import { type Subscription, type SubscriptionRequest, destinationOf, sourceOf } from "./subscription.ts";

/** Of one owner. */
const MOST_OF_OWNER = 100;

/** Each may be an estimate of its own whenever anything changes. */
const MOST_OF_ALL = 1_000;

const TEST_AGAIN_MILLISECONDS = 60_000;

export type Subscriber = { readonly owner: Owner; readonly witness: Witness };

/** 422 with every offence: a destination that nothing is sent to, what the filter names and the inventory does not have. */
export function checkRequest(request: SubscriptionRequest, { document }: Moment, outbox: OutboxSettings): void {
  const destination = destinationOf(request.to);
  const refused = refusalOf(destination, outbox);
  const offences: readonly Offence[] = [
    ...(refused === undefined ? [] : [{ path: `to.${destination.channel}`, message: refused }]),
    ...unknownParts(request.filter, document).map(({ path, message }) => ({ path: `filter.${path}`, message })),
  ];
  if (offences.length > 0) throw refusal(offences);
}

/** Stores a checked request. */
export async function subscribe(
  db: Db,
  { to, when, name, filter }: SubscriptionRequest,
  { owner, witness }: Subscriber,
): Promise<Subscription> {
  const { channel, destination } = destinationOf(to);
  return await db.transaction(async (tx) => {
    const { own, all } = await countSubscriptions(tx, owner);
    if (own >= MOST_OF_OWNER) throw new AppError("conflict", `There are ${own} subscriptions of yours already.`);
    if (all >= MOST_OF_ALL) throw new AppError("conflict", `There are ${all} subscriptions already.`);
    const now = await readClock(tx);
    const subscription: Subscription = {
      id: randomBytes(9).toString("base64url"),
      name: name ?? null,
      channel,
      destination: canonical({ channel, destination }),
      ...when,
      filter,
      ...owner,
      createdAt: now,
      endsAt: endOf(owner, now),
      standing: { alarm: "quiet", changes: 0, basis: { sequence: 0, at: BEGINNING_OF_TIME } },
      fault: null,
    };
    await insertSubscription(tx, subscription);
    await tell(tx, witness, { subscription: subscription.id, name, channel, when, filter });
    return subscription;
  });
}

export function isSubscriptionId(text: string): boolean {
  return /^[\w-]{12}$/.test(text);
}

/** What its webhooks are signed with; null where it is by e-mail, which is not signed. */
export function secretFor(subscription: Subscription, { webhooks }: OutboxSettings): string | null {
  if (subscription.channel === "email" || webhooks === undefined) return null;
  return secretOf(webhooks.key, sourceOf(subscription));
}

/** Ends a subscription, and what of it was still to be sent. */
export async function unsubscribe(db: Db, subscription: Subscription, witness: Witness): Promise<void> {
  await db.transaction(async (tx) => {
    await deleteSubscription(tx, subscription.id);
    await withdraw(tx, [sourceOf(subscription)], "the subscription was deleted");
    await tell(tx, witness, { unsubscribed: subscription.id });
  });
}

/** Has a test message sent, at most one a minute, since whoever gets it may not have asked; gives its id. */
export async function sendTest(db: Db, { id }: Subscription, witness: Witness): Promise<string> {
  return await db.transaction(async (tx) => {
    const subscription = await lockSubscription(tx, id);
    if (subscription === undefined) throw noSubscription();
    const now = await readClock(tx);
    const message = messageOfTest(subscription, now);
    const [last] = await listMessages(tx, { source: message.source, topics: [message.topic], limit: 1 });
    const earliest = plusMilliseconds(now, -TEST_AGAIN_MILLISECONDS);
    if (last !== undefined && compareInstants(last.createdAt, earliest) > 0)
      throw new AppError("too-many-requests", "A test message was sent less than a minute ago.");
    const [sent = ""] = await enqueue(tx, [message]);
    await tell(tx, witness, { tested: id, message: sent });
    return sent;
  });
}

export function noSubscription(): AppError {
  return new AppError("not-found", "There is no subscription of yours with this id.");
}
