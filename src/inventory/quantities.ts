import { isAtLeast } from "../engine/index.ts";
import type { Offence } from "../platform/offences.ts";
import { formatPath } from "../platform/path.ts";
import type { Inventory } from "./document.ts";
import { type Placed, type Salvaged, knownIds } from "./salvage.ts";

type PoolItem = Placed<Inventory["pools"][number]>;

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
    const isTwice = met.has(node);
    met.add(node);
    const at = formatPath([...path, "members", index, "node"]);
    if (isTwice) return [{ path: at, message: `"${node}" is a member twice` }];
    return (known?.has(node) ?? true) ? [] : [{ path: at, message: `no node "${node}"` }];
  });
}

function checkNeeded({ path, item }: PoolItem): readonly Offence[] {
  const { policy, needed } = item;
  const at = formatPath([...path, "needed"]);
  if (policy === "partitioned" && needed !== undefined)
    return [{ path: at, message: "has no meaning in a partitioned pool" }];
  if (policy === "redundant") return checkRedundant(item, at);
  const isMissing = policy === "shared" && !("needed" in item);
  return isMissing ? [{ path: at, message: "is required for a shared pool: the load that its members carry" }] : [];
}

/** More than all members together can never be there. */
function checkRedundant({ members, needed = 1 }: PoolItem["item"], at: string): readonly Offence[] {
  if (members === undefined) return [];
  const total = members.reduce((sum, { capacity = 1 }) => sum + capacity, 0);
  return isAtLeast(total, needed) ? [] : [{ path: at, message: `${needed} is above the total capacity, ${total}` }];
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
