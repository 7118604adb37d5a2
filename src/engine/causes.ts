import type { CellLoss } from "./breakdowns.ts";
import { type CompiledProfile, type Model, dependenciesOf, leavesOf } from "./compile.ts";
import { type Lost, ProfileLoss } from "./lost.ts";
import { type NodeStates, type ShareRange, type Shares, pointShareOf } from "./shares.ts";
import { type View, headlineServices } from "./view.ts";

/**
 * A leaf below full with failing nodes behind it, or several that count as one and then have no share. `restores`:
 * unrounded, how far each point would fall were they full.
 */
export type Cause = {
  readonly leaf: string;
  readonly servedShare?: number;
  readonly unimpairedShare?: number;
  readonly nodes: readonly string[];
  readonly restores: { readonly affected: number; readonly impaired: number };
};

type Situation = {
  readonly model: Model;
  readonly states: NodeStates;
  readonly shares: ShareRange;
  readonly view: View;
  readonly losses: readonly CellLoss[];
  /** The name under which a leaf is told; leaves of one name are one cause. */
  readonly causeOf: (leaf: string) => string;
};

/** The why, in the order of what mending restores: most affected first, then most impaired. */
export function causesOf(situation: Situation): readonly Cause[] {
  const { model, states, shares, causeOf } = situation;
  const failing = model.elements.map(({ kind, id }) => kind === "node" && pointShareOf(states.get(id)) < 1);
  if (!failing.includes(true)) return [];
  const profiles = profilesInView(situation);
  const restoredBy = mender(situation, profiles);
  const isBelowFull = (leaf: number): boolean => {
    const { servedShare, unimpairedShare } = sharesAt(shares.point, leaf);
    return servedShare < 1 || unimpairedShare < 1;
  };
  const failed = leavesInView(situation, profiles).flatMap((leaf) => {
    const nodes = isBelowFull(leaf) ? nodesBehind(model, leaf).filter((node) => failing[node]) : [];
    return nodes.length === 0 ? [] : [{ leaf, nodes }];
  });
  const causes = [...Map.groupBy(failed, ({ leaf }) => causeOf(idOf(model, leaf)))].map(([name, parts]) => {
    const [first] = parts.map(({ leaf }) => leaf);
    const isItself = first !== undefined && idOf(model, first) === name;
    return {
      leaf: name,
      ...(isItself ? sharesAt(shares.point, first) : {}),
      nodes: [...new Set(parts.flatMap(({ nodes }) => nodes))].map((node) => idOf(model, node)),
      restores: restoredBy(parts.map(({ leaf }) => leaf)),
    };
  });
  return causes.sort((a, b) => b.restores.affected - a.restores.affected || b.restores.impaired - a.restores.impaired);
}

function sharesAt(
  { served, unimpaired }: Shares,
  leaf: number,
): { readonly servedShare: number; readonly unimpairedShare: number } {
  return { servedShare: served[leaf] ?? 1, unimpairedShare: unimpaired[leaf] ?? 1 };
}

/** A profile in view: how many subscriptions it has there, and what they lose as it stands. */
type WeighedProfile = { readonly profile: CompiledProfile; readonly weight: number; readonly headline: Lost };

function profilesInView({ model, losses }: Situation): readonly WeighedProfile[] {
  const byProfile = Map.groupBy(losses, ({ cell }) => cell.profile);
  return [...byProfile].flatMap(([index, within]) => {
    const [profile, first] = [model.profiles[index], within[0]];
    if (profile === undefined || first === undefined) return [];
    return [{ profile, weight: within.reduce((sum, { cell }) => sum + cell.point, 0), headline: first.headline }];
  });
}

/** Leaves of the services in question: those asked for, else every service of the profiles in view. */
function leavesInView({ model, view }: Situation, profiles: readonly WeighedProfile[]): readonly number[] {
  const isMeant = headlineServices(model, view);
  const leaves =
    view.services === undefined
      ? profiles.flatMap(({ profile }) => [...profile.leaves])
      : profiles.flatMap(({ profile }) => profile.services.filter(isMeant).flatMap(({ formula }) => leavesOf(formula)));
  return [...new Set(leaves)].sort((a, b) => a - b);
}

/** The nodes that a leaf stands on, through members and through what they require. */
function nodesBehind(model: Model, leaf: number): readonly number[] {
  const behind = new Set([leaf]);
  for (const element of behind) for (const needed of dependenciesOf(model.elements[element])) behind.add(needed);
  return [...behind].filter((element) => model.elements[element]?.kind === "node").sort((a, b) => a - b);
}

/** Says of leaves how far the points fall when they alone are at full. */
function mender(
  { model, shares, view }: Situation,
  profiles: readonly WeighedProfile[],
): (leaves: readonly number[]) => Cause["restores"] {
  const isMeant = headlineServices(model, view);
  const standingOn = Map.groupBy(
    profiles.flatMap((weighed) => [...weighed.profile.leaves].map((leaf) => ({ leaf, weighed }))),
    ({ leaf }) => leaf,
  );
  // One copy for all causes: elements may be many, and each cause mends but a few.
  const point = { served: [...shares.point.served], unimpaired: [...shares.point.unimpaired] };
  const mended = { ...shares, point };
  return (leaves) => {
    const restores = { affected: 0, impaired: 0 };
    for (const leaf of leaves) point.served[leaf] = point.unimpaired[leaf] = 1;
    const concerned = new Set(leaves.flatMap((leaf) => standingOn.get(leaf) ?? []).map(({ weighed }) => weighed));
    for (const { profile, weight, headline } of concerned) {
      const after = new ProfileLoss(model, profile, mended).pointsOf(isMeant);
      restores.affected += weight * (headline.affected.point - after.affected);
      restores.impaired += weight * (headline.impaired.point - after.impaired);
    }
    for (const leaf of leaves) {
      point.served[leaf] = shares.point.served[leaf] ?? 1;
      point.unimpaired[leaf] = shares.point.unimpaired[leaf] ?? 1;
    }
    return restores;
  };
}

function idOf(model: Model, element: number): string {
  return model.elements[element]?.id ?? "";
}
