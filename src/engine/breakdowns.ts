import type { Cell } from "./cells.ts";
import type { Model } from "./compile.ts";
import type { CellLosses, DeclaredOfCell } from "./declared.ts";
import type { Lost } from "./lost.ts";
import { type Figures, Tally } from "./tally.ts";
import { topologicalOrder } from "./topological-order.ts";

/** What disjoint parts of the base a figure can be broken down by. */
export type Dimension = "operator" | "operatorKind" | "customerClass" | "area";
/** Two different dimensions, or one and the services; in the order of the keys of its cells. */
export type Pair = readonly [Dimension | "service", Dimension | "service"];

/** The figures of one key of a breakdown, in subscriptions. */
export type Row = Figures & { readonly key: string };
/** `parent` where the area has one; own: what is counted in the area itself and not in a child of it. */
export type AreaRow = Row & { readonly parent: string | undefined; readonly own: Figures };
/** Keys in the order of the pair. An area stands for its own segments, so that cells are disjoint. */
export type PairCell = Figures & { readonly keys: readonly [string, string] };

/** What each cell of the base loses: of the headline, and of each service that its profile offers; and what is declared of it. */
export type CellLoss = CellLosses & { readonly cell: Cell; readonly declared: readonly DeclaredOfCell[] };

/** All cells together, profile by profile: each subscription once, whatever it loses. */
export function totalOf(losses: readonly Pick<CellLoss, "cell" | "headline">[]): Figures {
  const tallies = new Map<number, Tally>();
  for (const { cell, headline } of losses) tallyAt(tallies, cell.profile).add(cell, headline);
  const total = new Tally();
  for (const [, tally] of [...tallies].sort(([a], [b]) => a - b)) total.addAll(tally);
  return total.figures();
}

/** One row for each key that has segments, in the order of its first segment. */
export function rowsBy(dimension: Dimension, losses: readonly CellLoss[]): readonly Row[] {
  const tallies = new Map<string, Tally>();
  for (const { cell, headline } of losses) tallyAt(tallies, cell[dimension]).add(cell, headline);
  return [...tallies].map(([key, tally]) => ({ key, ...tally.figures() }));
}

/** One row for each priority of a segment, in the order of the cells that have it. Who has none is in no row. */
export function rowsByPriority(losses: readonly CellLoss[]): readonly Row[] {
  const tallies = new Map<string, Tally>();
  for (const { cell, headline } of losses) {
    if (cell.priorities === undefined) continue;
    for (const [priority, counts] of cell.priorities) tallyAt(tallies, priority).add(counts, headline);
  }
  return [...tallies].map(([key, tally]) => ({ key, ...tally.figures() }));
}

/** Every service of the inventory, in its order, also those that no profile in view offers. */
export function rowsByService(model: Model, losses: readonly CellLoss[]): readonly Row[] {
  const tallies = new Map(model.inventory.services.map(({ id }) => [id, new Tally()]));
  for (const { cell, byService } of losses) {
    for (const [service, lost] of byService) tallies.get(service)?.add(cell, lost);
  }
  return [...tallies].map(([key, tally]) => ({ key, ...tally.figures() }));
}

/** Areas that have segments, themselves or in a descendant, in the order of the inventory. */
export function rowsByArea(model: Model, losses: readonly CellLoss[]): readonly AreaRow[] {
  const own = new Map<string, Tally>();
  for (const { cell, headline } of losses) tallyAt(own, cell.area).add(cell, headline);
  const whole = new Map<string, Tally>();
  for (const { id, parent } of innermostFirst(model.inventory.areas)) {
    const tally = own.get(id);
    if (tally !== undefined) tallyAt(whole, id).addAll(tally);
    const all = whole.get(id);
    if (all !== undefined && parent !== undefined) tallyAt(whole, parent).addAll(all);
  }
  return model.inventory.areas.flatMap(({ id, parent }) => {
    const tally = whole.get(id);
    if (tally === undefined) return [];
    return [{ key: id, parent, ...tally.figures(), own: (own.get(id) ?? new Tally()).figures() }];
  });
}

type Area = Model["inventory"]["areas"][number];

/** Areas, each before the one that it is part of. */
function innermostFirst(areas: readonly Area[]): readonly Area[] {
  const indexById = new Map(areas.map(({ id }, index) => [id, index]));
  const ordering = topologicalOrder(areas.length, (item) => {
    const parent = indexById.get(areas[item]?.parent ?? "");
    return parent === undefined ? [] : [parent];
  });
  const outermostFirst = "order" in ordering ? ordering.order : [];
  return outermostFirst.toReversed().flatMap((item) => areas[item] ?? []);
}

/** One cell for each combination of keys that has segments. They are disjoint, with service per service. */
export function cellsOf(pair: Pair, losses: readonly CellLoss[]): readonly PairCell[] {
  const tallies = new Map<string, { readonly keys: readonly [string, string]; readonly tally: Tally }>();
  for (const loss of losses) {
    for (const { keys, lost } of keysAndLoss(pair, loss)) {
      const name = JSON.stringify(keys);
      const known = tallies.get(name) ?? { keys, tally: new Tally() };
      tallies.set(name, known);
      known.tally.add(loss.cell, lost);
    }
  }
  return [...tallies.values()].map(({ keys, tally }) => ({ keys, ...tally.figures() }));
}

/** A pair without service is about the headline; with service, about each that the cell's profile offers. */
function keysAndLoss(
  [first, second]: Pair,
  { cell, headline, byService }: CellLoss,
): readonly { readonly keys: readonly [string, string]; readonly lost: Lost }[] {
  const keyOf = (dimension: Pair[number], service: string): string =>
    dimension === "service" ? service : cell[dimension];
  if (first !== "service" && second !== "service") return [{ keys: [cell[first], cell[second]], lost: headline }];
  return [...byService].map(([service, lost]) => ({ keys: [keyOf(first, service), keyOf(second, service)], lost }));
}

function tallyAt<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const known = tallies.get(key) ?? new Tally();
  tallies.set(key, known);
  return known;
}
