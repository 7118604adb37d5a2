import { isAtLeast } from "../engine/index.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import type { Inventory } from "./document.ts";
import { type Salvaged, knownIds } from "./salvage.ts";

type PoolItem = Salvaged["pools"][number];

export function checkPools(salvaged: Salvaged): readonly Offence[] {
  const known = knownIds(salvaged, ["nodes", "pools"]);
  return salvaged.pools.flatMap((pool) => [...checkMembers(pool, known), ...checkNeeded(pool)]);
}

function checkMembers(
  { path, item: { members = [] } }: PoolItem,
  known: ReadonlySet<string> | undefined,
): readonly Offence[] {
  const met = new Set<string>();
  return members.flatMap(({ node }, index) => {
    if (node === undefined) return [];
    const isTwice = met.has(node);
    met.add(node);
    const at = formatPath([...path, "members", index, "node"]);
    if (isTwice) return [{ path: at, message: `"${node}" is a member twice` }];
    return (known?.has(node) ?? true) ? [] : [{ path: at, message: `no node "${node}"` }];
  });
}

function checkNeeded({ path, item }: PoolItem): readonly Offence[] {
  const total = totalOf(item);
  const at = formatPath([...path, "needed"]);
  if (total === Number.POSITIVE_INFINITY)
    return [{ path: formatPath([...path, "members"]), message: "have more capacity than can be added up" }];
  const message = offenceOfNeeded(item, total);
  return message === undefined ? [] : [{ path: at, message }];
}

/** Undefined where there are no members or a capacity could not be read. */
function totalOf({ members = [] }: PoolItem["item"]): number | undefined {
  const isReadable = members.every((member) => !("capacity" in member) || member.capacity !== undefined);
  return isReadable && members.length > 0 ? members.reduce((sum, { capacity = 1 }) => sum + capacity, 0) : undefined;
}

function offenceOfNeeded(item: PoolItem["item"], total: number | undefined): string | undefined {
  const { policy, needed } = item;
  if (needed === undefined) return "needed" in item ? undefined : offenceWithoutNeeded(policy, total); // a malformed one is told already
  if (policy === "partitioned") return "has no meaning in a partitioned pool";
  return policy === "redundant" && isAbove(needed, total)
    ? `${needed} is above the total capacity, ${total}`
    : undefined;
}

function offenceWithoutNeeded(policy: PoolItem["item"]["policy"], total: number | undefined): string | undefined {
  if (policy === "shared") return "is required for a shared pool: the load that its members carry";
  return policy === "redundant" && isAbove(1, total)
    ? `1, its default, is above the total capacity, ${total}`
    : undefined;
}

function isAbove(needed: number, total: number | undefined): boolean {
  return total !== undefined && !isAtLeast(total, needed);
}

/** Ranges in order, and a base that arithmetic can still add up exactly. */
export function checkSegments({ segments }: Salvaged): readonly Offence[] {
  const disordered = segments.flatMap(({ path, item: { subscriptions } }) => {
    if (typeof subscriptions !== "object") return [];
    const { low, point, high } = subscriptions;
    const message = `must be low ≤ point ≤ high, not ${low}, ${point}, ${high}`;
    return low <= point && point <= high ? [] : [{ path: formatPath([...path, "subscriptions"]), message }];
  });
  const total = segments.reduce((sum, { item: { subscriptions = 0 } }) => sum + highestOf(subscriptions), 0);
  const isTooMany = !Number.isSafeInteger(total);
  return isTooMany
    ? [...disordered, { path: "segments", message: `add up to more than ${Number.MAX_SAFE_INTEGER}` }]
    : disordered;
}

function highestOf(subscriptions: Inventory["segments"][number]["subscriptions"]): number {
  return typeof subscriptions === "number" ? subscriptions : subscriptions.high;
}
