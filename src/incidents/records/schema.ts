import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, json } from "../../platform/database.ts";

/** What people add to incidents. Rows are added, never changed: history is the rows. They move no figure, so they stand in no ledger. */
export const incidentRecords = pgTable(
  "incident_records",
  {
    /** In the order recorded. */
    number: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The incident's id as it was then. */
    incident: text().notNull(),
    kind: text().notNull(),
    /** What of that kind: a fact's name, a report's reference, the other id of a merge, a role; empty where there is one only. */
    name: text().notNull(),
    content: json("content").notNull(),
    /** The principal. */
    by: text().notNull(),
    /** By the database's clock; never decreases with `number`. */
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    index("incident_records_of").on(table.incident, table.kind, table.name, table.number),
    uniqueIndex("incident_records_sitrep").on(table.name).where(sql`kind = 'sitrep'`),
  ],
);
