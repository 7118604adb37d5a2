import { sql } from "drizzle-orm";
import { bigint, boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { instant, json } from "../database.ts";

/** Who did what, when and from where. Rows are added, never changed: the database itself refuses that. */
export const audit = pgTable("audit", {
  /** 1, 2, 3 … without a gap. */
  sequence: bigint({ mode: "number" }).primaryKey(),
  recordedAt: instant("recorded_at").notNull(),
  entry: json("entry").notNull(),
  /** Name of the key that sealed it; empty: a plain digest. */
  key: text().notNull(),
  /** Over the entry, its place and the seal before it. */
  seal: text().notNull(),
});

/** One row: the newest seal. Whoever adds to the audit holds it. */
export const auditHead = pgTable(
  "audit_head",
  {
    onlyRow: boolean("only_row").primaryKey().default(true),
    sequence: bigint({ mode: "number" }).notNull(),
    recordedAt: instant("recorded_at").notNull(),
    seal: text().notNull(),
  },
  (table) => [check("audit_head_only_row", sql`${table.onlyRow}`)],
);
