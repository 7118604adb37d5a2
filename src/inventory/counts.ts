import { z } from "zod";
import type { Range } from "../engine/index.ts";
import type { Inventory } from "./document.ts";

/** How many items each part has, and how many subscriptions there are. */
export const Counts = z
  .strictObject({
    operators: z.int(),
    areas: z.int(),
    nodes: z.int(),
    pools: z.int(),
    services: z.int(),
    profiles: z.int(),
    segments: z.int(),
    subscriptions: z.int(),
  })
  .meta({ id: "Counts" });
type Counts = z.infer<typeof Counts>;

export function countParts(document: Inventory): Counts {
  return {
    operators: document.operators.length,
    areas: document.areas.length,
    nodes: document.nodes.length,
    pools: document.pools.length,
    services: document.services.length,
    profiles: document.profiles.length,
    segments: document.segments.length,
    subscriptions: totalOf(document),
  };
}

/** Best estimate of all subscriptions in a document. */
export function totalOf({ segments }: Inventory): number {
  return segments.reduce((sum, { subscriptions }) => sum + pointOf(subscriptions), 0);
}

function pointOf(subscriptions: number | Range): number {
  return typeof subscriptions === "number" ? subscriptions : subscriptions.point;
}
