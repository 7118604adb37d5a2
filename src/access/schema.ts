import { index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { instant, json } from "../platform/database.ts";

/** Secrets that we gave out: API keys, break-glass credentials, browser sessions. Of the secret itself only a hash is kept. */
export const credentials = pgTable(
  "credentials",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["key", "break-glass", "session"] }).notNull(),
    name: text().notNull(),
    /** Its first characters, by which people tell it from others. */
    prefix: text().notNull(),
    /** SHA-256 of the whole secret. */
    hash: text().notNull(),
    /** Who it speaks for in the audit. */
    principal: text().notNull(),
    scopes: json("scopes").notNull(),
    /** Null: all of them. */
    operators: json("operators"),
    requestsPerMinute: integer("requests_per_minute"),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    expiresAt: instant("expires_at").notNull(),
    firstUsedAt: instant("first_used_at"),
    lastUsedAt: instant("last_used_at"),
    lastUsedFrom: text("last_used_from"),
    revokedAt: instant("revoked_at"),
    revokedBy: text("revoked_by"),
    /** Of a session: the credential that it was exchanged for, with which it ends. */
    parent: text(),
    /** The first of the keys that it succeeds; null where it is that itself. Of a session: of the credential that it was exchanged for. */
    lineage: text(),
  },
  (table) => [unique("credentials_hash").on(table.hash), index("credentials_parent").on(table.parent)],
);

/** Each lets somebody open one stream, once and soon, where no header can be sent. Of the ticket itself only a hash is kept. */
export const streamTickets = pgTable("stream_tickets", {
  /** SHA-256 of the whole ticket. */
  hash: text().primaryKey(),
  expiresAt: instant("expires_at").notNull(),
  /** The credential that it was made with, by its id; null where it was made with none of ours. */
  credential: text(),
  /** Of somebody whom the identity provider knows: who that is, and until when. Null of whom nobody asks who they are. */
  person: json("person"),
});
