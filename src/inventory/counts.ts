import type { Range } from "../engine/index.ts";
import { type Inventory, PART_NAMES } from "./document.ts";

/** How many items each part has, and how many subscriptions there are. */
export function countParts(document: Inventory): Readonly<Record<string, number>> {
  const counts = Object.fromEntries(PART_NAMES.map((part) => [part, document[part].length]));
  return { ...counts, subscriptions: totalOf(document) };
}

/** Best estimate of all subscriptions in a document. */
export function totalOf({ segments }: Inventory): number {
  return segments.reduce((sum, { subscriptions }) => sum + pointOf(subscriptions), 0);
}

function pointOf(subscriptions: number | Range): number {
  return typeof subscriptions === "number" ? subscriptions : subscriptions.point;
}
