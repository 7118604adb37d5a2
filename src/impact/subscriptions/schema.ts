import { bigint, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, json } from "../../platform/database.ts";
import type { FilterLists } from "./subscription.ts";

/** Who wants to be told when a figure reaches a threshold, and what was told last. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    id: text().primaryKey(),
    name: text(),
    channel: text({ enum: ["webhook", "email"] }).notNull(),
    destination: text().notNull(),
    figure: text({ enum: ["affected", "impaired"] }).notNull(),
    bound: text({ enum: ["low", "point", "high"] }).notNull(),
    atLeast: bigint("at_least", { mode: "number" }).notNull(),
    clearedBelow: bigint("cleared_below", { mode: "number" }).notNull(),
    filter: json("filter").$type<FilterLists>().notNull(),
    /** Whose customers it is about: those of who made it. Null: all. */
    operators: json("operators").$type<readonly string[]>(),
    /** Who made it. */
    principal: text().notNull(),
    /** The key that it was made with and ends with, or its successors; null: none. */
    lineage: text(),
    createdAt: instant("created_at").notNull(),
    endsAt: instant("ends_at"),
    alarm: text({ enum: ["quiet", "raised"] }).notNull(),
    /** How often it was told that the alarm changed. */
    changes: integer().notNull(),
    /** What was known when it last changed: up to which sequence, and at which moment. */
    basisSequence: bigint("basis_sequence", { mode: "number" }).notNull(),
    basisAt: instant("basis_at").notNull(),
    /** Why it cannot be worked out at present. */
    fault: text(),
  },
  (table) => [index("subscriptions_lineage").on(table.lineage), index("subscriptions_principal").on(table.principal)],
);
