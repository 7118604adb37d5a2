/**
 * How long an estimate takes: `npm run bench:estimate`. Side by side in one run, alternating: the model compiled once per
 * inventory version, as the service does, against compiled at every request.
 */
import { readFileSync } from "node:fs";
import { type Declared, type Inventory, type NodeStates, compile, estimate, report } from "../../src/engine/index.ts";
import { Inventory as InventoryDocument } from "../../src/inventory/document.ts";
import { summary } from "./summary.ts";

const ROUNDS = 15;

const o2 = InventoryDocument.parse(
  JSON.parse(readFileSync(new URL("../../examples/o2-2018/inventory.json", import.meta.url), "utf8")),
);
const large = largeInventory({ nodes: 2_000, profiles: 500, segments: 200_000 });

console.log(`Median (least … most) of ${ROUNDS} rounds, milliseconds; node ${process.version}`);
console.log("| inventory | state | compiled once | compiled each time |\n|---|---|---|---|");
measure(
  "O2, 43 nodes, 27 segments",
  o2,
  "all SGSN-MMEs down",
  failing(o2, ({ function: name }) => name === "SGSN-MME"),
);
measure("2,000 nodes, 500 profiles, 200,000 segments", large, "all up", new Map());
measure("2,000 nodes, 500 profiles, 200,000 segments", large, "a tenth of the nodes degraded", degraded(large));

console.log("\n| declared, as much as may hold at once | with it | without |\n|---|---|---|");
const share = { low: 0.1, point: 0.3, high: 1 };
measureDeclared("100 of a node each", (index) => ({ nodes: new Set([`node-${index * 3}`]) }));
measureDeclared("100 of one area and service each", (index) => ({
  view: { areas: new Set([`area-${index}`]), services: new Set(["voice"]) },
}));
measureDeclared("100 of one service of everybody", () => ({ view: { services: new Set(["voice"]) } }));

/** A tenth of the nodes degraded, with what is declared and without, in turn. */
function measureDeclared(name: string, of: (index: number) => Declared["of"]): void {
  const model = compile(large);
  const states = degraded(large);
  const declared = times(
    100,
    (index): Declared => ({ id: `said-${index}`, outcome: "affected", share, of: of(index) }),
  );
  const [withIt, without]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const much = time(() => report(estimate(model, states, { declared })));
    const none = time(() => report(estimate(model, states)));
    if (round > 0) {
      withIt.push(much);
      without.push(none);
    }
  }
  console.log(`| ${name} | ${summary(withIt, 2)} | ${summary(without, 2)} |`);
}

function measure(name: string, inventory: Inventory, state: string, states: NodeStates): void {
  const model = compile(inventory);
  const [once, each]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const warm = time(() => report(estimate(model, states)));
    const cold = time(() => report(estimate(compile(inventory), states)));
    if (round > 0) {
      once.push(warm);
      each.push(cold);
    }
  }
  console.log(`| ${name} | ${state} | ${summary(once, 2)} | ${summary(each, 2)} |`);
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function failing(
  inventory: InventoryDocument,
  isFailing: (node: InventoryDocument["nodes"][number]) => boolean,
): NodeStates {
  return new Map(inventory.nodes.filter(isFailing).map(({ id }) => [id, 0]));
}

function degraded(inventory: InventoryDocument): NodeStates {
  return new Map(inventory.nodes.filter((_, index) => index % 10 === 0).map(({ id }) => [id, 0.5]));
}

/** Every profile needs a pool of its own and three that all share; every segment another place. */
function largeInventory(size: {
  readonly nodes: number;
  readonly profiles: number;
  readonly segments: number;
}): InventoryDocument {
  const pools = Math.floor(size.nodes / 4);
  return {
    operators: times(20, (index) => ({
      id: `operator-${index}`,
      name: `Operator ${index}`,
      kind: index === 0 ? "mno" : "mvno",
      country: "GB",
      ...(index === 0 ? {} : { host: "operator-0" }),
    })),
    areas: [
      { id: "country", name: "Country" },
      ...times(1_000, (index) => ({ id: `area-${index}`, name: `Area ${index}`, parent: "country" })),
    ],
    nodes: times(size.nodes, (index) => ({
      id: `node-${index}`,
      name: `Node ${index}`,
      function: "MME",
      operator: "operator-0",
    })),
    pools: times(pools, (index) => ({
      id: `pool-${index}`,
      name: `Pool ${index}`,
      function: "MME",
      policy: index % 2 === 0 ? ("partitioned" as const) : ("shared" as const),
      ...(index % 2 === 0 ? {} : { needed: 3 }),
      members: times(4, (member) => ({ node: `node-${index * 4 + member}` })),
    })),
    services: [
      { id: "data", name: "Data", kind: "data" },
      { id: "data-4g", name: "4G data", kind: "data", customerFacing: false },
      { id: "data-3g", name: "3G data", kind: "data", customerFacing: false },
      { id: "voice", name: "Voice", kind: "voice" },
    ],
    profiles: times(size.profiles, (index) => ({
      id: `profile-${index}`,
      services: {
        "data-4g": { all: [`pool-${index % pools}`, "pool-1", "pool-2"] },
        "data-3g": { all: [`pool-${(index + 7) % pools}`, "pool-2"] },
        data: { any: ["data-4g", "data-3g"] },
        voice: { atLeast: 2, of: ["pool-3", "pool-4", `pool-${(index + 1) % pools}`] },
      },
    })),
    segments: times(size.segments, (index) => ({
      id: `segment-${index}`,
      operator: `operator-${index % 20}`,
      area: `area-${index % 1_000}`,
      customerClass: ["consumer", "business", "iot"][index % 3] ?? "consumer",
      profile: `profile-${Math.floor(index / 7) % size.profiles}`,
      subscriptions: 100 + (index % 50),
      asOf: "2026-09-30",
      source: "made for this measurement",
    })),
  };
}

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
