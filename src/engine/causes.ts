import type { Cell } from "./cells.ts";
import { type Model, dependenciesOf, leavesOf } from "./compile.ts";
import { ProfileLoss } from "./lost.ts";
import { type NodeStates, type ShareRange, type Shares, pointShareOf } from "./shares.ts";
import { type View, headlineServices } from "./view.ts";

/** A leaf below full with failing nodes behind it. `restores`: unrounded, how far each point would fall were it full. */
export type Cause = {
  readonly leaf: string;
  readonly servedShare: number;
  readonly unimpairedShare: number;
  readonly nodes: readonly string[];
  readonly restores: { readonly affected: number; readonly impaired: number };
};

type Situation = {
  readonly model: Model;
  readonly states: NodeStates;
  readonly shares: ShareRange;
  readonly view: View;
  readonly cells: readonly Cell[];
};

/** The why, in the order of what mending restores: most affected first, then most impaired. */
export function causesOf(situation: Situation): readonly Cause[] {
  const { model, states, shares } = situation;
  const failing = model.elements.map(({ kind, id }) => kind === "node" && pointShareOf(states.get(id)) < 1);
  if (!failing.includes(true)) return [];
  const weights = weighProfiles(situation.cells);
  const causes = leavesInView(situation, weights).flatMap((leaf) => {
    const { served, unimpaired } = sharesAt(shares.point, leaf);
    const nodes = served < 1 || unimpaired < 1 ? nodesBehind(model, leaf).filter((node) => failing[node]) : [];
    if (nodes.length === 0) return [];
    return [
      {
        leaf: idOf(model, leaf),
        servedShare: served,
        unimpairedShare: unimpaired,
        nodes: nodes.map((node) => idOf(model, node)),
        restores: restoredBy(leaf, situation, weights),
      },
    ];
  });
  return causes.sort((a, b) => b.restores.affected - a.restores.affected || b.restores.impaired - a.restores.impaired);
}

function sharesAt(
  { served, unimpaired }: Shares,
  leaf: number,
): { readonly served: number; readonly unimpaired: number } {
  return { served: served[leaf] ?? 1, unimpaired: unimpaired[leaf] ?? 1 };
}

/** Subscriptions in view by profile. */
function weighProfiles(cells: readonly Cell[]): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const { profile, point } of cells) weights.set(profile, (weights.get(profile) ?? 0) + point);
  return weights;
}

/** Leaves of the services in question: those asked for, else every service of the profiles in view. */
function leavesInView({ model, view }: Situation, weights: ReadonlyMap<number, number>): readonly number[] {
  const isMeant = view.services === undefined ? () => true : headlineServices(model, view);
  const services = [...weights.keys()].flatMap((profile) => model.profiles[profile]?.services.filter(isMeant) ?? []);
  return [...new Set(services.flatMap(({ formula }) => leavesOf(formula)))].sort((a, b) => a - b);
}

/** The nodes that a leaf stands on, through members and through what they require. */
function nodesBehind(model: Model, leaf: number): readonly number[] {
  const behind = new Set([leaf]);
  for (const element of behind) for (const needed of dependenciesOf(model.elements[element])) behind.add(needed);
  return [...behind].filter((element) => model.elements[element]?.kind === "node").sort((a, b) => a - b);
}

function restoredBy(leaf: number, situation: Situation, weights: ReadonlyMap<number, number>): Cause["restores"] {
  const { model, shares, view } = situation;
  const isMeant = headlineServices(model, view);
  const mended = { ...shares, point: mend(shares.point, leaf) };
  const restores = { affected: 0, impaired: 0 };
  for (const [index, weight] of weights) {
    const profile = model.profiles[index];
    if (profile === undefined || !profile.services.some(({ formula }) => leavesOf(formula).includes(leaf))) continue;
    const before = new ProfileLoss(model, profile, shares).pointsOf(isMeant);
    const after = new ProfileLoss(model, profile, mended).pointsOf(isMeant);
    restores.affected += weight * (before.affected - after.affected);
    restores.impaired += weight * (before.impaired - after.impaired);
  }
  return restores;
}

function mend({ served, unimpaired }: Shares, leaf: number): Shares {
  return { served: served.with(leaf, 1), unimpaired: unimpaired.with(leaf, 1) };
}

function idOf(model: Model, element: number): string {
  return model.elements[element]?.id ?? "";
}
