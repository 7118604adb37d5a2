import type { Range } from "../engine/index.ts";

/** Kinds of operator that are the network's own: itself with its brands and machines. All others are brands of others on it. */
const OWN: ReadonlySet<string> = new Set(["mno", "brand", "iot"]);
const MACHINES: ReadonlySet<string> = new Set(["iot", "connected-vehicle"]);

export function isOwn(operatorKind: string): boolean {
  return OWN.has(operatorKind);
}

export function isMachine(customerClass: string): boolean {
  return MACHINES.has(customerClass);
}

/** The affected of several rows that share nobody. */
export function affectedIn(rows: readonly { readonly affected: Range }[]): Range {
  return rows.reduce(
    ({ low, point, high }, { affected }) => ({
      low: low + affected.low,
      point: point + affected.point,
      high: high + affected.high,
    }),
    { low: 0, point: 0, high: 0 },
  );
}
