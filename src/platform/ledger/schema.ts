import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { instant, json } from "../database.ts";

/** Everything that can move a figure, in the order in which we were told. Rows are added, never changed. */
export const ledger = pgTable(
  "ledger",
  {
    /** 1, 2, 3 … without a gap. */
    sequence: bigint({ mode: "number" }).primaryKey(),
    /** When we were told; never decreases. */
    recordedAt: instant("recorded_at").notNull(),
    /** The sender stated `recordedAt` (a replay). */
    isStated: boolean("is_stated").notNull(),
    kind: text().notNull(),
    /** The sender's name for it, once per kind: the id of an event, the number of an inventory version. */
    id: text().notNull(),
    /** What it is about: a node; empty for an inventory. */
    subject: text().notNull(),
    /** When it happened or takes effect. */
    occurredAt: instant("occurred_at").notNull(),
    content: json("content").notNull(),
  },
  (table) => [
    unique("ledger_kind_id").on(table.kind, table.id),
    index("ledger_last_of_subject").on(table.kind, table.subject, table.occurredAt, table.sequence),
    index("ledger_last_known_state")
      .on(table.subject, table.occurredAt, table.sequence)
      .where(sql`kind = 'event' and content ->> 'state' <> 'unknown'`),
    index("ledger_occurred").on(table.kind, table.occurredAt),
    index("ledger_recorded").on(table.recordedAt, table.sequence),
  ],
);

/** One row: the newest sequence. Whoever adds to the ledger holds it, so that order of commit is order of sequence. */
export const ledgerHead = pgTable(
  "ledger_head",
  {
    onlyRow: boolean("only_row").primaryKey().default(true),
    sequence: bigint({ mode: "number" }).notNull(),
    recordedAt: instant("recorded_at").notNull(),
    /** Every entry so far stated its own `recordedAt`. */
    areAllStated: boolean("are_all_stated").notNull(),
  },
  (table) => [check("ledger_head_only_row", sql`${table.onlyRow}`)],
);
