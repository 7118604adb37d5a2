import type { Reading } from "../../alarms/history/series.ts";
import type { Scene } from "../../alarms/history/scene.ts";
import {
  type Dimension,
  type Figures,
  type Model,
  TotalEstimator,
  estimate,
  report,
  roundFigures,
} from "../../engine/index.ts";
import { type Filter, viewOf } from "../filter.ts";

/** What figures are broken down by, one at a time. */
export type By = Dimension | "service";

/** Reported figures of a moment: of all in view, and where they are broken down, of each key. */
export type Figured = Figures & { readonly rows: ReadonlyMap<string, Figures> };

const NO_ROWS: Figured["rows"] = new Map();

/** Reads figures from scenes: of a part of the base, and broken down or not. */
export function figuresReading(filter: Filter, by: By | undefined): Reading<Figured> {
  const view = viewOf(filter);
  const estimators = new WeakMap<Model, TotalEstimator>();
  const totalOf = ({ inventory, model, states, declarations }: Scene): Figured => {
    const estimator = estimators.get(inventory.model) ?? new TotalEstimator(inventory.model, view);
    estimators.set(inventory.model, estimator);
    const declared = declarations.map((one) => one.declared);
    return { ...roundFigures(estimator.total(model, states, declared)), rows: NO_ROWS };
  };
  return { valueOf: by === undefined ? totalOf : rowsOf(view, by), isSame: isSameFigured };
}

const ROWS = {
  service: "byService",
  operator: "byOperator",
  operatorKind: "byOperatorKind",
  customerClass: "byCustomerClass",
  area: "byArea",
} as const satisfies Record<By, string>;

function rowsOf(view: ReturnType<typeof viewOf>, by: By): (scene: Scene) => Figured {
  return ({ model, states, declarations }) => {
    const declared = declarations.map((one) => one.declared);
    const figures = report(estimate(model, states, { view, declared }));
    const rows = figures[ROWS[by]].map(({ key, affected, impaired, base }): [string, Figures] => [
      key,
      { affected, impaired, base },
    ]);
    return { ...figures.total, rows: new Map(rows) };
  };
}

function isSameFigured(one: Figured, other: Figured): boolean {
  if (!isSameFigures(one, other) || one.rows.size !== other.rows.size) return false;
  return [...one.rows].every(([key, figures]) => {
    const row = other.rows.get(key);
    return row !== undefined && isSameFigures(figures, row);
  });
}

/** Whether figures are the same, each of them. */
export function isSameFigures(one: Figures, other: Figures): boolean {
  if (one.base !== other.base) return false;
  return (["affected", "impaired"] as const).every((outcome) =>
    (["low", "point", "high"] as const).every((bound) => one[outcome][bound] === other[outcome][bound]),
  );
}
