import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { instant, json } from "../database.ts";

/** A table of what a room has configured. Rows are added, never changed: what was in force at any time is in the rows. */
export function keptTable<Name extends string>(name: Name) {
  return pgTable(
    name,
    {
      /** In the order recorded. */
      number: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
      kind: text().notNull(),
      /** What of that kind; empty where there is one only. */
      name: text().notNull(),
      content: json("content").notNull(),
      /** The principal. */
      by: text().notNull(),
      /** By the database's clock; never decreases with `number`. */
      recordedAt: instant("recorded_at").notNull(),
    },
    (table) => [index(`${name}_at`).on(table.recordedAt, table.number)],
  );
}

export type KeptTable = ReturnType<typeof keptTable>;
