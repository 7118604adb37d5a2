import { type Model, type ShareRange, TotalEstimator, type View, roundFigures, shareRange } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import type { LoadedInventory } from "../inventory/models.ts";
import { type Alone, describeAlone, sceneOfStep } from "./network.ts";
import type { NetworkStep, Thing, Totals } from "./track/step.ts";

export type TotalsOfPart = (step: NetworkStep, things: ReadonlySet<Thing>) => Totals;

/** A part of the base, of whichever inventory; `key`: the same text for the same part. */
export type KeyedPart = { readonly key: string; readonly viewOf: (document: Inventory) => View };

/** The figure of a part when some things alone are as they are. Remembered by state: the same few things fail again and again. */
export function totalsOfPart({ key, viewOf }: KeyedPart): TotalsOfPart {
  return (step, things) => {
    const { model, inventory } = sceneOfStep(step);
    const alone = aloneAt(step, things);
    const { key: state, declared } = alone;
    const { estimator, totalsByModel } = partOf(inventory, key, viewOf);
    const totalsByState = totalsByModel.get(model) ?? new Map<string, Totals>();
    totalsByModel.set(model, totalsByState);
    const known = totalsByState.get(state);
    if (known !== undefined) return known;
    const totals = roundFigures(estimator.totalOf(model, sharesAt(model, alone), declared));
    if (totalsByState.size > MOST_STATES) totalsByState.clear();
    totalsByState.set(state, totals);
    return totals;
  };
}

/** What is known of a part, by model: the inventory's own, or that with other capacities. */
type KnownPart = {
  readonly estimator: TotalEstimator;
  readonly totalsByModel: WeakMap<Model, Map<string, Totals>>;
};

const partsByModel = new WeakMap<Model, Map<string, KnownPart>>();
/** More than anybody has duties for, and more states than an outage has: then all are forgotten. */
const MOST_PARTS = 2_000;
const MOST_STATES = 5_000;

function partOf({ model, document }: LoadedInventory, key: string, viewOf: KeyedPart["viewOf"]): KnownPart {
  const parts = partsByModel.get(model) ?? new Map<string, KnownPart>();
  partsByModel.set(model, parts);
  const known = parts.get(key);
  if (known !== undefined) return known;
  const part = { estimator: new TotalEstimator(model, viewOf(document)), totalsByModel: new WeakMap() };
  if (parts.size > MOST_PARTS) parts.clear();
  parts.set(key, part);
  return part;
}

const sharesByModel = new WeakMap<Model, Map<string, ShareRange>>();
/** Some hundred kilobytes each, of a large network. */
const MOST_SHARES = 100;

/** What there is left of everything: every part of the base is worked out of the same. */
function sharesAt(model: Model, { key, states, declared }: Alone): ShareRange {
  const known = sharesByModel.get(model) ?? new Map<string, ShareRange>();
  sharesByModel.set(model, known);
  const shares = known.get(key) ?? shareRange(model, states, declared);
  if (known.size > MOST_SHARES) known.clear();
  known.set(key, shares);
  return shares;
}

const aloneByStep = new WeakMap<NetworkStep, WeakMap<ReadonlySet<Thing>, Alone>>();

function aloneAt(step: NetworkStep, things: ReadonlySet<Thing>): Alone {
  const byThings = aloneByStep.get(step) ?? new WeakMap<ReadonlySet<Thing>, Alone>();
  aloneByStep.set(step, byThings);
  const known = byThings.get(things) ?? describeAlone(sceneOfStep(step), things);
  byThings.set(things, known);
  return known;
}
