import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, json } from "../../platform/database.ts";
import type { Select } from "../../inventory/select.ts";

/** Feeds as they are watched now. What figures stand on is in the ledger; only when each was heard last is here alone. */
export const feeds = pgTable("feeds", {
  id: text().primaryKey(),
  covers: json("covers").$type<Select>().notNull(),
  heartbeatSeconds: integer("heartbeat_seconds").notNull(),
  configuredAt: instant("configured_at").notNull(),
  lastHeardAt: instant("last_heard_at").notNull(),
  silentSince: instant("silent_since"),
});
