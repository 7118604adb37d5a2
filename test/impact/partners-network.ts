import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { watchFeeds } from "../../src/alarms/feeds/keep.ts";
import type { Select } from "../../src/inventory/select.ts";
import { Inventory } from "../../src/inventory/document.ts";
import { type TestService, alterBehindOurBack, startTestService } from "../support/service.ts";
import { type SentEvent, postEvents, putInventory, smallNetwork } from "./small-network.ts";

/**
 * The small network, with a guest that has part of a core of its own: its data go through its gateway too, which stands
 * on the host's power. What the guest does not stand on is called differently in every world.
 */
export function worldOf(others: Others): Inventory {
  const { operators, areas, nodes, pools, services, profiles, segments } = smallNetwork;
  const renamed = (name: string): string => `${others.prefix}${name}`;
  const phone = Object.fromEntries(
    Object.entries(profiles[0]?.services ?? {}).map(([service, requirement]) => [
      service,
      JSON.parse(JSON.stringify(requirement), (_, value) => (HOSTS.has(value) ? renamed(value) : value)),
    ]),
  );
  return Inventory.parse({
    operators: [
      ...operators.filter(({ id }) => id === "host" || id === "guest").map((operator) => ({ ...operator })),
      { id: renamed("brand"), name: others.name, kind: "brand", country: "GB", host: "host" },
      { id: renamed("things"), name: others.name, kind: "iot", country: others.country },
    ],
    areas: areas.map((area) => (GUESTS_AREAS.has(area.id) ? area : { ...area, id: renamed(area.id), parent: "land" })),
    nodes: [
      ...nodes.map((node) => ({
        ...node,
        ...(node.id === "guest/gw:1" ? {} : { id: renamed(node.id), name: others.name, vendor: others.name }),
        site: undefined,
        ...(node.id === "mme-1" || node.id === "guest/gw:1" ? { requires: renamed("power-1") } : {}),
      })),
      ...Array.from({ length: others.moreNodes }, (_, index) => ({
        id: renamed(`more-${index}`),
        name: others.name,
        function: "SMSC",
        operator: "host",
        product: "of others",
      })),
    ],
    pools: pools.map((pool) => ({
      ...pool,
      id: renamed(pool.id),
      name: others.name,
      members: pool.members.map((member) => ({ ...member, node: renamed(member.node) })),
    })),
    services: [...services, { id: renamed("telemetry"), name: others.name, kind: "iot" }],
    profiles: [
      { id: renamed("phone"), services: phone },
      { id: "guest-phone", services: { ...phone, data: { all: [phone["data"], "guest/gw:1"] } } },
      { id: renamed("machine"), services: { [renamed("telemetry")]: renamed("msc-1") } },
    ],
    segments: segments.flatMap((segment, index) =>
      segment.operator === "guest"
        ? [{ ...segment, profile: "guest-phone", priority: "hospitals" }]
        : [
            {
              ...segment,
              id: renamed(segment.id),
              operator: segment.operator === "host" ? "host" : renamed(segment.operator),
              area: GUESTS_AREAS.has(segment.area) ? segment.area : renamed(segment.area),
              profile: renamed(segment.profile),
              customerClass: segment.customerClass === "consumer" ? "consumer" : renamed(segment.customerClass),
              subscriptions: others.counts[index] ?? 0,
              source: others.name,
              asOf: others.asOf,
              priority: index === 0 ? "hospitals" : renamed("police"),
            },
          ],
    ),
  });
}

/** What two worlds differ in. */
export type Others = {
  readonly prefix: string;
  readonly name: string;
  readonly country: string;
  readonly counts: readonly number[];
  readonly asOf: string;
  readonly moreNodes: number;
};

const GUESTS_AREAS: ReadonlySet<string> = new Set(["south", "land"]);
const HOSTS: ReadonlySet<unknown> = new Set(
  [...smallNetwork.nodes, ...smallNetwork.pools].map(({ id }) => id).filter((id) => id !== "guest/gw:1"),
);

const GUEST = { id: "guest", scopes: "all", operators: ["guest"] } as const;

/** Something else than an event that is told of a world. */
export type Told = { readonly path: string; readonly body: object };

/** A world with what was told of it, in this order, and what its guest is answered. */
export async function startWorld(
  others: Others,
  steps: readonly (SentEvent | Told)[],
  silent: readonly Select[] = [],
): Promise<{ owner: TestService; guest: TestService }> {
  const owner = await startTestService();
  await putInventory(owner, worldOf(others), "?recordedAt=2018-12-06T00:00:00Z");
  for (const step of steps) {
    if (!("path" in step)) await postEvents(owner, step);
    else expect((await owner.send("POST", step.path, step.body)).status).toBeLessThan(300);
  }
  await fallSilent(owner, others, silent);
  return { owner, guest: owner.restart(GUEST) };
}

/** Has feeds fall silent at the same moment in every world. */
async function fallSilent({ db, send }: TestService, { prefix }: Others, silent: readonly Select[]): Promise<void> {
  for (const [index, covers] of silent.entries())
    expect(
      (await send("PUT", `/v1/feeds/${prefix.replace("/", "-")}feed-${index}`, { covers, heartbeatSeconds: 1 })).status,
    ).toBe(201);
  await db.execute(
    sql`update feeds set last_heard_at = last_heard_at - interval '1 day', configured_at = configured_at - interval '1 day'`,
  );
  await watchFeeds(db);
  await alterBehindOurBack(
    db,
    sql`update ledger set recorded_at = '2018-12-06T22:45:00Z', occurred_at =
      case kind when 'feed' then timestamptz '2018-12-06T22:40:00Z' else timestamptz '2018-12-06T22:42:00Z' end
      where kind in ('feed', 'silence')`,
  );
}
