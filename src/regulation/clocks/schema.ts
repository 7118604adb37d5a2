import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "../../platform/database.ts";

/** Before which deadlines the duty contacts were called, so that nobody is called twice. */
export const reminders = pgTable(
  "reminders",
  {
    incident: text().notNull(),
    obligation: text().notNull(),
    /** What was then the deadline: another one is called for anew. */
    dueAt: instant("due_at").notNull(),
    leadMinutes: integer("lead_minutes").notNull(),
    /** The contact's id. */
    contact: text().notNull(),
    toldAt: instant("told_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.incident, table.obligation, table.dueAt, table.leadMinutes, table.contact] }),
  ],
);
