import type { Moment } from "../alarms/moment.ts";
import { ENGINE_VERSION, type Report, estimate, report } from "../engine/index.ts";
import type { Inventory } from "../inventory/document.ts";
import { AppError } from "../platform/errors.ts";
import type { Impact } from "./answer.ts";
import { describeCauses } from "./causes.ts";
import { coverageOf, evidenceOf } from "./coverage.ts";
import { type Filter, pairsOf, viewOf } from "./filter.ts";
import { headline } from "./headline.ts";

/** Computes and describes the impact at a moment. */
export function impactOf(moment: Moment, filter: Filter): Impact {
  const causeOf = (leaf: string): string => moment.hidden.get(leaf)?.leaf ?? leaf;
  const declared = moment.declarations.map((one) => one.declared);
  const question = { view: viewOf(filter), pairs: pairsOf(filter), causeOf, declared };
  const figures = report(estimate(moment.model, moment.states, question));
  const { document } = moment;
  const coverage = coverageOf(moment, figures);
  return {
    at: moment.at,
    knownAt: moment.knownAt,
    inventoryVersion: moment.version,
    sequence: moment.sequence,
    engine: ENGINE_VERSION,
    stale: false,
    headline: headline(figures.total.affected, evidenceOf(moment)),
    ...figures.total,
    ...describeRows(figures, document),
    ...describeCells(figures),
    causes: describeCauses(figures, moment),
    coverage,
  };
}

/** The breakdowns of an answer. */
export type Rows = "byService" | "byOperator" | "byOperatorKind" | "byCustomerClass" | "byPriority" | "byArea";

/** The rows of each breakdown, by name. */
export function describeRows(figures: Report, { services, operators, areas }: Inventory): Pick<Impact, Rows> {
  const serviceById = new Map(services.map((service) => [service.id, service]));
  const operatorById = new Map(operators.map((operator) => [operator.id, operator]));
  const areaById = new Map(areas.map((area) => [area.id, area]));
  return {
    byService: figures.byService.map(({ key, ...row }) => {
      const { name = key, kind = "", customerFacing = true } = serviceById.get(key) ?? {};
      return { key, name, kind, customerFacing, ...row };
    }),
    byOperator: figures.byOperator.map(({ key, ...row }) => {
      const { name = key, kind = "", host } = operatorById.get(key) ?? {};
      return { key, name, kind, ...(host === undefined ? {} : { host }), ...row };
    }),
    byOperatorKind: figures.byOperatorKind.map(({ key, ...row }) => ({ key, name: key, ...row })),
    byCustomerClass: figures.byCustomerClass.map(({ key, ...row }) => ({ key, name: key, ...row })),
    byPriority: figures.byPriority.map(({ key, ...row }) => ({ key, name: key, ...row })),
    byArea: figures.byArea.map(({ key, parent, ...row }) => {
      const name = areaById.get(key)?.name ?? key;
      return { key, name, ...(parent === undefined ? {} : { parent }), ...row };
    }),
  };
}

/** Of a breakdown by two dimensions, in one answer. */
const MOST_CELLS = 100_000;

function describeCells({ pairs }: Report): Pick<Impact, "cells"> {
  const [only] = pairs;
  if (only === undefined) return {};
  const [first, second] = only.pair;
  if (only.cells.length > MOST_CELLS) {
    const message = `query by: makes ${only.cells.length} cells, and an answer has at most ${MOST_CELLS}; filter it`;
    throw new AppError("malformed-request", message);
  }
  return { cells: only.cells.map(({ keys, ...figures }) => ({ [first]: keys[0], [second]: keys[1], ...figures })) };
}
