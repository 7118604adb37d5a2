import { z } from "zod";
import { IF_MATCH } from "../platform/if-match.ts";
import type { Description } from "../platform/openapi/route.ts";
import { InventoryDiff } from "./diff.ts";
import { Inventory, PART_NAMES, PARTS } from "./document.ts";
import { PutAnswer } from "./put.ts";
import { VersionAnswer } from "./repository.ts";

/** The routes of the inventory, as their callers are told of them. */

const document: Inventory = {
  operators: [{ id: "example", name: "Example Mobile", kind: "mno", country: "GB" }],
  areas: [{ id: "GB", name: "United Kingdom", kind: "country", country: "GB" }],
  nodes: [
    { id: "mme-1", name: "MME 1", function: "MME", operator: "example", softwareRelease: "1.4" },
    { id: "mme-2", name: "MME 2", function: "MME", operator: "example", softwareRelease: "1.5" },
  ],
  pools: [
    {
      id: "mme-pool",
      name: "MME pool",
      function: "MME",
      policy: "partitioned",
      members: [{ node: "mme-1" }, { node: "mme-2", capacity: 2 }],
    },
  ],
  services: [{ id: "data", name: "Mobile data", kind: "data" }],
  profiles: [{ id: "phone", services: { data: "mme-pool" } }],
  segments: [
    {
      id: "consumer",
      operator: "example",
      area: "GB",
      customerClass: "consumer",
      profile: "phone",
      subscriptions: { low: 900_000, point: 1_000_000, high: 1_100_000 },
      asOf: "2026-09-30",
      source: "Billing, end of quarter",
    },
  ],
};

const stored = {
  version: 1,
  effectiveFrom: "0001-01-01T00:00:00Z",
  counts: {
    operators: 1,
    areas: 1,
    nodes: 2,
    pools: 1,
    services: 1,
    profiles: 1,
    segments: 1,
    subscriptions: 1_000_000,
  },
  warnings: [],
};

export const putInventory: Description = {
  operationId: "putInventory",
  summary: "Store a version of the inventory",
  description:
    "Without `effectiveFrom` it holds from now on, the first version from the beginning of time. `recordedAt` is for replays.",
  tag: "Inventory",
  headers: {
    "If-Match": IF_MATCH,
  },
  example: { query: { dryRun: true }, body: document },
  answers: {
    200: { description: "Nothing new: a dry run, or what the newest version says", schema: PutAnswer, example: stored },
    201: { description: "Stored", schema: PutAnswer, example: stored },
  },
  problems: [412],
};

export const getInventory: Description = {
  operationId: "getInventory",
  summary: "The inventory in force, or a version of it",
  tag: "Inventory",
  answers: { 200: { description: "The document as it was stored", schema: Inventory, example: document } },
  problems: [404],
};

export const listVersions: Description = {
  operationId: "listInventoryVersions",
  summary: "All versions of the inventory, the oldest first",
  tag: "Inventory",
  answers: {
    200: {
      description: "The versions",
      schema: z.strictObject({ versions: z.array(VersionAnswer).readonly() }),
      example: {
        versions: [
          {
            version: 1,
            effectiveFrom: "0001-01-01T00:00:00Z",
            sequence: 1,
            recordedAt: "2018-12-06T00:00:00Z",
            counts: stored.counts,
          },
        ],
      },
    },
  },
};

const nothing = { added: [], removed: [], changed: [] };

export const diffInventory: Description = {
  operationId: "diffInventory",
  summary: "What changed between two versions of the inventory",
  tag: "Inventory",
  example: { query: { from: 1, to: 1 } },
  answers: {
    200: {
      description: "Part by part, item by item, field by field",
      schema: z
        .strictObject({ from: z.int(), to: z.int(), ...InventoryDiff.shape })
        .meta({ id: "InventoryDifference" }),
      example: {
        from: 1,
        to: 2,
        parts: {
          operators: nothing,
          areas: nothing,
          nodes: {
            added: ["mme-3"],
            removed: [],
            changed: [{ id: "mme-1", fields: [{ field: "softwareRelease", from: "1.4", to: "1.5" }] }],
          },
          pools: nothing,
          services: nothing,
          profiles: nothing,
          segments: nothing,
        },
        subscriptions: { from: 1_000_000, to: 1_000_000 },
      },
    },
  },
  problems: [404],
};

export const getPart: Description = {
  operationId: "getInventoryPart",
  summary: "One part of the inventory, also as CSV",
  tag: "Inventory",
  params: { part: z.enum(PART_NAMES) },
  example: { params: { part: "operators" } },
  answers: {
    200: {
      description: "Its items; as CSV by `format=csv` or `Accept: text/csv`",
      schema: z.union(Object.values(PARTS).map((part) => z.array(part))),
      example: document.operators,
      text: ["text/csv"],
    },
  },
};
