import type { Inventory, NodeStates } from "../../../src/engine/index.ts";
import type { Engine } from "./engine.ts";
import {
  lossesByDefinition,
  lostByIntervals,
  lostByProgramme,
  lostPoints,
  headlineOf,
  momentOf,
  writtenOut,
  leavesIn,
  countsOf,
  type Outcome,
  type SharesById,
} from "./brute-force.ts";
import { EVERYTHING, differencesBetween, figuresByName, figuresFromSegments } from "./figures.ts";
import {
  type Situation,
  decimalPools,
  degradedNetworks,
  leafCount,
  readOnceTrees,
  shardedNetworks,
  situations,
} from "./inventories.ts";
import { type Property, property } from "./property.ts";

/** Agreement with what is worked out straight from the definitions. */
export const propertiesOfAgreement: readonly Property[] = [
  property("going through every joint state gives the same points, row by row", situations, (engine, situation) =>
    differencesBetween(figuresOf(engine, situation), figuresByDefinition(situation), { bounds: ["point"] }),
  ),

  property("an independent programme gives the same lows and highs, row by row", situations, (engine, situation) =>
    differencesBetween(figuresOf(engine, situation), figuresByDefinition(situation), { bounds: ["low", "high"] }),
  ),

  property(
    "where no leaf repeats, the recursion on intervals is exact",
    degradedNetworks(
      6,
      readOnceTrees.filter((tree) => leafCount(tree) <= 6),
    ),
    (engine, { inventory, states }) => {
      const requirement = requirementOf(inventory);
      const shareOf = (node: string) => shareIn(states, node);
      const { low } = lostByProgramme(requirement, shareOf);
      const recursion = lostByIntervals(requirement, shareOf);
      const given = engine.estimate(engine.compile(inventory), states).total.affected;
      return [...unlessNear("low by recursion", recursion.low, low), ...unlessNear("low", given.low / 1_000_000, low)];
    },
  ),

  property("points and bounds of many leaves are those of the definition", shardedNetworks, (engine, situation) =>
    differencesBetween(figuresOf(engine, situation), figuresByDefinition(situation)),
  ),

  property(
    "a pool whose members give just what it needs serves everyone as ever",
    decimalPools,
    (engine, inventory) => {
      const { total } = engine.estimate(engine.compile(inventory), new Map());
      return total.impaired.high === 0 ? [] : [JSON.stringify(total)];
    },
  ),

  property(
    "a cause restores what its leaf at full would, the most first",
    situations,
    (engine, { inventory, states }) => {
      const causes = engine.estimate(engine.compile(inventory), states).causes;
      const given = new Map(causes.map(({ leaf, ...rest }) => [leaf, rest]));
      const wanted = causesByDefinition(inventory, states);
      const missing = [...wanted.keys()].filter((leaf) => !given.has(leaf)).map((leaf) => `${leaf}: missing`);
      return [
        ...missing,
        ...outOfOrder(causes),
        ...[...given].flatMap(([leaf, cause]) => differencesOfCause(leaf, cause, wanted.get(leaf))),
      ];
    },
  ),
];

function figuresOf(engine: Engine, { inventory, states }: Situation) {
  return figuresByName(engine.estimate(engine.compile(inventory), states, EVERYTHING));
}

function figuresByDefinition({ inventory, states }: Situation) {
  return figuresFromSegments(inventory, lossesByDefinition({ inventory, moment: momentOf(inventory, states) }));
}

function unlessNear(what: string, given: number, wanted: number): readonly string[] {
  return Math.abs(given - wanted) <= 1e-9 ? [] : [`${what}: ${given}, not ${wanted}`];
}

function requirementOf(inventory: Inventory) {
  return inventory.profiles[0]?.services["s0"] ?? { all: [] };
}

function shareIn(states: NodeStates, node: string): number {
  const state = states.get(node) ?? 1;
  return typeof state === "number" ? state : state.lastKnown;
}

type WantedCause = {
  readonly servedShare?: number;
  readonly unimpairedShare?: number;
  readonly nodes: readonly string[];
  readonly standing?: readonly string[];
  readonly restores: Readonly<Record<Outcome, number>>;
};

function causesByDefinition(inventory: Inventory, states: NodeStates): ReadonlyMap<string, WantedCause> {
  const { point: shares, high } = momentOf(inventory, states);
  const inUse = inventory.profiles.filter(({ id }) => inventory.segments.some(({ profile }) => profile === id));
  const leaves = new Set(
    inUse.flatMap((profile) => Object.keys(profile.services).flatMap((id) => [...leavesIn(writtenOut(id, profile))])),
  );
  const before = totalPoints(inventory, shares);
  const causes = new Map<string, WantedCause>();
  for (const leaf of leaves) {
    const { served, unimpaired } = shares.get(leaf) ?? { served: 1, unimpaired: 1 };
    const behind = nodesBehind(inventory, leaf);
    const nodes = behind.filter((node) => shareIn(states, node) < 1);
    const standing = behind.filter((node) => high.get(node)?.unimpaired === 1);
    if ((served === 1 && unimpaired === 1) || nodes.length === 0) continue;
    const after = totalPoints(inventory, new Map(shares).set(leaf, { served: 1, unimpaired: 1 }));
    const restores = { affected: before.affected - after.affected, impaired: before.impaired - after.impaired };
    causes.set(leaf, { servedShare: served, unimpairedShare: unimpaired, nodes, standing, restores });
  }
  return causes;
}

function totalPoints(inventory: Inventory, shares: SharesById): Readonly<Record<Outcome, number>> {
  const sums = { affected: 0, impaired: 0 };
  const lostByProfile = new Map(
    inventory.profiles.map((profile) => [profile.id, lostPoints(inventory, headlineOf(inventory, profile), shares)]),
  );
  for (const segment of inventory.segments) {
    const lost = lostByProfile.get(segment.profile);
    sums.affected += countsOf(segment).point * (lost?.affected ?? 0);
    sums.impaired += countsOf(segment).point * (lost?.impaired ?? 0);
  }
  return sums;
}

function nodesBehind({ nodes, pools }: Inventory, leaf: string): readonly string[] {
  const behind = new Set([leaf]);
  for (const id of behind) {
    const requires = nodes.find((node) => node.id === id)?.requires;
    const members = pools.find((pool) => pool.id === id)?.members ?? [];
    for (const next of requires === undefined ? [] : leavesIn(requires)) behind.add(next);
    for (const { node } of members) behind.add(node);
  }
  return nodes.flatMap(({ id }) => (behind.has(id) ? [id] : []));
}

function outOfOrder(causes: readonly { readonly restores: Readonly<Record<Outcome, number>> }[]): readonly string[] {
  return causes.slice(1).flatMap(({ restores }, index) => {
    const before = causes[index]?.restores ?? restores;
    const isOrdered =
      before.affected > restores.affected ||
      (before.affected === restores.affected && before.impaired >= restores.impaired);
    return isOrdered ? [] : [`cause ${index + 1} restores more than the one before`];
  });
}

function differencesOfCause(leaf: string, given: WantedCause, wanted: WantedCause | undefined): readonly string[] {
  if (wanted === undefined) return [`${leaf}: no cause`];
  const most = 1e-9 * Math.max(10_000, ...[wanted.restores.affected, wanted.restores.impaired].map(Math.abs)) * 100;
  const isSame =
    given.nodes.join() === wanted.nodes.join() &&
    given.standing?.join() === wanted.standing?.join() &&
    isNear(given.servedShare, wanted.servedShare) &&
    isNear(given.unimpairedShare, wanted.unimpairedShare) &&
    Math.abs(given.restores.affected - wanted.restores.affected) <= most &&
    Math.abs(given.restores.impaired - wanted.restores.impaired) <= most;
  return isSame ? [] : [`${leaf}: ${JSON.stringify(given)}, not ${JSON.stringify(wanted)}`];
}

function isNear(given = Number.NaN, wanted = Number.NaN): boolean {
  return Math.abs(given - wanted) <= 1e-12;
}
