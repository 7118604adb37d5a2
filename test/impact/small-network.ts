import { Inventory } from "../../src/inventory/document.ts";
import { type Answer, type TestService, expectProblem } from "../support/service.ts";
import { expect } from "vitest";
import { z } from "zod";
import { type ImpactBody, parseImpact } from "./impact-body.ts";

/**
 * 1,380 subscriptions, small enough to reckon by hand.
 *
 * | segment | operator | area | class | profile | count |
 * |---|---|---|---|---|---|
 * | host-town | host | town (in north) | consumer | phone | 600 |
 * | host-south | host | south | business | phone | 400 |
 * | brand-town | brand | town | consumer | phone | 200 |
 * | guest-south | guest | south | consumer | phone | 100, assumed |
 * | things-land | things | land | iot | machine | 80 |
 *
 * Mobile data is 4G (both MMEs are needed to carry all), or else 3G. Machines have 4G only. Calls need msc-1. All need the
 * two subscriber databases, half of everyone each. mme-1 stops when power-1 does. `spare` is under nothing.
 */
export const smallNetwork: Inventory = Inventory.parse({
  operators: [
    { id: "host", name: "Host Mobile", kind: "mno", country: "GB" },
    { id: "brand", name: "Brand", kind: "brand", country: "GB", host: "host" },
    { id: "guest", name: "Guest", kind: "mvno", country: "GB", host: "host" },
    { id: "things", name: "Things", kind: "iot", country: "GB" },
  ],
  areas: [
    { id: "land", name: "The land" },
    { id: "north", name: "The north", parent: "land" },
    { id: "south", name: "The south", parent: "land" },
    { id: "town", name: "Town", parent: "north" },
    { id: "island", name: "An island without customers", parent: "land" },
  ],
  nodes: [
    { id: "power-1", name: "Power 1", function: "POWER", operator: "host", site: "town" },
    {
      id: "mme-1",
      name: "MME 1",
      function: "MME",
      operator: "host",
      vendor: "Acme",
      product: "Mover",
      softwareRelease: "r1",
      site: "town",
      certificateExpiresAt: "2030-01-01",
      requires: "power-1",
    },
    {
      id: "mme-2",
      name: "MME 2",
      function: "MME",
      operator: "host",
      vendor: "Acme",
      product: "Mover",
      softwareRelease: "r2",
      site: "south",
      certificateExpiresAt: "2031-06-30T12:00:00+02:00",
    },
    { id: "sgsn-1", name: "SGSN 1", function: "SGSN", operator: "host", vendor: "Acme", product: "Old mover" },
    { id: "hss-1", name: "HSS 1", function: "HSS", operator: "host", vendor: "Bolt", site: "town" },
    { id: "hss-2", name: "HSS 2", function: "HSS", operator: "host", vendor: "Bolt", site: "south" },
    { id: "msc-1", name: "MSC 1", function: "MSC", operator: "host", vendor: "Bolt", site: "town" },
    { id: "guest/gw:1", name: "Guest gateway", function: "PGW", operator: "guest" },
    { id: "spare", name: "Spare", function: "MME", operator: "host", vendor: "Acme" },
  ],
  pools: [
    {
      id: "mme-pool",
      name: "MMEs",
      function: "MME",
      policy: "shared",
      needed: 2,
      members: [{ node: "mme-1" }, { node: "mme-2" }],
    },
    {
      id: "hss-shards",
      name: "HSS",
      function: "HSS",
      policy: "partitioned",
      members: [{ node: "hss-1" }, { node: "hss-2" }],
    },
  ],
  services: [
    { id: "data", name: "Mobile data", kind: "data" },
    { id: "data-4g", name: "4G data", kind: "data", customerFacing: false },
    { id: "data-3g", name: "3G data", kind: "data", customerFacing: false },
    { id: "voice", name: "Calls", kind: "voice" },
  ],
  profiles: [
    {
      id: "phone",
      services: {
        data: { any: ["data-4g", "data-3g"] },
        "data-4g": { all: ["mme-pool", "hss-shards"] },
        "data-3g": { all: ["sgsn-1", "hss-shards"] },
        voice: { all: ["msc-1", "hss-shards"] },
      },
    },
    { id: "machine", services: { data: "data-4g", "data-4g": { all: ["mme-pool", "hss-shards"] } } },
  ],
  segments: [
    segment("host-town", "host", { area: "town", subscriptions: 600 }),
    segment("host-south", "host", { area: "south", customerClass: "business", subscriptions: 400 }),
    segment("brand-town", "brand", { area: "town", subscriptions: 200 }),
    segment("guest-south", "guest", { area: "south", subscriptions: 100, assumed: true, asOf: "2017-01-31" }),
    segment("things-land", "things", { area: "land", customerClass: "iot", profile: "machine", subscriptions: 80 }),
  ],
});

function segment(id: string, operator: string, rest: Readonly<Record<string, unknown>>) {
  return { id, operator, customerClass: "consumer", profile: "phone", asOf: "2018-09-30", source: "Invented", ...rest };
}

/** The same network with other counts. */
export function withCounts(countOf: (count: number) => number): Inventory {
  const segments = smallNetwork.segments.map((segment) => ({
    ...segment,
    subscriptions: countOf(z.number().parse(segment.subscriptions)),
  }));
  return { ...smallNetwork, segments };
}

/** The same network without one node, which must be under nothing. */
export function without(node: string): Inventory {
  return { ...smallNetwork, nodes: smallNetwork.nodes.filter(({ id }) => id !== node) };
}

export async function putInventory(service: TestService, document: Inventory, query = ""): Promise<number> {
  const answer = await service.send("PUT", `/v1/inventory${query}`, document);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return z.object({ version: z.number() }).parse(answer.body).version;
}

const Accepted = z.strictObject({ accepted: z.number(), duplicates: z.number(), sequence: z.number() });

export type SentEvent = {
  readonly id: string;
  readonly node: string;
  readonly state: string;
  readonly capacity?: number;
  readonly occurredAt: string;
  readonly recordedAt?: string;
  readonly reason?: string;
  readonly source?: string;
};

export async function postEvents(
  service: TestService,
  events: SentEvent | readonly SentEvent[],
): Promise<z.infer<typeof Accepted>> {
  const answer = await service.send("POST", "/v1/events", events);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return Accepted.parse(answer.body);
}

/** Takes a node down, up …, at a moment of 6 December 2018 that stands for itself in the id. */
export function event(node: string, state: string, time: string, rest: Partial<SentEvent> = {}): SentEvent {
  const occurredAt = time.includes("T") ? time : `2018-12-06T${time}:00Z`;
  return { id: `${node} ${state} ${time}`, node, state, occurredAt, ...rest };
}

export async function getImpact(service: TestService, query = ""): Promise<ImpactBody> {
  const answer = await service.get(`/v1/impact${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return parseImpact(answer);
}

export function expectNoInventory(answer: Answer): void {
  expect(expectProblem(answer, 404).type).toMatch(/no-inventory$/);
}
