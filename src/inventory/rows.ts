import type { Inventory } from "./document.ts";
import type * as schema from "./schema.ts";

/** A document as rows of its tables, and back again without loss. */
export type InventoryRows = {
  readonly operators: readonly Row<typeof schema.operators>[];
  readonly areas: readonly Row<typeof schema.areas>[];
  readonly nodes: readonly Row<typeof schema.nodes>[];
  readonly pools: readonly Row<typeof schema.pools>[];
  readonly poolMembers: readonly Row<typeof schema.poolMembers>[];
  readonly services: readonly Row<typeof schema.services>[];
  readonly profiles: readonly Row<typeof schema.profiles>[];
  readonly profileServices: readonly Row<typeof schema.profileServices>[];
  readonly segments: readonly Row<typeof schema.segments>[];
};

type Row<Table extends { readonly $inferInsert: object }> = Omit<Table["$inferInsert"], "version" | "ordinal">;

export function rowsOf(document: Inventory): InventoryRows {
  return {
    operators: document.operators,
    areas: document.areas,
    nodes: document.nodes,
    pools: document.pools.map(({ members: _members, ...pool }) => pool),
    poolMembers: document.pools.flatMap(({ id, members }) => members.map((member) => ({ pool: id, ...member }))),
    services: document.services,
    profiles: document.profiles.map(({ id }) => ({ id })),
    profileServices: document.profiles.flatMap(({ id, services }) =>
      Object.entries(services).map(([service, requirement]) => ({ profile: id, service, requirement })),
    ),
    segments: document.segments.map(segmentRow),
  };
}

function segmentRow({ subscriptions, ...segment }: Inventory["segments"][number]): InventoryRows["segments"][number] {
  if (typeof subscriptions === "number") return { ...segment, subscriptions };
  const { low, point, high } = subscriptions;
  return { ...segment, subscriptions: point, subscriptionsLow: low, subscriptionsHigh: high };
}

export type StoredRows = {
  readonly operators: readonly (typeof schema.operators.$inferSelect)[];
  readonly areas: readonly (typeof schema.areas.$inferSelect)[];
  readonly nodes: readonly (typeof schema.nodes.$inferSelect)[];
  readonly pools: readonly (typeof schema.pools.$inferSelect)[];
  readonly poolMembers: readonly (typeof schema.poolMembers.$inferSelect)[];
  readonly services: readonly (typeof schema.services.$inferSelect)[];
  readonly profiles: readonly (typeof schema.profiles.$inferSelect)[];
  readonly profileServices: readonly (typeof schema.profileServices.$inferSelect)[];
  readonly segments: readonly (typeof schema.segments.$inferSelect)[];
};

/** Precondition: rows in the order of `ordinal`. */
export function documentOf(rows: StoredRows): Inventory {
  const membersByPool = Map.groupBy(rows.poolMembers, ({ pool }) => pool);
  const servicesByProfile = Map.groupBy(rows.profileServices, ({ profile }) => profile);
  return {
    operators: rows.operators.map(present),
    areas: rows.areas.map(present),
    nodes: nodesOf(rows.nodes),
    pools: rows.pools.map((pool) => ({
      ...present(pool),
      members: (membersByPool.get(pool.id) ?? []).map(({ node, capacity }) => present({ node, capacity })),
    })),
    services: rows.services.map(present),
    profiles: rows.profiles.map(({ id }) => ({
      id,
      services: Object.fromEntries(
        (servicesByProfile.get(id) ?? []).map(({ service, requirement }) => [service, requirement]),
      ),
    })),
    segments: rows.segments.map(segmentOf),
  };
}

export function nodesOf(rows: StoredRows["nodes"]): Inventory["nodes"] {
  return rows.map(present);
}

function segmentOf(row: StoredRows["segments"][number]): Inventory["segments"][number] {
  const { subscriptions: point, subscriptionsLow: low, subscriptionsHigh: high, ...segment } = row;
  return { ...present(segment), subscriptions: low === null || high === null ? point : { low, point, high } };
}

/** A row without its place and without the columns that the document left out. */
function present<Stored extends object>(row: Stored): Present<Stored> {
  const fields = Object.entries(row).filter(
    ([name, value]) => value !== null && name !== "version" && name !== "ordinal",
  );
  // What is left has every non-null column, so it is the row with its null columns left out.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(fields) as Present<Stored>;
}

type Present<Stored> = {
  [Name in keyof Stored as Name extends "version" | "ordinal"
    ? never
    : null extends Stored[Name]
      ? never
      : Name]: Stored[Name];
} & {
  [Name in keyof Stored as Name extends "version" | "ordinal"
    ? never
    : null extends Stored[Name]
      ? Name
      : never]?: NonNullable<Stored[Name]>;
};
