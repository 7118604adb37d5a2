import type { Cell } from "./cells.ts";
import type { Model } from "./compile.ts";
import type { Range } from "./inventory.ts";
import type { Lost } from "./lost.ts";
import { type View, cellsWithin } from "./view.ts";

/**
 * What a person says beside the states of nodes. `share`: of whom it is said, 0 to 1, low ≤ point ≤ high: of the nodes the
 * share of their capacity, of a view the share of its customers. `affected` cannot use the services, `impaired` are
 * served worse. It holds beside what the nodes do: of both, the worse.
 */
export type Declared = {
  readonly id: string;
  readonly outcome: "affected" | "impaired";
  readonly share: Range;
  readonly of: { readonly nodes: ReadonlySet<string> } | { readonly view: View };
};

/** What is declared of customers, and of nothing else. */
export type DeclaredOfCell = Declared & { readonly of: { readonly view: View } };

const NOTHING: readonly DeclaredOfCell[] = [];

/** What is declared of each cell's customers; cells of which the same is declared share one list. */
export function declaredByCell(model: Model, declared: readonly Declared[]): (cell: Cell) => readonly DeclaredOfCell[] {
  const listByCell = new Map<Cell, readonly DeclaredOfCell[]>();
  for (const one of declared.filter(isOfCells)) {
    // Each list that there is grows by one, once for all cells that have it.
    const grown = new Map<readonly DeclaredOfCell[], readonly DeclaredOfCell[]>();
    for (const cell of cellsWithin(model, one.of.view)) {
      const list = listByCell.get(cell) ?? NOTHING;
      const longer = grown.get(list) ?? [...list, one];
      grown.set(list, longer);
      listByCell.set(cell, longer);
    }
  }
  return (cell) => listByCell.get(cell) ?? NOTHING;
}

function isOfCells(declared: Declared): declared is DeclaredOfCell {
  return "view" in declared.of;
}

/** What a cell loses of one service, with what is declared of it: at least the declared share. */
export function withDeclaredOf(service: string, lost: Lost, declared: readonly DeclaredOfCell[]): Lost {
  return declared
    .filter(({ of: { view } }) => view.services?.has(service) ?? true)
    .reduce((sum, one) => inOrder(atLeast(sum, one)), lost);
}

/** What a cell loses as it stands, of each service and of any that is meant. */
export type CellLosses = { readonly headline: Lost; readonly byService: ReadonlyMap<string, Lost> };

/**
 * What a cell loses of any service that is meant; where only one is, what it loses of that. Those of whom something is declared are taken to be among those who lose it anyway,
 * except for the high: there whoever need not be the same is another.
 */
export function withDeclaredOfAny(
  { headline, byService }: CellLosses,
  declared: readonly DeclaredOfCell[],
  isMeant: (service: string) => boolean,
): Lost {
  const meant = [...byService.keys()].filter(isMeant);
  const [only = ""] = meant;
  if (meant.length === 1) return withDeclaredOf(only, headline, declared);
  const all = declared.reduce((sum, one) => {
    const services = [...byService].filter(
      ([service]) => isMeant(service) && (one.of.view.services?.has(service) ?? true),
    );
    if (services.length === 0) return sum;
    const beyond = (outcome: keyof Lost): number =>
      Math.max(0, one.share.high - Math.min(...services.map(([, lost]) => lost[outcome].low)));
    const floor = atLeast(sum, one);
    const widen = (outcome: keyof Lost): Range => ({
      ...floor[outcome],
      high: Math.min(1, sum[outcome].high + (isOf(outcome, one) ? beyond(outcome) : 0)),
    });
    return { affected: widen("affected"), impaired: widen("impaired") };
  }, headline);
  // Once, at the end: which was declared first is nothing that figures may depend on.
  return inOrder(all);
}

/** The same for the best estimate alone. */
export function leastPointOfAny(
  lost: { readonly affected: number; readonly impaired: number },
  declared: readonly DeclaredOfCell[],
  meant: readonly string[],
): { readonly affected: number; readonly impaired: number } {
  const bearing = declared.filter(({ of: { view } }) => meant.some((service) => view.services?.has(service) ?? true));
  const raise = (outcome: keyof Lost): number =>
    Math.max(lost[outcome], ...bearing.filter((one) => isOf(outcome, one)).map(({ share }) => share.point));
  return { affected: raise("affected"), impaired: raise("impaired") };
}

function atLeast(lost: Lost, one: Declared): Lost {
  const raise = (outcome: keyof Lost): Range =>
    isOf(outcome, one) ? greater(lost[outcome], one.share) : lost[outcome];
  return { affected: raise("affected"), impaired: raise("impaired") };
}

/** Who is affected is impaired too. */
function isOf(outcome: keyof Lost, one: Declared): boolean {
  return outcome === "impaired" || one.outcome === "affected";
}

function greater(a: Range, b: Range): Range {
  return { low: Math.max(a.low, b.low), point: Math.max(a.point, b.point), high: Math.max(a.high, b.high) };
}

/** Whatever bounds one bounds the other: who is affected is impaired. */
function inOrder({ affected, impaired }: Lost): Lost {
  return {
    affected: { ...affected, high: Math.min(affected.high, impaired.high) },
    impaired: { ...impaired, low: Math.max(impaired.low, affected.low) },
  };
}

/** The greatest share that is declared of a node, for each end of the range. */
export function declaredOfNode(
  declared: readonly Declared[],
  outcome: Declared["outcome"],
): (node: string, bound: keyof Range) => number {
  const sharesByNode = new Map<string, Range>();
  for (const { of, share } of declared.filter((one) => one.outcome === outcome)) {
    if (!("nodes" in of)) continue;
    for (const node of of.nodes) sharesByNode.set(node, greater(sharesByNode.get(node) ?? share, share));
  }
  return (node, bound) => sharesByNode.get(node)?.[bound] ?? 0;
}
