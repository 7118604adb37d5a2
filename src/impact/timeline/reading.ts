import { type Scene, keyOfScene } from "../../alarms/history/scene.ts";
import type { Reading } from "../../alarms/history/series.ts";
import {
  type Dimension,
  type Figures,
  type Model,
  TotalEstimator,
  estimate,
  report,
  roundFigures,
} from "../../engine/index.ts";
import { AppError } from "../../platform/errors.ts";
import { type Instant, compareInstants } from "../../platform/instant.ts";
import { type Filter, viewOf } from "../filter.ts";

/** What figures are broken down by, one at a time. */
export type By = Dimension | "service";

/** Reads from scenes the reported figures of a part of the base. */
export function figuresReading(filter: Filter): Reading<Figures> {
  const view = viewOf(filter);
  const estimators = new WeakMap<Model, TotalEstimator>();
  const valueOf = ({ inventory, model, states, declarations }: Scene): Figures => {
    const estimator = estimators.get(inventory.model) ?? new TotalEstimator(inventory.model, view);
    estimators.set(inventory.model, estimator);
    const declared = declarations.map((one) => one.declared);
    return roundFigures(estimator.total(model, states, declared));
  };
  return { valueOf, isSame: isSameFigures };
}

/** Keeps scenes as they are, those apart of which figures may differ. 400 where more than so many begin after `from`. */
export function scenesReading(from: Instant, most: number): Reading<Scene> {
  const keys = new WeakMap<Scene, string>();
  let count = 0;
  return {
    valueOf: (scene) => {
      keys.set(scene, keyOfScene(scene));
      if (compareInstants(scene.at, from) > 0) count += 1;
      if (count > most) throw tooManyChanges(most);
      return scene;
    },
    isSame: (one, other) => keys.get(one) === keys.get(other),
  };
}

function tooManyChanges(most: number): AppError {
  const message = `needs more than ${most} changes of the network to be broken down; take a shorter time`;
  return new AppError("malformed-request", `query by: ${message}`, [{ path: "by", message }]);
}

const ROWS = {
  service: "byService",
  operator: "byOperator",
  operatorKind: "byOperatorKind",
  customerClass: "byCustomerClass",
  area: "byArea",
} as const satisfies Record<By, string>;

/** The figures of each key in a scene. */
export function rowsIn(
  { model, states, declarations }: Scene,
  filter: Filter,
  by: By,
): readonly (Figures & { readonly key: string })[] {
  const declared = declarations.map((one) => one.declared);
  return report(estimate(model, states, { view: viewOf(filter), declared }))[ROWS[by]];
}

/** Whether figures are the same, each of them. */
export function isSameFigures(one: Figures, other: Figures): boolean {
  if (one.base !== other.base) return false;
  return (["affected", "impaired"] as const).every((outcome) =>
    (["low", "point", "high"] as const).every((bound) => one[outcome][bound] === other[outcome][bound]),
  );
}
