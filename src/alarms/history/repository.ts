import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import { type Db, readInstant } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { textArray } from "../../platform/ledger/repository.ts";
import { ledger } from "../../platform/ledger/schema.ts";
import type { Entry } from "../../platform/ledger/stamp.ts";

/** Entries recorded after one sequence up to and with another, of these kinds, in the order recorded. */
export async function entriesBetween(
  db: Db,
  kinds: readonly string[],
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<readonly Entry[]> {
  return await db
    .select()
    .from(ledger)
    .where(and(gt(ledger.sequence, after), lte(ledger.sequence, upTo), sql`${ledger.kind} = any(${textArray(kinds)})`))
    .orderBy(asc(ledger.sequence))
    .limit(limit);
}

/** When the earliest of some entries happened: of a kind, recorded after one sequence up to and with another. */
export async function firstOccurrence(
  db: Db,
  kind: string,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<Instant | undefined> {
  const [row] = await db
    .select({
      first: sql<Instant | null>`min(${ledger.occurredAt})`.mapWith((text: string | null) =>
        text === null ? null : readInstant(text),
      ),
    })
    .from(ledger)
    .where(and(gt(ledger.sequence, after), lte(ledger.sequence, upTo), eq(ledger.kind, kind)));
  return row?.first ?? undefined;
}

/** The last entry about subjects, each by a moment of its own. */
export async function lastEntriesAt(
  db: Db,
  of: {
    readonly kind: string;
    readonly asked: readonly { readonly subject: string; readonly at: Instant }[];
    readonly sequence: number;
  },
): Promise<readonly { readonly at: Instant; readonly entry: Entry }[]> {
  const asked = db
    .select({ name: sql<string>`name`.as("name"), moment: sql<Instant>`moment`.mapWith(readInstant).as("moment") })
    .from(sql`jsonb_to_recordset(${JSON.stringify(of.asked.map(({ subject, at }) => ({ name: subject, moment: at })))}::jsonb)
      as pair(name text, moment timestamptz)`)
    .as("asked");
  const last = db
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.kind, of.kind),
        eq(ledger.subject, asked.name),
        lte(ledger.occurredAt, asked.moment),
        lte(ledger.sequence, of.sequence),
      ),
    )
    .orderBy(desc(ledger.occurredAt), desc(ledger.sequence))
    .limit(1)
    .as("last");
  const rows = await db.select().from(asked).innerJoinLateral(last, sql`true`);
  return rows.map(({ asked: { moment }, last: entry }) => ({ at: moment, entry }));
}
