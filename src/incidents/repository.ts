import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import { REGISTRATION, countOf } from "../alarms/registrations/registration.ts";
import type { Db } from "../platform/database.ts";
import { textArray } from "../platform/ledger/repository.ts";
import { ledger } from "../platform/ledger/schema.ts";
import type { Instant } from "../platform/instant.ts";
import type { ObservedCount } from "./confirmed.ts";

type Stretch = { readonly after: Instant; readonly upTo: Instant; readonly sequence: number };

/** What was counted at nodes after a moment up to and with another, in the order in which it was. */
export async function countsBetween(
  db: Db,
  nodes: readonly string[],
  { after, upTo, sequence }: Stretch,
): Promise<readonly ObservedCount[]> {
  const entries = await db
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.kind, REGISTRATION),
        sql`${ledger.subject} = any(${textArray(nodes)})`,
        gt(ledger.occurredAt, after),
        lte(ledger.occurredAt, upTo),
        lte(ledger.sequence, sequence),
      ),
    )
    .orderBy(asc(ledger.occurredAt), asc(ledger.sequence));
  return entries.map((entry) => ({ node: entry.subject, count: countOf(entry), observedAt: entry.occurredAt }));
}
