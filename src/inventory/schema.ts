import {
  bigint,
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import type { Requirement } from "../engine/index.ts";
import { json } from "../platform/database.ts";

/** The tables of an inventory document. Rows belong to one version and never change; `ordinal` is the place in the document. */

const versioned = { version: integer().notNull(), ordinal: integer().notNull() };

export const operators = pgTable(
  "operators",
  {
    ...versioned,
    id: text().notNull(),
    name: text().notNull(),
    kind: text().$type<"mno" | "brand" | "mvno" | "iot">().notNull(),
    country: text().notNull(),
    host: text(),
    plmns: json("plmns").$type<string[]>(),
  },
  (table) => [primaryKey({ columns: [table.version, table.id] })],
);

export const areas = pgTable(
  "areas",
  {
    ...versioned,
    id: text().notNull(),
    name: text().notNull(),
    parent: text(),
    kind: text(),
    country: text(),
    setting: text().$type<"urban" | "semi-urban" | "rural">(),
    remoteness: text().$type<"major-city" | "regional" | "remote">(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
  },
  (table) => [primaryKey({ columns: [table.version, table.id] })],
);

export const nodes = pgTable(
  "nodes",
  {
    ...versioned,
    id: text().notNull(),
    name: text().notNull(),
    function: text().notNull(),
    operator: text().notNull(),
    vendor: text(),
    product: text(),
    softwareRelease: text("software_release"),
    site: text(),
    certificateExpiresAt: text("certificate_expires_at"),
    supportEndsAt: text("support_ends_at"),
    requires: json("requires").$type<Requirement>(),
    externalIds: json("external_ids").$type<string[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.version, table.id] }),
    index("nodes_id").on(table.id),
    foreignKey({ columns: [table.version, table.operator], foreignColumns: [operators.version, operators.id] }),
  ],
);

export const pools = pgTable(
  "pools",
  {
    ...versioned,
    id: text().notNull(),
    name: text().notNull(),
    function: text().notNull(),
    policy: text().$type<"partitioned" | "shared" | "redundant">().notNull(),
    needed: doublePrecision(),
    reattachPerMinute: doublePrecision("reattach_per_minute"),
  },
  (table) => [primaryKey({ columns: [table.version, table.id] })],
);

/** `node` is a node or a pool. */
export const poolMembers = pgTable(
  "pool_members",
  { ...versioned, pool: text().notNull(), node: text().notNull(), capacity: doublePrecision() },
  (table) => [
    primaryKey({ columns: [table.version, table.pool, table.node] }),
    foreignKey({ columns: [table.version, table.pool], foreignColumns: [pools.version, pools.id] }),
  ],
);

export const services = pgTable(
  "services",
  {
    ...versioned,
    id: text().notNull(),
    name: text().notNull(),
    kind: text().$type<"data" | "voice" | "sms" | "emergency" | "relay" | "iot">().notNull(),
    customerFacing: boolean("customer_facing"),
  },
  (table) => [primaryKey({ columns: [table.version, table.id] })],
);

export const profiles = pgTable("profiles", { ...versioned, id: text().notNull() }, (table) => [
  primaryKey({ columns: [table.version, table.id] }),
]);

export const profileServices = pgTable(
  "profile_services",
  {
    ...versioned,
    profile: text().notNull(),
    service: text().notNull(),
    requirement: json("requirement").$type<Requirement>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.version, table.profile, table.service] }),
    foreignKey({ columns: [table.version, table.profile], foreignColumns: [profiles.version, profiles.id] }),
    foreignKey({ columns: [table.version, table.service], foreignColumns: [services.version, services.id] }),
  ],
);

export const segments = pgTable(
  "segments",
  {
    ...versioned,
    id: text().notNull(),
    operator: text().notNull(),
    area: text().notNull(),
    customerClass: text("customer_class").notNull(),
    profile: text().notNull(),
    /** Best estimate; with a range also its ends. */
    subscriptions: bigint({ mode: "number" }).notNull(),
    subscriptionsLow: bigint("subscriptions_low", { mode: "number" }),
    subscriptionsHigh: bigint("subscriptions_high", { mode: "number" }),
    asOf: date("as_of", { mode: "string" }).notNull(),
    source: text().notNull(),
    assumed: boolean(),
    priority: text(),
  },
  (table) => [
    primaryKey({ columns: [table.version, table.id] }),
    foreignKey({ columns: [table.version, table.operator], foreignColumns: [operators.version, operators.id] }),
    foreignKey({ columns: [table.version, table.area], foreignColumns: [areas.version, areas.id] }),
    foreignKey({ columns: [table.version, table.profile], foreignColumns: [profiles.version, profiles.id] }),
  ],
);
