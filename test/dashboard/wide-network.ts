/** A network of which every list is long and every count uncertain: whoever prints its incident on one page must leave out. */
export function wideNetwork() {
  const nodes = many(60).map((number) => ({
    id: `network-function-with-an-id-that-is-long-${number}`,
    name: long("Node", number),
    function: "AMF",
    operator: "operator-1",
    requires: POWER.id,
  }));
  const pools = many(10).map((number) => ({
    id: `pool-${number}`,
    name: long("Pool", number),
    function: "AMF",
    policy: "shared",
    needed: 6,
    members: nodes.slice(6 * number - 6, 6 * number).map(({ id: node }) => ({ node })),
  }));
  const services = many(10).map((number) => ({ id: `service-${number}`, name: long("Service", number), kind: "data" }));
  const segments = many(8).flatMap((operator) =>
    many(8).map((customerClass) => ({
      id: `segment-${operator}-${customerClass}`,
      operator: `operator-${operator}`,
      area: "country",
      customerClass: `a-class-of-customers-with-a-long-name-${customerClass}`,
      profile: "everybody",
      subscriptions: { low: 1_000_000, point: 1_234_567 * operator, high: 2_345_678 * operator },
      asOf: "2026-01-01",
      source: "A test",
    })),
  );
  return {
    operators: many(8).map((number) => ({
      id: `operator-${number}`,
      name: long("Operator", number),
      kind: "mno",
      country: "GB",
    })),
    areas: [{ id: "country", name: "Country" }],
    nodes: [POWER, ...nodes],
    pools,
    services,
    profiles: [
      { id: "everybody", services: Object.fromEntries(services.map(({ id }, index) => [id, `pool-${index + 1}`])) },
    ],
    segments,
  };
}

/** It stands behind every pool: what fails with it is one incident. */
const POWER = { id: "power", name: "Power of all sites", function: "POWER", operator: "operator-1" };

/** Power is short ten minutes ago; since then half of each pool fails, one pool after the other. */
export function failures(now: number) {
  const occurredAt = new Date(now - 600_000).toISOString();
  return [{ id: "wide power", node: POWER.id, state: "degraded", capacity: 0.9, occurredAt }, ...membersFail(now)];
}

function membersFail(now: number) {
  return wideNetwork().pools.flatMap(({ members }, index) =>
    members.slice(0, 3).map(({ node }) => ({
      id: `wide ${node}`,
      node,
      state: "down",
      occurredAt: new Date(now - 600_000 + index * 30_000).toISOString(),
    })),
  );
}

function many(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function long(what: string, number: number): string {
  return `${what} ${String(number).padStart(2, "0")} of a kind that has a name as long as names in a network management system are`;
}
