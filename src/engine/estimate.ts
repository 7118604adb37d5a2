import {
  type AreaRow,
  type CellLoss,
  type Pair,
  type PairCell,
  type Row,
  cellsOf,
  rowsBy,
  rowsByArea,
  rowsByService,
  totalOf,
} from "./breakdowns.ts";
import { type Cause, causesOf } from "./causes.ts";
import type { Model } from "./compile.ts";
import { ProfileLoss, type Lost } from "./lost.ts";
import { type NodeStates, type ShareRange, shareRange } from "./shares.ts";
import type { Figures } from "./tally.ts";
import { type View, cellsWithin, headlineServices } from "./view.ts";

/** Changes whenever a figure could: an estimate names the engine that made it. */
export const ENGINE_VERSION = "1";

/** Unrounded figures; `report` rounds them. Services and areas stand in the order of the inventory, others as their first segments do. */
export type Estimate = {
  readonly total: Figures;
  readonly byService: readonly Row[];
  readonly byOperator: readonly Row[];
  readonly byOperatorKind: readonly Row[];
  readonly byCustomerClass: readonly Row[];
  readonly byArea: readonly AreaRow[];
  readonly pairs: readonly { readonly pair: Pair; readonly cells: readonly PairCell[] }[];
  readonly causes: readonly Cause[];
  /** Of the base in view: subscriptions whose count was assumed, and the date of the oldest count. */
  readonly assumedSubscriptions: number;
  readonly oldestCountAsOf: string | undefined;
};

/** What to estimate: the whole base unless a view limits it, and which pairs to break it down by. */
export type Question = {
  readonly view?: View;
  readonly pairs?: readonly Pair[];
  /** The name under which a leaf is told, by default its own; leaves of one name are one cause. */
  readonly causeOf?: (leaf: string) => string;
};

/** Who is affected and impaired when the nodes are in these states. Pure; a model and states give the same figures for ever. */
export function estimate(
  model: Model,
  states: NodeStates,
  { view = {}, pairs = [], causeOf = (leaf) => leaf }: Question = {},
): Estimate {
  const shares = shareRange(model, states);
  const losses = lossesOf(model, shares, view);
  return {
    total: totalOf(losses),
    byService: rowsByService(model, losses),
    byOperator: rowsBy("operator", losses),
    byOperatorKind: rowsBy("operatorKind", losses),
    byCustomerClass: rowsBy("customerClass", losses),
    byArea: rowsByArea(model, losses),
    pairs: pairs.map((pair) => ({ pair, cells: cellsOf(pair, losses) })),
    causes: causesOf({ model, states, shares, view, losses, causeOf }),
    assumedSubscriptions: losses.reduce((sum, { cell }) => sum + cell.assumed, 0),
    oldestCountAsOf: losses.map(({ cell }) => cell.oldestAsOf).sort()[0],
  };
}

type ProfileLosses = { readonly headline: Lost; readonly byService: ReadonlyMap<string, Lost> };

function lossesOf(model: Model, shares: ShareRange, view: View): readonly CellLoss[] {
  const isMeant = headlineServices(model, view);
  const byProfile = new Map<number, ProfileLosses>();
  return cellsWithin(model, view).map((cell) => {
    const losses = byProfile.get(cell.profile) ?? profileLosses(model, { profile: cell.profile, shares, isMeant });
    byProfile.set(cell.profile, losses);
    return { cell, ...losses };
  });
}

type ProfileQuestion = {
  readonly profile: number;
  readonly shares: ShareRange;
  readonly isMeant: ReturnType<typeof headlineServices>;
};

function profileLosses(model: Model, { profile: index, shares, isMeant }: ProfileQuestion): ProfileLosses {
  const profile = model.profiles[index] ?? { id: "", leaves: new Set(), services: [] };
  const loss = new ProfileLoss(model, profile, shares);
  const byService = profile.services.map(({ service }): readonly [string, Lost] => [
    model.inventory.services[service]?.id ?? "",
    loss.ofServices((other) => other.service === service),
  ]);
  return { headline: loss.ofServices(isMeant), byService: new Map(byService) };
}
