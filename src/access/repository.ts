import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { type Db, readInstant } from "../platform/database.ts";
import { type Instant, compareInstants } from "../platform/instant.ts";
import { Scope } from "../platform/principal.ts";
import type { Credential, Found } from "./credential.ts";
import { credentials, streamTickets } from "./schema.ts";
import { isSameHash } from "./secret.ts";

type Row = typeof credentials.$inferSelect;

const Operators = z.array(z.string()).nullable();

function credentialOf({ scopes, operators, ...row }: Row): Credential {
  return { ...row, scopes: z.array(Scope).parse(scopes), operators: Operators.parse(operators) ?? "all" };
}

function rowOf({ operators, ...credential }: Credential): typeof credentials.$inferInsert {
  return { ...credential, operators: operators === "all" ? null : operators };
}

export async function insertCredential(tx: Db, credential: Credential): Promise<void> {
  await tx.insert(credentials).values(rowOf(credential));
}

const clock = sql<Instant>`clock_timestamp()`.mapWith(readInstant);

/** The credential of a secret, by its hash, and the time. A session ends with the credential that it was exchanged for. */
export async function findByHash(db: Db, hash: string): Promise<Found | undefined> {
  const rows = await db
    .select({ credential: credentials, now: clock })
    .from(credentials)
    .where(
      or(
        eq(credentials.hash, hash),
        sql`${credentials.id} = (select parent from ${credentials} as session where session.hash = ${hash})`,
      ),
    );
  const found = rows.find((row) => isSameHash(row.credential.hash, hash));
  const parent = rows.find((row) => row !== found);
  if (found === undefined) return undefined;
  const row = parent === undefined ? found.credential : endingWith(found.credential, parent.credential);
  const isGlass = rows.some(({ credential }) => credential.kind === "break-glass");
  return { credential: credentialOf(row), isGlass, now: found.now };
}

function endingWith(session: Row, parent: Row): Row {
  const expiresAt = compareInstants(parent.expiresAt, session.expiresAt) < 0 ? parent.expiresAt : session.expiresAt;
  return { ...session, revokedAt: session.revokedAt ?? parent.revokedAt, expiresAt };
}

export async function findCredential(
  db: Db,
  id: string,
): Promise<{ readonly credential: Credential; readonly now: Instant } | undefined> {
  const [row] = await db
    .select({ credential: credentials, now: clock })
    .from(credentials)
    .where(eq(credentials.id, id));
  return row === undefined ? undefined : { credential: credentialOf(row.credential), now: row.now };
}

/** Of a credential and of the sessions that it was exchanged for, as far as they have not ended by themselves. */
export async function hashesOf(db: Db, id: string): Promise<readonly string[]> {
  const rows = await db
    .select({ hash: credentials.hash })
    .from(credentials)
    .where(or(eq(credentials.id, id), and(eq(credentials.parent, id), gt(credentials.expiresAt, clock))));
  return rows.map(({ hash }) => hash);
}

/** All of them, the oldest first. */
export async function listCredentials(db: Db): Promise<readonly Credential[]> {
  return (await db.select().from(credentials).orderBy(asc(credentials.createdAt), asc(credentials.id))).map(
    credentialOf,
  );
}

/** Whether a key was ever made here. */
export async function hasCredentials(db: Db): Promise<boolean> {
  return (await db.select({ one: sql`1` }).from(credentials).limit(1)).length > 0;
}

/** Ends a credential and the sessions that it was exchanged for; false where it was revoked before. */
export async function revokeCredential(tx: Db, id: string, by: string): Promise<boolean> {
  const revoked = await tx
    .update(credentials)
    .set({ revokedAt: clock, revokedBy: by })
    .where(sql`${credentials.id} = ${id} and ${credentials.revokedAt} is null`)
    .returning({ id: credentials.id });
  return revoked.length > 0;
}

/** Of lineages those that a key still holds, the first or one that succeeded it. */
export async function activeLineages(db: Db, lineages: readonly string[]): Promise<ReadonlySet<string>> {
  if (lineages.length === 0) return new Set();
  const lineage = sql<string>`coalesce(${credentials.lineage}, ${credentials.id})`;
  const rows = await db
    .select({ lineage })
    .from(credentials)
    .where(sql`
    ${lineage} = any(array(select jsonb_array_elements_text(${JSON.stringify(lineages)}::jsonb)))
    and kind <> 'session' and revoked_at is null and expires_at > clock_timestamp()`);
  return new Set(rows.map((row) => row.lineage));
}

/** Of credentials, by their ids, those that still let in: a session as long as the credential that it was exchanged for. */
export async function activeCredentials(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: credentials.id })
    .from(credentials)
    .where(sql`
    ${credentials.id} = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))
    and revoked_at is null and expires_at > clock_timestamp()
    and not exists (select 1 from ${credentials} as origin where origin.id = ${credentials.parent}
      and (origin.revoked_at is not null or origin.expires_at <= clock_timestamp()))`);
  return new Set(rows.map(({ id }) => id));
}

export type NewTicket = typeof streamTickets.$inferInsert;

export async function insertTicket(db: Db, ticket: NewTicket): Promise<void> {
  await db.insert(streamTickets).values(ticket);
}

/** What a ticket was made with, which is then spent; undefined where there is none, or no more. */
export async function takeTicket(
  db: Db,
  hash: string,
): Promise<{ readonly credential: string | null; readonly person: unknown } | undefined> {
  const [taken] = await db
    .delete(streamTickets)
    .where(and(eq(streamTickets.hash, hash), gt(streamTickets.expiresAt, clock)))
    .returning({ credential: streamTickets.credential, person: streamTickets.person });
  return taken;
}

/** Those that nobody used in time. */
export async function deleteOldTickets(db: Db): Promise<void> {
  await db.delete(streamTickets).where(sql`expires_at < clock_timestamp()`);
}

export async function setExpiry(tx: Db, id: string, expiresAt: Instant): Promise<void> {
  await tx.update(credentials).set({ expiresAt }).where(eq(credentials.id, id));
}

/** The first use of a break-glass credential starts its last hours; false where another request was first. */
export async function breakGlass(tx: Db, { id }: Pick<Credential, "id">, expiresAt: Instant): Promise<boolean> {
  const broken = await tx
    .update(credentials)
    .set({ firstUsedAt: clock, lastUsedAt: clock, expiresAt })
    .where(sql`${credentials.id} = ${id} and ${credentials.firstUsedAt} is null`)
    .returning({ id: credentials.id });
  return broken.length > 0;
}

export type Use = { readonly id: string; readonly from: string };

/** Notes when and from where credentials were last used. */
export async function recordUses(tx: Db, uses: readonly Use[]): Promise<void> {
  const used = sql`jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as used(id text, "from" text)`;
  await tx.execute(sql`
    update ${credentials} set last_used_at = clock_timestamp(), last_used_from = used."from",
      first_used_at = coalesce(first_used_at, clock_timestamp())
    from ${used} where ${credentials}.id = used.id`);
}

/** Sessions that ended over a week ago: nobody asks for them any more, and the audit has their story. */
export async function deleteOldSessions(db: Db): Promise<number> {
  const deleted = await db
    .delete(credentials)
    .where(sql`kind = 'session' and expires_at < clock_timestamp() - interval '7 days'`)
    .returning({ id: credentials.id });
  return deleted.length;
}
