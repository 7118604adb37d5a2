import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { activeLineages } from "../../access/repository.ts";
import { readClock } from "../../platform/repository.ts";
import type { Db } from "../../platform/database.ts";
import { compareInstants } from "../../platform/instant.ts";
import type { Standing } from "./hysteresis.ts";
import type { Owner } from "./owner.ts";
import { subscriptions } from "./schema.ts";
import type { Judged, Subscription } from "./subscription.ts";

type Row = typeof subscriptions.$inferSelect;

function subscriptionOf({ operators, alarm, changes, basisSequence, basisAt, ...row }: Row): Subscription {
  const basis = { sequence: basisSequence, at: basisAt };
  return { ...row, operators: operators ?? "all", standing: { alarm, changes, basis } };
}

export async function insertSubscription(tx: Db, subscription: Subscription): Promise<void> {
  const { operators, standing, ...row } = subscription;
  await tx
    .insert(subscriptions)
    .values({ ...row, operators: operators === "all" ? null : operators, ...columnsOf(standing) });
}

function columnsOf({ alarm, changes, basis }: Standing) {
  return { alarm, changes, basisSequence: basis.sequence, basisAt: basis.at };
}

/** All of them, the oldest first, each with whether it is still followed. */
export async function listSubscriptions(db: Db): Promise<readonly Judged[]> {
  const rows = await db.select().from(subscriptions).orderBy(asc(subscriptions.createdAt), asc(subscriptions.id));
  return await judge(db, rows);
}

export async function findSubscription(db: Db, id: string): Promise<Judged | undefined> {
  return (await judge(db, await db.select().from(subscriptions).where(eq(subscriptions.id, id))))[0];
}

async function judge(db: Db, rows: readonly Row[]): Promise<readonly Judged[]> {
  if (rows.length === 0) return [];
  const lineages = rows.flatMap(({ lineage }) => lineage ?? []);
  const [active, now] = await Promise.all([activeLineages(db, lineages), readClock(db)]);
  return rows.map((row) => ({
    subscription: subscriptionOf(row),
    isActive:
      (row.endsAt === null || compareInstants(now, row.endsAt) < 0) &&
      (row.lineage === null || active.has(row.lineage)),
  }));
}

export async function countSubscriptions(db: Db, { principal, lineage }: Pick<Owner, "principal" | "lineage">) {
  const isOwn =
    lineage === null
      ? and(eq(subscriptions.principal, principal), isNull(subscriptions.lineage))
      : eq(subscriptions.lineage, lineage);
  const [own, all] = await Promise.all([db.$count(subscriptions, isOwn), db.$count(subscriptions)]);
  return { own, all };
}

/** Held until the end of the transaction: nobody else can say what it tells. Undefined where it is gone. */
export async function lockSubscription(tx: Db, id: string): Promise<Subscription | undefined> {
  const [row] = await tx.select().from(subscriptions).where(eq(subscriptions.id, id)).for("update");
  return row === undefined ? undefined : subscriptionOf(row);
}

export async function saveStanding(tx: Db, id: string, standing: Standing): Promise<void> {
  await tx.update(subscriptions).set(columnsOf(standing)).where(eq(subscriptions.id, id));
}

export async function saveFault(db: Db, id: string, fault: string | null): Promise<void> {
  await db
    .update(subscriptions)
    .set({ fault })
    .where(and(eq(subscriptions.id, id), sql`${subscriptions.fault} is distinct from ${fault}`));
}

export async function deleteSubscription(tx: Db, id: string): Promise<void> {
  await tx.delete(subscriptions).where(eq(subscriptions.id, id));
}
