import { asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { PgColumn, PgSelect, PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Db } from "../platform/database.ts";
import { InstantAnswer } from "../platform/instant.ts";
import { type AsKnown, entriesAfter, entriesById, lastEntries, lastRecorded } from "../platform/ledger/repository.ts";
import type { Entry } from "../platform/ledger/stamp.ts";
import { Counts } from "./counts.ts";
import type { Inventory } from "./document.ts";
import { type InventoryRows, documentOf, nodesOf, rowsOf } from "./rows.ts";
import * as schema from "./schema.ts";

/** What the ledger keeps of an inventory version. */
const VersionContent = z.object({
  counts: Counts,
  /** Digest of each part as accepted, to tell later whether a stored row was altered. */
  digests: z.record(z.string(), z.string()),
});

/** A stored version, as it is listed. */
export const VersionAnswer = z
  .strictObject({
    version: z.int(),
    effectiveFrom: InstantAnswer,
    sequence: z.int(),
    recordedAt: InstantAnswer,
    counts: Counts,
  })
  .meta({ id: "Version" });

export type Version = z.infer<typeof VersionContent> &
  Pick<Entry, "sequence" | "recordedAt"> & {
    readonly version: number;
    readonly effectiveFrom: string;
  };

export const INVENTORY = "inventory";

function versionOf({ id, occurredAt, sequence, recordedAt, content }: Entry): Version {
  return { version: Number(id), effectiveFrom: occurredAt, sequence, recordedAt, ...VersionContent.parse(content) };
}

/** All versions, the oldest first. */
export async function listVersions(db: Db): Promise<readonly Version[]> {
  return (await entriesAfter(db, { kind: INVENTORY, after: 0, limit: Number.MAX_SAFE_INTEGER })).map(versionOf);
}

export async function findVersion(db: Db, version: number): Promise<Version | undefined> {
  return (await entriesById(db, INVENTORY, [String(version)])).map(versionOf)[0];
}

/** Until the end of the transaction nobody else stores a version. Always taken before the ledger's head is. */
export async function lockVersions(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('headcount inventory versions'))`);
}

export async function newestVersion(db: Db): Promise<Version | undefined> {
  const newest = await lastRecorded(db, INVENTORY);
  return newest === undefined ? undefined : versionOf(newest);
}

/** The version in force at a moment, as known at a sequence. */
export async function versionInForce(db: Db, moment: AsKnown): Promise<Version | undefined> {
  return (await lastEntries(db, { kind: INVENTORY, subjects: [""] }, moment)).map(versionOf)[0];
}

/** Whether any stored version has these nodes: those that none has. */
export async function unknownNodes(db: Db, nodes: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = sql`jsonb_array_elements_text(${JSON.stringify([...new Set(nodes)])}::jsonb)`;
  const known = db.select({ one: sql`1` }).from(schema.nodes).where(eq(schema.nodes.id, sql`asked.id`));
  const rows = await db
    .select({ id: sql<string>`asked.id` })
    .from(sql`${asked} as asked(id)`)
    .where(sql`not exists ${known}`);
  return new Set(rows.map(({ id }) => id));
}

/** Nodes as the newest version that has them tells of them. */
export async function findNodes(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Inventory["nodes"][number]>> {
  const rows = await db
    .selectDistinctOn([schema.nodes.id])
    .from(schema.nodes)
    .where(sql`${schema.nodes.id} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`)
    .orderBy(schema.nodes.id, desc(schema.nodes.version));
  return new Map(nodesOf(rows).map((node) => [node.id, node]));
}

const TABLES = {
  operators: schema.operators,
  areas: schema.areas,
  nodes: schema.nodes,
  pools: schema.pools,
  poolMembers: schema.poolMembers,
  services: schema.services,
  profiles: schema.profiles,
  profileServices: schema.profileServices,
  segments: schema.segments,
} as const satisfies Record<keyof InventoryRows, PgTable>;

/** Stores a document's rows, a statement for each table. */
export async function insertDocument(tx: Db, version: number, document: Inventory): Promise<void> {
  const rows = rowsOf(document);
  for (const part of PARTS_IN_ORDER) await insertRows(tx, TABLES[part], place(rows[part], version));
}

/** Each after those that its rows refer to. */
const PARTS_IN_ORDER = [
  "operators",
  "areas",
  "nodes",
  "pools",
  "poolMembers",
  "services",
  "profiles",
  "profileServices",
  "segments",
] as const satisfies readonly (keyof InventoryRows)[];

function place(rows: readonly object[], version: number): readonly object[] {
  return rows.map((row, ordinal) => ({ ...row, version, ordinal }));
}

async function insertRows(tx: Db, table: PgTable, rows: readonly object[]): Promise<void> {
  const columns: Readonly<Record<string, PgColumn>> = getTableColumns(table);
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columns[field]?.name ?? field, value])),
  );
  const json = JSON.stringify(named);
  await tx.execute(sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${json}::jsonb)`);
}

/** A stored document, as it stands in the tables now. */
export async function loadDocument(db: Db, version: number): Promise<Inventory> {
  const rows = async <Query extends PgSelect>(query: Query, { version: column, ordinal }: Versioned) =>
    await query.where(eq(column, version)).orderBy(asc(ordinal));
  return documentOf({
    operators: await rows(db.select().from(TABLES.operators).$dynamic(), TABLES.operators),
    areas: await rows(db.select().from(TABLES.areas).$dynamic(), TABLES.areas),
    nodes: await rows(db.select().from(TABLES.nodes).$dynamic(), TABLES.nodes),
    pools: await rows(db.select().from(TABLES.pools).$dynamic(), TABLES.pools),
    poolMembers: await rows(db.select().from(TABLES.poolMembers).$dynamic(), TABLES.poolMembers),
    services: await rows(db.select().from(TABLES.services).$dynamic(), TABLES.services),
    profiles: await rows(db.select().from(TABLES.profiles).$dynamic(), TABLES.profiles),
    profileServices: await rows(db.select().from(TABLES.profileServices).$dynamic(), TABLES.profileServices),
    segments: await rows(db.select().from(TABLES.segments).$dynamic(), TABLES.segments),
  });
}

type Versioned = { readonly version: PgColumn; readonly ordinal: PgColumn };
