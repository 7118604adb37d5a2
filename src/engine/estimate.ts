import {
  type AreaRow,
  type CellLoss,
  type Pair,
  type PairCell,
  type Row,
  cellsOf,
  rowsBy,
  rowsByArea,
  rowsByPriority,
  rowsByService,
  totalOf,
} from "./breakdowns.ts";
import { type Cause, type DeclaredCause, causesOf, declaredCausesOf } from "./causes.ts";
import type { Model } from "./compile.ts";
import {
  type CellLosses,
  type Declared,
  type DeclaredOfCell,
  declaredByCell,
  withDeclaredOf,
  withDeclaredOfAny,
} from "./declared.ts";
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
  /** Of those who have a priority; who has none is in no row, so these are not all. */
  readonly byPriority: readonly Row[];
  readonly byArea: readonly AreaRow[];
  readonly pairs: readonly { readonly pair: Pair; readonly cells: readonly PairCell[] }[];
  readonly causes: readonly Cause[];
  readonly declaredCauses: readonly DeclaredCause[];
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
  /** What is said beside the states of nodes; each under an id of its own. */
  readonly declared?: readonly Declared[];
};

/** Who is affected and impaired when the nodes are in these states. Pure; a model and states give the same figures for ever. */
export function estimate(
  model: Model,
  states: NodeStates,
  { view = {}, pairs = [], causeOf = (leaf) => leaf, declared = [] }: Question = {},
): Estimate {
  const shares = shareRange(model, states, declared);
  const losses = lossesOf(model, { shares, view, declared });
  const situation = { model, states, shares, view, losses, causeOf, declared };
  return {
    total: totalOf(losses),
    byService: rowsByService(model, losses),
    byOperator: rowsBy("operator", losses),
    byOperatorKind: rowsBy("operatorKind", losses),
    byCustomerClass: rowsBy("customerClass", losses),
    byPriority: rowsByPriority(losses),
    byArea: rowsByArea(model, losses),
    pairs: pairs.map((pair) => ({ pair, cells: cellsOf(pair, losses) })),
    causes: causesOf(situation),
    declaredCauses: declaredCausesOf(situation),
    assumedSubscriptions: losses.reduce((sum, { cell }) => sum + cell.assumed, 0),
    oldestCountAsOf: losses.map(({ cell }) => cell.oldestAsOf).sort()[0],
  };
}

type Situation = { readonly shares: ShareRange; readonly view: View; readonly declared: readonly Declared[] };

/** What each cell in view loses. */
export function lossesOf(model: Model, { shares, view, declared }: Situation): readonly CellLoss[] {
  const isMeant = headlineServices(model, view);
  const meant = new Set(
    model.profiles.flatMap(({ services }) => services.filter(isMeant).map(({ service }) => idOf(model, service))),
  );
  const ofProfile = remember((profile: number) => profileLosses(model, { profile, shares, isMeant }));
  const declaredOf = declaredByCell(model, declared);
  const withDeclared = remember((said: readonly DeclaredOfCell[]) =>
    remember((profile: number) => declaredLosses(ofProfile(profile), said, meant)),
  );
  return cellsWithin(model, view).map((cell) => {
    const said = declaredOf(cell);
    const losses = said.length === 0 ? ofProfile(cell.profile) : withDeclared(said)(cell.profile);
    return { cell, ...losses, declared: said };
  });
}

function declaredLosses(losses: CellLosses, said: readonly DeclaredOfCell[], meant: ReadonlySet<string>): CellLosses {
  return {
    headline: withDeclaredOfAny(losses, said, (service) => meant.has(service)),
    byService: new Map([...losses.byService].map(([id, lost]) => [id, withDeclaredOf(id, lost, said)])),
  };
}

function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

function idOf(model: Model, service: number): string {
  return model.inventory.services[service]?.id ?? "";
}

type ProfileQuestion = {
  readonly profile: number;
  readonly shares: ShareRange;
  readonly isMeant: ReturnType<typeof headlineServices>;
};

/** What customers of a profile lose: of each service, and of any that is meant. */
export function profileLosses(model: Model, { profile: index, shares, isMeant }: ProfileQuestion): CellLosses {
  const profile = model.profiles[index] ?? { id: "", leaves: new Set(), services: [] };
  const loss = new ProfileLoss(model, profile, shares);
  const byService = profile.services.map(({ service }): readonly [string, Lost] => [
    idOf(model, service),
    loss.ofServices((other) => other.service === service),
  ]);
  return { headline: loss.ofServices(isMeant), byService: new Map(byService) };
}
