/**
 * The least probability of an event over all joint distributions of n events with given marginals: a linear programme
 * with one column for each outcome (bit i: event i happens). Written for certainty, not speed. Up to four events every
 * basis is tried. With more, a basis is improved step by step, each system solved afresh, and the answer is believed
 * only with its proof: a distribution that attains it, and a price for each event that no outcome beats.
 */
export function leastProbability(marginals: readonly number[], isHeld: readonly boolean[]): number {
  return marginals.length <= 4 ? leastOverAllBases(marginals, isHeld) : leastWithProof(marginals, isHeld);
}

type Matrix = readonly (readonly number[])[];
type Basis = { readonly columns: readonly number[]; readonly inverse: Matrix };

const basesByCount = new Map<number, readonly Basis[]>();

export function leastOverAllBases(marginals: readonly number[], isHeld: readonly boolean[]): number {
  const bases = basesByCount.get(marginals.length) ?? allBases(marginals.length);
  basesByCount.set(marginals.length, bases);
  let least = Number.POSITIVE_INFINITY;
  for (const { columns, inverse } of bases) {
    const weights = inverse.map((row) => dot(row, [...marginals, 1]));
    if (weights.some((weight) => weight < -1e-12)) continue;
    least = Math.min(least, dot(weights, costsOf(columns, isHeld)));
  }
  return least;
}

function allBases(count: number): readonly Basis[] {
  return choose(2 ** count, count + 1).flatMap((columns) => {
    const inverse = invert(matrixOf(columns, count));
    return inverse === undefined ? [] : [{ columns, inverse }];
  });
}

function choose(from: number, count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  if (from < count) return [];
  return [...choose(from - 1, count), ...choose(from - 1, count - 1).map((rest) => [...rest, from - 1])];
}

/** The likeliest first: the nested outcomes ∅, {first}, {first, second}, … are a distribution to start from. */
function nestedColumns(marginals: readonly number[]): readonly number[] {
  const byLikelihood = marginals.map((_, event) => event).sort((a, b) => (marginals[b] ?? 0) - (marginals[a] ?? 0));
  const columns = [0];
  for (const event of byLikelihood) columns.push((columns.at(-1) ?? 0) + 2 ** event);
  return columns;
}

export function leastWithProof(marginals: readonly number[], isHeld: readonly boolean[]): number {
  let columns = nestedColumns(marginals);
  for (let step = 0; step < 10_000; step++) {
    const inverse = invert(matrixOf(columns, marginals.length));
    if (inverse === undefined) throw new Error("a basis fell flat");
    const weights = inverse.map((row) => dot(row, [...marginals, 1]));
    const costs = costsOf(columns, isHeld);
    const prices = marginals
      .map((_, event) => event)
      .concat(marginals.length)
      .map((row) =>
        dot(
          inverse.map((line) => line[row] ?? 0),
          costs,
        ),
      );
    const entering = isHeld.findIndex((held, outcome) => Number(held) - worth(outcome, prices) < -1e-10);
    if (entering < 0) return proven(weights, { costs, prices, marginals });
    const change = inverse.map((row) => dot(row, rowOf(entering, marginals.length)));
    columns = columns.with(leaving(weights, change, columns), entering);
  }
  throw new Error("no best distribution found");
}

function proven(
  weights: readonly number[],
  {
    costs,
    prices,
    marginals,
  }: { readonly costs: readonly number[]; readonly prices: readonly number[]; readonly marginals: readonly number[] },
): number {
  if (weights.some((weight) => weight < -1e-9)) throw new Error("not a distribution");
  const attained = dot(weights, costs);
  if (Math.abs(attained - dot(prices, [...marginals, 1])) > 1e-9) throw new Error("not proven");
  return attained;
}

/** Bland's rule: of the rows that bind first, the least column leaves. */
function leaving(weights: readonly number[], change: readonly number[], columns: readonly number[]): number {
  const ratios = change.map((c, row) => (c > 1e-9 ? Math.max(0, weights[row] ?? 0) / c : Number.POSITIVE_INFINITY));
  const first = Math.min(...ratios);
  const binding = [...ratios.keys()].filter((row) => (ratios[row] ?? 0) <= first + 1e-12);
  return binding.sort((a, b) => (columns[a] ?? 0) - (columns[b] ?? 0))[0] ?? 0;
}

function worth(outcome: number, prices: readonly number[]): number {
  return dot(rowOf(outcome, prices.length - 1), prices);
}

/** An outcome's column: 1 for each event that happens, and 1 for the total. */
function rowOf(outcome: number, count: number): readonly number[] {
  return [...Array.from({ length: count }, (_, event) => (outcome >> event) & 1), 1];
}

function matrixOf(columns: readonly number[], count: number): Matrix {
  const transposed = columns.map((outcome) => rowOf(outcome, count));
  return columns.map((_, row) => transposed.map((column) => column[row] ?? 0));
}

function costsOf(columns: readonly number[], isHeld: readonly boolean[]): readonly number[] {
  return columns.map((outcome) => (isHeld[outcome] === true ? 1 : 0));
}

/** Gauss and Jordan with the largest pivot; undefined where the columns depend on each other. */
function invert(matrix: Matrix): Matrix | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let at = 0; at < size; at++) {
    const below = rows.slice(at).map((row) => Math.abs(row[at] ?? 0));
    const largest = at + below.indexOf(Math.max(...below));
    const pivotRow = rows[largest] ?? [];
    const pivot = pivotRow[at] ?? 0;
    if (Math.abs(pivot) < 1e-9) return undefined;
    rows[largest] = rows[at] ?? [];
    const scaled = pivotRow.map((entry) => entry / pivot);
    for (const [i, row] of rows.entries()) {
      const factor = row[at] ?? 0;
      if (i !== at && factor !== 0) rows[i] = row.map((entry, j) => entry - factor * (scaled[j] ?? 0));
    }
    rows[at] = scaled;
  }
  return rows.map((row) => row.slice(size));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, entry, index) => sum + entry * (b[index] ?? 0), 0);
}
