import { namesIn } from "../engine/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { Offence } from "../platform/offences.ts";
import { totalOf } from "./counts.ts";
import type { Inventory } from "./document.ts";

/** What is accepted but may be a mistake. `previousTotal`: subscriptions of the newest version before this. */
export function warningsFor(
  document: Inventory,
  { previousTotal, now }: { readonly previousTotal: number | undefined; readonly now: Instant },
): readonly Offence[] {
  return [
    ...unusedPools(document),
    ...unusedNodes(document),
    ...profilesWithoutSegments(document),
    ...mvnosWithoutSegments(document),
    ...sharedExternalIds(document),
    ...oldCounts(document, now),
    ...(previousTotal === undefined ? [] : movedTotal(totalOf(document), previousTotal)),
  ];
}

function unusedPools(document: Inventory): readonly Offence[] {
  const used = namesUsedIn(document);
  return document.pools.flatMap(({ id }, index) =>
    used.has(id) ? [] : [{ path: `pools[${index}]`, message: `nothing names pool "${id}"` }],
  );
}

/** All in one, since a list of equipment may have hundreds that serve nobody. */
function unusedNodes(document: Inventory): readonly Offence[] {
  const used = namesUsedIn(document);
  const unused = document.nodes.map(({ id }) => id).filter((id) => !used.has(id));
  if (unused.length === 0) return [];
  const some = `${unused.slice(0, 5).join(", ")}${unused.length > 5 ? ", …" : ""}`;
  return [{ path: "nodes", message: `nothing depends on ${unused.length} of ${document.nodes.length}: ${some}` }];
}

function namesUsedIn({ nodes, pools, profiles }: Inventory): ReadonlySet<string> {
  return new Set([
    ...nodes.flatMap(({ requires }) => (requires === undefined ? [] : namesIn(requires))),
    ...pools.flatMap(({ members }) => members.map(({ node }) => node)),
    ...profiles.flatMap(({ services }) => Object.values(services).flatMap(namesIn)),
  ]);
}

function profilesWithoutSegments({ profiles, segments }: Inventory): readonly Offence[] {
  const used = new Set(segments.map(({ profile }) => profile));
  return profiles.flatMap(({ id }, index) =>
    used.has(id) ? [] : [{ path: `profiles[${index}]`, message: `profile "${id}" has no segments` }],
  );
}

function mvnosWithoutSegments({ operators, segments }: Inventory): readonly Offence[] {
  const used = new Set(segments.map(({ operator }) => operator));
  return operators.flatMap(({ id, kind }, index) =>
    kind !== "mvno" || used.has(id)
      ? []
      : [{ path: `operators[${index}]`, message: `MVNO "${id}" has no segments: its customers are not counted` }],
  );
}

/** An alarm by that name could mean either node. */
function sharedExternalIds({ nodes }: Inventory): readonly Offence[] {
  const nodeByName = new Map<string, string>();
  return nodes.flatMap(({ id, externalIds = [] }, index) =>
    externalIds.flatMap((name, position) => {
      const other = nodeByName.get(name);
      nodeByName.set(name, other ?? id);
      const path = `nodes[${index}].externalIds[${position}]`;
      return other === undefined || other === id ? [] : [{ path, message: `names node "${other}" too` }];
    }),
  );
}

function oldCounts({ segments }: Inventory, now: Instant): readonly Offence[] {
  const yearAgo = `${String(Number(now.slice(0, 4)) - 1).padStart(4, "0")}${now.slice(4, 10)}`;
  const old = segments.filter(({ asOf }) => asOf < yearAgo);
  const oldest = old.map(({ asOf }) => asOf).sort()[0];
  if (oldest === undefined) return [];
  return [
    {
      path: "segments",
      message: `${old.length} of ${segments.length} counts are over a year old, the oldest of ${oldest}`,
    },
  ];
}

function movedTotal(after: number, before: number): readonly Offence[] {
  if (Math.abs(after - before) <= 0.1 * before) return [];
  return [
    { path: "segments", message: `subscriptions moved more than 10 % since the last version: ${before} to ${after}` },
  ];
}
