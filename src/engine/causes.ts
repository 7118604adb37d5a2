import type { CellLoss } from "./breakdowns.ts";
import { type CompiledProfile, type Model, leavesOf, nodesBehind } from "./compile.ts";
import { type Declared, type DeclaredOfCell, leastPointOfAny } from "./declared.ts";
import { type Lost, ProfileLoss } from "./lost.ts";
import { type NodeStates, type ShareRange, type Shares, failingNodes, pointShares } from "./shares.ts";
import { type View, headlineServices } from "./view.ts";

/** How far each point would fall, unrounded. */
type Restores = { readonly affected: number; readonly impaired: number };

/**
 * A leaf below full with failing nodes behind it, or several that count as one and then have no share. `restores`: were
 * they full.
 */
export type Cause = {
  readonly leaf: string;
  readonly servedShare?: number;
  readonly unimpairedShare?: number;
  readonly nodes: readonly string[];
  /** Nodes behind it that surely serve as always: neither failing, nor unknown, nor without what they require. */
  readonly standing?: readonly string[];
  readonly restores: Restores;
};

/** What is declared and bears on the base in view. `restores`: were it not declared. */
export type DeclaredCause = { readonly id: string; readonly nodes: readonly string[]; readonly restores: Restores };

type Situation = {
  readonly model: Model;
  readonly states: NodeStates;
  readonly shares: ShareRange;
  readonly view: View;
  readonly losses: readonly CellLoss[];
  readonly declared: readonly Declared[];
  /** The name under which a leaf is told; leaves of one name are one cause. */
  readonly causeOf: (leaf: string) => string;
};

/** The why, in the order of what mending restores: most affected first, then most impaired. */
export function causesOf(situation: Situation): readonly Cause[] {
  const { model, states, shares, causeOf, declared } = situation;
  const failingIds = failingNodes(states, declared);
  const failing = model.elements.map(({ kind, id }) => kind === "node" && failingIds.has(id));
  if (!failing.includes(true)) return [];
  const groups = groupsInView(situation);
  const restoredBy = mender(situation, groups);
  const isBelowFull = (leaf: number): boolean => {
    const { servedShare, unimpairedShare } = sharesAt(shares.point, leaf);
    return servedShare < 1 || unimpairedShare < 1;
  };
  const failed = leavesInView(situation, groups).flatMap((leaf) => {
    const behind = isBelowFull(leaf) ? nodesBehind(model, [leaf]) : [];
    const nodes = behind.filter((node) => failing[node]);
    return nodes.length === 0 ? [] : [{ leaf, nodes, behind }];
  });
  const causes = [...Map.groupBy(failed, ({ leaf }) => causeOf(idOf(model, leaf)))].map(([name, parts]) => {
    const [first] = parts.map(({ leaf }) => leaf);
    const isItself = first !== undefined && idOf(model, first) === name;
    return {
      leaf: name,
      ...(isItself ? { ...sharesAt(shares.point, first), standing: standingIn(situation, parts) } : {}),
      nodes: [...new Set(parts.flatMap(({ nodes }) => nodes))].map((node) => idOf(model, node)),
      restores: restoredBy(parts.map(({ leaf }) => leaf)),
    };
  });
  return causes.sort((a, b) => b.restores.affected - a.restores.affected || b.restores.impaired - a.restores.impaired);
}

/** What is declared, as far as it is about nodes behind the base in view or about cells of it. */
export function declaredCausesOf(situation: Situation): readonly DeclaredCause[] {
  const { model, declared, losses } = situation;
  if (declared.length === 0) return [];
  const groups = groupsInView(situation);
  const said = new Set(losses.flatMap((loss) => loss.declared.map(({ id }) => id)));
  const behind = new Set(nodesBehind(model, leavesInView(situation, groups)).map((node) => idOf(model, node)));
  const memo: PointsByProfile = new Map();
  return declared.flatMap((one) => {
    const nodes = "nodes" in one.of ? [...one.of.nodes].filter((node) => behind.has(node)) : [];
    if (nodes.length === 0 && !said.has(one.id)) return [];
    return [{ id: one.id, nodes, restores: restoredWithout(situation, groups, { one, memo }) }];
  });
}

/** Of the nodes behind leaves those that serve in full whatever the unknown ones do. */
function standingIn(
  { model, shares }: Situation,
  parts: readonly { readonly behind: readonly number[] }[],
): readonly string[] {
  const behind = new Set(parts.flatMap((part) => part.behind));
  return [...behind]
    .filter((node) => sharesAt(shares.high, node).unimpairedShare === 1)
    .map((node) => idOf(model, node));
}

function sharesAt(
  { served, unimpaired }: Shares,
  leaf: number,
): { readonly servedShare: number; readonly unimpairedShare: number } {
  return { servedShare: served[leaf] ?? 1, unimpairedShare: unimpaired[leaf] ?? 1 };
}

/** Cells in view of one profile of which the same is declared: how many subscriptions, and what they lose as it stands. */
type Group = {
  readonly profile: CompiledProfile;
  readonly declared: readonly DeclaredOfCell[];
  readonly weight: number;
  readonly headline: Lost;
};

function groupsInView({ model, losses }: Situation): readonly Group[] {
  const byProfile = Map.groupBy(losses, ({ cell }) => cell.profile);
  return [...byProfile].flatMap(([index, within]) => {
    const profile = model.profiles[index];
    if (profile === undefined) return [];
    return [...Map.groupBy(within, ({ declared }) => declared).values()].flatMap((alike) => {
      const [first] = alike;
      const weight = alike.reduce((sum, { cell }) => sum + cell.point, 0);
      return first === undefined ? [] : [{ profile, declared: first.declared, weight, headline: first.headline }];
    });
  });
}

/** Leaves of the services in question: those asked for, else every service of the profiles in view. */
function leavesInView({ model, view }: Situation, groups: readonly Group[]): readonly number[] {
  const isMeant = headlineServices(model, view);
  const profiles = new Set(groups.map(({ profile }) => profile));
  const leaves =
    view.services === undefined
      ? [...profiles].flatMap((profile) => [...profile.leaves])
      : [...profiles].flatMap(({ services }) => services.filter(isMeant).flatMap(({ formula }) => leavesOf(formula)));
  return [...new Set(leaves)].sort((a, b) => a - b);
}

/** Says of leaves how far the points fall when they alone are at full. */
function mender(situation: Situation, groups: readonly Group[]): (leaves: readonly number[]) => Restores {
  const { shares } = situation;
  const standingOn = Map.groupBy(
    groups.flatMap((group) => [...group.profile.leaves].map((leaf) => ({ leaf, group }))),
    ({ leaf }) => leaf,
  );
  // One copy for all causes: elements may be many, and each cause mends but a few.
  const point = { served: [...shares.point.served], unimpaired: [...shares.point.unimpaired] };
  return (leaves) => {
    for (const leaf of leaves) point.served[leaf] = point.unimpaired[leaf] = 1;
    const concerned = new Set(leaves.flatMap((leaf) => standingOn.get(leaf) ?? []).map(({ group }) => group));
    const restores = fallOf(situation, [...concerned], { point, isDeclared: () => true });
    for (const leaf of leaves) {
      point.served[leaf] = shares.point.served[leaf] ?? 1;
      point.unimpaired[leaf] = shares.point.unimpaired[leaf] ?? 1;
    }
    return restores;
  };
}

/** How far the points fall when one thing is no longer declared. */
function restoredWithout(
  situation: Situation,
  groups: readonly Group[],
  { one, memo }: { readonly one: Declared; readonly memo: PointsByProfile },
): Restores {
  const { model, states, shares, declared } = situation;
  if (!("nodes" in one.of)) {
    const concerned = groups.filter((group) => group.declared.some(({ id }) => id === one.id));
    return fallOf(situation, concerned, { point: shares.point, isDeclared: ({ id }) => id !== one.id, memo });
  }
  const others = declared.filter(({ id }) => id !== one.id);
  const point = pointShares(model, states, others);
  const isMoved = (leaf: number): boolean =>
    point.served[leaf] !== shares.point.served[leaf] || point.unimpaired[leaf] !== shares.point.unimpaired[leaf];
  const concerned = groups.filter(({ profile }) => [...profile.leaves].some(isMoved));
  return fallOf(situation, concerned, { point, isDeclared: () => true });
}

type PointsByProfile = Map<CompiledProfile, ReturnType<ProfileLoss["pointsOf"]>>;

/** `memo`: what profiles lose by these shares alone, where that is asked again and again. */
type Alternative = {
  readonly point: Shares;
  readonly isDeclared: (declared: Declared) => boolean;
  readonly memo?: PointsByProfile;
};

/** How far the points of groups are above what they would be. */
function fallOf({ model, shares, view }: Situation, groups: readonly Group[], alternative: Alternative): Restores {
  const isMeant = headlineServices(model, view);
  const restores = { affected: 0, impaired: 0 };
  for (const [profile, alike] of Map.groupBy(groups, (group) => group.profile)) {
    const lost =
      alternative.memo?.get(profile) ??
      new ProfileLoss(model, profile, { ...shares, point: alternative.point }).pointsOf(isMeant);
    alternative.memo?.set(profile, lost);
    const meant = profile.services.filter(isMeant).map(({ service }) => model.inventory.services[service]?.id ?? "");
    for (const { weight, headline, declared } of alike) {
      const after = leastPointOfAny(lost, declared.filter(alternative.isDeclared), meant);
      restores.affected += weight * (headline.affected.point - after.affected);
      restores.impaired += weight * (headline.impaired.point - after.impaired);
    }
  }
  return restores;
}

function idOf(model: Model, element: number): string {
  return model.elements[element]?.id ?? "";
}
