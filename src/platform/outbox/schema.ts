import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, json } from "../database.ts";

/** What is told to the outside, stored with the fact that it tells and sent once that is committed. */
export const outbox = pgTable(
  "outbox",
  {
    /** The same in every attempt, by which a receiver knows a message that it has. Sorts by time. */
    id: text().primaryKey(),
    topic: text().notNull(),
    channel: text({ enum: ["webhook", "email"] }).notNull(),
    destination: text().notNull(),
    /** Messages of one lane wait for each other's receiver, and for no other lane's. */
    lane: text().notNull(),
    /** What it was made for. A webhook is signed with the secret of its source; who may see that may see it. */
    source: text().notNull(),
    body: json("body").notNull(),
    state: text({ enum: ["pending", "delivered", "dead"] }).notNull(),
    /** Counted when one begins, so that a message that ends every process which sends it is given up as well. */
    attempts: integer().notNull(),
    createdAt: instant("created_at").notNull(),
    /** From when its attempts count: when it was made, or was last asked to be sent again. */
    queuedAt: instant("queued_at").notNull(),
    /** Of a message that is being sent: when whoever sends it counts as having died. */
    nextAttemptAt: instant("next_attempt_at").notNull(),
    deliveredAt: instant("delivered_at"),
    lastError: text("last_error"),
  },
  (table) => [
    index("outbox_due").on(table.lane, table.nextAttemptAt).where(sql`state = 'pending'`),
    index("outbox_state").on(table.state, table.id),
    index("outbox_source").on(table.source, table.id),
    index("outbox_topic").on(table.topic, table.id),
    index("outbox_destination").on(table.destination, table.id),
  ],
);
