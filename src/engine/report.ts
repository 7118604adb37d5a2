import type { AreaRow, Pair, PairCell, Row } from "./breakdowns.ts";
import type { Estimate } from "./estimate.ts";
import type { Range } from "./inventory.ts";
import { apportion, roundRange } from "./rounding.ts";
import type { Figures } from "./tally.ts";

/** An estimate in whole subscriptions, rows with the largest affected first. Points of disjoint parts add up exactly. */
export type Report = Omit<Estimate, "byArea"> & {
  readonly byArea: readonly (Row & { readonly parent: string | undefined })[];
};

/** Step 3's rounding of an estimate. */
export function report(estimate: Estimate): Report {
  const total = roundFigures(estimate.total);
  const byService = estimate.byService.map((row) => ({ key: row.key, ...roundFigures(row) }));
  return {
    ...estimate,
    total,
    byService: largestFirst(byService),
    byOperator: largestFirst(share(total, estimate.byOperator)),
    byOperatorKind: largestFirst(share(total, estimate.byOperatorKind)),
    byCustomerClass: largestFirst(share(total, estimate.byCustomerClass)),
    byPriority: largestFirst(shareSome(total, estimate)),
    byArea: largestFirst(shareDown(total, estimate.byArea)),
    pairs: estimate.pairs.map(({ pair, cells }) => ({
      pair,
      cells: largestFirst(sharePair(pair, cells, { total, byService })),
    })),
    causes: estimate.causes.map((cause) => ({ ...cause, restores: roundRestores(estimate.total, cause.restores) })),
    declaredCauses: estimate.declaredCauses.map((cause) => ({
      ...cause,
      restores: roundRestores(estimate.total, cause.restores),
    })),
  };
}

/** Figures in whole subscriptions, each on its own: low down, high up, point to nearest. */
export function roundFigures({ affected, impaired, base }: Figures): Figures {
  return { affected: roundRange(affected), impaired: roundRange(impaired), base };
}

/** The difference that a reader of the two reported figures sees. */
function roundRestores(total: Figures, restores: { readonly affected: number; readonly impaired: number }) {
  return {
    affected: fallOf(total.affected.point, restores.affected),
    impaired: fallOf(total.impaired.point, restores.impaired),
  };
}

function fallOf(point: number, by: number): number {
  return roundPoint(point) - roundPoint(point - by);
}

function roundPoint(point: number): number {
  return roundRange({ low: point, point, high: point }).point;
}

/** Rounds disjoint parts so that their points add up to the reported total. */
function share<Part extends Figures>(total: Figures, parts: readonly Part[]): readonly Part[] {
  const affected = apportion(
    total.affected.point,
    parts.map((part) => part.affected.point),
  );
  const impaired = apportion(
    total.impaired.point,
    parts.map((part) => part.impaired.point),
  );
  return parts.map((part, index) => ({
    ...part,
    affected: withPoint(part.affected, affected[index]),
    impaired: withPoint(part.impaired, impaired[index]),
  }));
}

/**
 * Those who have no priority are a part like any other until the points are shared out, so that what is told of those who
 * have one is never more than the total.
 */
function shareSome(reported: Figures, { total, byPriority }: Estimate): readonly Row[] {
  const others = (outcome: "affected" | "impaired"): Range => {
    const point = byPriority.reduce((left, row) => left - row[outcome].point, total[outcome].point);
    return { low: 0, point: Math.max(0, point), high: 0 };
  };
  const rest = { key: "", affected: others("affected"), impaired: others("impaired"), base: 0 };
  return share(reported, [...byPriority, rest]).slice(0, -1);
}

function withPoint(range: Range, point: number | undefined): Range {
  return { ...roundRange(range), point: point ?? 0 };
}

/** Areas share out from the top down: a parent is its children and what is counted in itself. */
function shareDown(
  total: Figures,
  areas: readonly AreaRow[],
): readonly (Row & { readonly parent: string | undefined })[] {
  const childrenOf = Map.groupBy(areas, ({ parent }) => parent);
  const rounded: AreaRow[] = [...share(total, childrenOf.get(undefined) ?? [])];
  for (const parent of rounded) {
    const parts: readonly (Figures & { readonly row?: AreaRow })[] = [
      parent.own,
      ...(childrenOf.get(parent.key) ?? []).map((row) => ({ ...row, row })),
    ];
    for (const { row, ...figures } of share(parent, parts)) if (row !== undefined) rounded.push({ ...row, ...figures });
  }
  return rounded.map(({ key, parent, affected, impaired, base }) => ({ key, parent, affected, impaired, base }));
}

type Totals = { readonly total: Figures; readonly byService: readonly Row[] };

function sharePair(pair: Pair, cells: readonly PairCell[], { total, byService }: Totals): readonly PairCell[] {
  const position = pair.indexOf("service");
  if (position < 0) return share(total, cells);
  const cellsOf = Map.groupBy(cells, ({ keys }) => keys[position]);
  return byService.flatMap((row) => share(row, cellsOf.get(row.key) ?? []));
}

function largestFirst<Part extends Figures>(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted(
    (a, b) => b.affected.point - a.affected.point || b.impaired.point - a.impaired.point || b.base - a.base,
  );
}
