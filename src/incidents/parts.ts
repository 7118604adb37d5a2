import { type Figures, type Model, Tally, TotalEstimator, type View, roundFigures } from "../engine/index.ts";
import { type Alone, describeAlone, sceneOfStep } from "./network.ts";
import type { NetworkStep, Thing, Totals } from "./track/step.ts";

export type TotalsOfPart = (step: NetworkStep, things: ReadonlySet<Thing>) => Totals;

/**
 * The figure of a part of the base, given as views that share nobody, when some things alone are as they are. Remembered by
 * state: the same few things fail again and again.
 */
export function totalsOfPart(views: readonly View[]): TotalsOfPart {
  const key = keyOfViews(views);
  return (step, things) => {
    const { model, inventory } = sceneOfStep(step);
    const { key: state, states, declared } = aloneAt(step, things);
    const { estimators, totalsByModel } = partOf(inventory.model, key, views);
    const totalsByState = totalsByModel.get(model) ?? new Map<string, Totals>();
    totalsByModel.set(model, totalsByState);
    const known = totalsByState.get(state);
    if (known !== undefined) return known;
    const totals = sumOf(estimators.map((one) => one.total(model, states, declared)));
    if (totalsByState.size > MOST_STATES) totalsByState.clear();
    totalsByState.set(state, totals);
    return totals;
  };
}

/** The same text for the same part of the base. */
export function keyOfViews(views: readonly View[]): string {
  return JSON.stringify(views, (_, value: unknown) =>
    value instanceof Set ? Array.from<string>(value).sort() : value,
  );
}

function sumOf(figures: readonly Figures[]): Totals {
  const sum = new Tally();
  for (const one of figures) sum.addFigures(one);
  return roundFigures(sum.figures());
}

/** What is known of a part, by model: the inventory's own, or that with other capacities. */
type KnownPart = {
  readonly estimators: readonly TotalEstimator[];
  readonly totalsByModel: WeakMap<Model, Map<string, Totals>>;
};

const partsByModel = new WeakMap<Model, Map<string, KnownPart>>();
/** More than anybody has duties for, and more states than an outage has: then all are forgotten. */
const MOST_PARTS = 2_000;
const MOST_STATES = 5_000;

function partOf(model: Model, key: string, views: readonly View[]): KnownPart {
  const parts = partsByModel.get(model) ?? new Map<string, KnownPart>();
  partsByModel.set(model, parts);
  const known = parts.get(key);
  if (known !== undefined) return known;
  const part = { estimators: views.map((view) => new TotalEstimator(model, view)), totalsByModel: new WeakMap() };
  if (parts.size > MOST_PARTS) parts.clear();
  parts.set(key, part);
  return part;
}

const aloneByStep = new WeakMap<NetworkStep, WeakMap<ReadonlySet<Thing>, Alone>>();

function aloneAt(step: NetworkStep, things: ReadonlySet<Thing>): Alone {
  const byThings = aloneByStep.get(step) ?? new WeakMap<ReadonlySet<Thing>, Alone>();
  aloneByStep.set(step, byThings);
  const known = byThings.get(things) ?? describeAlone(sceneOfStep(step), things);
  byThings.set(things, known);
  return known;
}
