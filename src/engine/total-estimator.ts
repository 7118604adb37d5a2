import { totalOf } from "./breakdowns.ts";
import type { Cell } from "./cells.ts";
import type { Model } from "./compile.ts";
import type { Declared } from "./declared.ts";
import { lossesOf, profileLosses } from "./estimate.ts";
import { type NodeStates, type ShareRange, type Shares, shareRange } from "./shares.ts";
import { type Figures, Tally } from "./tally.ts";
import { type View, cellsWithin, headlineServices } from "./view.ts";

/** What is remembered of a profile: what it loses, by the shares of its leaves, up to so many. */
const MOST_REMEMBERED = 10_000;

type Group = {
  readonly profile: number;
  readonly cells: readonly Cell[];
  readonly leaves: readonly number[];
  readonly lostByShares: Map<string, Tally>;
};

/**
 * The total of one estimate after another, of one inventory and view: only profiles that a failing leaf bears on are worked
 * out, and each no more than once for the same shares. The figures are `estimate`'s, to the last bit.
 */
export class TotalEstimator {
  readonly #view: View;
  readonly #isMeant: ReturnType<typeof headlineServices>;
  readonly #groups: readonly Group[];
  readonly #groupsByLeaf: ReadonlyMap<number, readonly number[]>;
  readonly #base: number;

  constructor(model: Model, view: View = {}) {
    this.#view = view;
    this.#isMeant = headlineServices(model, view);
    const cellsOf = Map.groupBy(cellsWithin(model, view), ({ profile }) => profile);
    this.#groups = [...cellsOf]
      .sort(([a], [b]) => a - b)
      .map(([profile, cells]) => {
        const leaves = [...(model.profiles[profile]?.leaves ?? [])];
        return { profile, cells, leaves, lostByShares: new Map() };
      });
    const pairs = this.#groups.flatMap(({ leaves }, index) => leaves.map((leaf) => ({ leaf, index })));
    const byLeaf = Map.groupBy(pairs, ({ leaf }) => leaf);
    this.#groupsByLeaf = new Map([...byLeaf].map(([leaf, found]) => [leaf, found.map(({ index }) => index)]));
    this.#base = this.#groups.flatMap(({ cells }) => cells).reduce((sum, { point }) => sum + point, 0);
  }

  /** `model`: the one it was made for, or the same with other capacities. Unrounded. */
  total(model: Model, states: NodeStates, declared: readonly Declared[] = []): Figures {
    return this.totalOf(model, shareRange(model, states, declared), declared);
  }

  /** The same where the shares are worked out: those of every view are. */
  totalOf(model: Model, shares: ShareRange, declared: readonly Declared[]): Figures {
    if (declared.some(({ of }) => "view" in of))
      return totalOf(lossesOf(model, { shares, view: this.#view, declared }));
    const sum = new Tally();
    for (const index of this.#touched(shares)) {
      const group = this.#groups[index];
      if (group !== undefined) sum.addAll(this.#lostOf(group, model, shares));
    }
    return { ...sum.figures(), base: this.#base };
  }

  /** Groups that a leaf below full bears on, in their order. */
  #touched({ low, point, high }: ShareRange): readonly number[] {
    const touched = new Set<number>();
    for (const [leaf, groups] of this.#groupsByLeaf)
      if ([point, low, high].some((shares) => isBelowFull(shares, leaf)))
        for (const group of groups) touched.add(group);
    return [...touched].sort((a, b) => a - b);
  }

  #lostOf({ profile, cells, leaves, lostByShares }: Group, model: Model, shares: ShareRange): Tally {
    const key = leaves.flatMap((leaf) => sharesAt(shares, leaf)).join();
    const known = lostByShares.get(key);
    if (known !== undefined) return known;
    // The services too, though nobody asks for them: which is worked out first shows in the last bit.
    const lost = profileLosses(model, { profile, shares, isMeant: this.#isMeant }).headline;
    const tally = new Tally();
    for (const cell of cells) tally.add(cell, lost);
    if (lostByShares.size >= MOST_REMEMBERED) lostByShares.clear();
    lostByShares.set(key, tally);
    return tally;
  }
}

function isBelowFull({ served, unimpaired }: Shares, leaf: number): boolean {
  return (served[leaf] ?? 1) < 1 || (unimpaired[leaf] ?? 1) < 1;
}

function sharesAt({ low, point, high }: ShareRange, leaf: number): readonly (number | undefined)[] {
  const at = ({ served, unimpaired }: Shares) => [served[leaf], unimpaired[leaf]];
  return low === point && high === point ? at(point) : [...at(point), ...at(low), ...at(high)];
}
