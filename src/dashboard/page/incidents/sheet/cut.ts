/** How many lines of each list there is room for on one page of A4, whatever the incident. */
export const ROOM = { rows: 5, points: 5, causes: 3, nodes: 8, ofCause: 4, measured: 2, remaining: 3 } as const;

/** The rows of which anybody was hit at any time. */
export function hitRows<Row extends Hit>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ impaired, everAffected }) => impaired.high > 0 || everAffected.high > 0);
}

type Hit = { readonly impaired: { readonly high: number }; readonly everAffected: { readonly high: number } };

/** The first few by name, and how many there are beyond. */
export function firstOf(names: readonly string[], most: number): { readonly named: string; readonly beyond: number } {
  return { named: names.slice(0, most).join(", "), beyond: Math.max(0, names.length - most) };
}
