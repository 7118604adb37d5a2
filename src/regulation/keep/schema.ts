import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { instant, json } from "../../platform/database.ts";

/** What is configured of regulation. Rows are added, never changed: what was in force at any time is in the rows. */
export const regulationRecords = pgTable(
  "regulation_records",
  {
    /** In the order recorded. */
    number: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    /** What of that kind: a pack's id, a rule's, a recipient's; empty of the base tables, of which there is one set. */
    name: text().notNull(),
    content: json("content").notNull(),
    /** The principal. */
    by: text().notNull(),
    /** By the database's clock; never decreases with `number`. */
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [index("regulation_records_at").on(table.recordedAt, table.number)],
);
