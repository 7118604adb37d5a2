import { type Instant, compareInstants, instantFrom } from "../platform/instant.ts";

/** How many subscribers were attached to a node. */
export type ObservedCount = { readonly node: string; readonly count: number; readonly observedAt: Instant };

const HOUR_MILLISECONDS = 3_600_000;
const WEEK_MILLISECONDS = 7 * 24 * HOUR_MILLISECONDS;

/** How far before the end of an outage counts are looked for to compare with. */
export const COMPARED_MILLISECONDS = WEEK_MILLISECONDS + 24 * HOUR_MILLISECONDS;

/** Of what was there in the same hour a week before, so much is taken for all. */
const ENOUGH = 0.95;

/**
 * When customers had come back: at every node at which subscribers are counted they were counted after `to`, and all together
 * they are at least 95 % of the last counts in the same hours (UTC) a week before. Undefined where that cannot be said.
 * `counts` in the order observed.
 */
export function confirmedAt(to: Instant, counts: readonly ObservedCount[]): Instant | undefined {
  const before = counts.filter(({ observedAt }) => compareInstants(observedAt, to) <= 0);
  const nodes = new Set(before.map(({ node }) => node));
  if (nodes.size === 0) return undefined;
  const lastByHour = new Map(before.map((count) => [hourOf(count.node, Date.parse(count.observedAt)), count.count]));
  const present = new Map<string, ObservedCount>();
  const isEnough = (): boolean => {
    const compared = [...present.values()].map(({ node, count, observedAt }) => ({
      count,
      usual: lastByHour.get(hourOf(node, Date.parse(observedAt) - WEEK_MILLISECONDS)),
    }));
    if (compared.length < nodes.size || compared.some(({ usual }) => usual === undefined)) return false;
    return sum(compared.map(({ count }) => count)) >= ENOUGH * sum(compared.map(({ usual = 0 }) => usual));
  };
  for (const count of counts.filter(({ node, observedAt }) => nodes.has(node) && compareInstants(observedAt, to) > 0)) {
    present.set(count.node, count);
    if (isEnough()) return count.observedAt;
  }
  return undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A node and an hour, by when it began. */
function hourOf(node: string, milliseconds: number): string {
  return `${instantFrom(new Date(Math.floor(milliseconds / HOUR_MILLISECONDS) * HOUR_MILLISECONDS))} ${node}`;
}
