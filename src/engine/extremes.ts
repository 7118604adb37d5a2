/**
 * The least and the greatest expectation of `value` over all joint distributions of n events with the given marginals.
 * A linear programme with one column for each of the 2ⁿ outcomes (bit i of an outcome: event i happens) and a row for
 * each marginal and for the total, solved by the simplex method with Bland's rule, which cannot go round in circles.
 * It starts from the distribution in which the events are nested, which is feasible whatever the marginals are.
 * Precondition: marginals in [0,1], value has 2ⁿ entries, n small (here at most 6).
 */
export function extremeExpectations(
  marginals: readonly number[],
  value: readonly number[],
): { least: number; greatest: number } {
  return {
    least: minimise(marginals, value),
    greatest: -minimise(
      marginals,
      value.map((v) => -v),
    ),
  };
}

const EPSILON = 1e-11;

/** Rows: one per event, then the total; columns: outcomes, then the right-hand side. The last row holds reduced costs. */
type Tableau = { readonly rows: Float64Array[]; readonly basis: number[]; readonly costs: Float64Array };

function minimise(marginals: readonly number[], cost: readonly number[]): number {
  const tableau = nestedStart(marginals, cost);
  for (let column = entering(tableau); column >= 0; column = entering(tableau)) {
    pivot(tableau, leaving(tableau, column), column);
  }
  return tableau.basis.reduce((sum, outcome, row) => sum + (cost[outcome] ?? 0) * (tableau.rows[row]?.at(-1) ?? 0), 0);
}

/** Outcomes ∅, {likeliest}, {two likeliest}, … are a basis: pivoting on them in turn is a triangular elimination. */
function nestedStart(marginals: readonly number[], cost: readonly number[]): Tableau {
  const outcomes = cost.length;
  const rows = [...marginals, 1].map((marginal, event) => {
    const isTotal = event === marginals.length;
    const row = Float64Array.from({ length: outcomes }, (_, outcome) => (isTotal || (outcome >> event) & 1 ? 1 : 0));
    return Float64Array.of(...row, marginal);
  });
  const tableau = { rows, basis: rows.map(() => 0), costs: Float64Array.of(...cost, 0) };
  const likeliestLast = marginals.map((_, event) => event).sort((a, b) => (marginals[a] ?? 0) - (marginals[b] ?? 0));
  let nested = 2 ** marginals.length - 1;
  for (const event of likeliestLast) {
    pivot(tableau, event, nested);
    nested -= 2 ** event;
  }
  pivot(tableau, marginals.length, 0);
  return tableau;
}

function entering({ costs }: Tableau): number {
  return costs.subarray(0, -1).findIndex((cost) => cost < -EPSILON);
}

function leaving({ rows, basis }: Tableau, column: number): number {
  let best = { row: -1, ratio: Number.POSITIVE_INFINITY };
  for (const [row, entries] of rows.entries()) {
    const coefficient = entries[column] ?? 0;
    if (coefficient <= EPSILON) continue;
    const ratio = Math.max(0, entries.at(-1) ?? 0) / coefficient;
    const isTie = Math.abs(ratio - best.ratio) <= EPSILON;
    if (isTie ? (basis[row] ?? 0) < (basis[best.row] ?? 0) : ratio < best.ratio) best = { row, ratio };
  }
  return best.row;
}

function pivot({ rows, basis, costs }: Tableau, row: number, column: number): void {
  const pivotRow = rows[row] ?? new Float64Array();
  const divisor = pivotRow[column] ?? 1;
  for (const [i, entry] of pivotRow.entries()) pivotRow[i] = entry / divisor;
  basis[row] = column;
  for (const other of [...rows, costs]) {
    const factor = other[column] ?? 0;
    if (other === pivotRow || factor === 0) continue;
    for (const [i, entry] of pivotRow.entries()) other[i] = (other[i] ?? 0) - factor * entry;
  }
}
