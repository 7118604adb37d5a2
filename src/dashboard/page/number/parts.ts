import { type Claim, INTERNAL, claimOf } from "../../../impact/claim.ts";
import type { AnyImpact, Range } from "../data/answers.ts";
import type { Words } from "../words/index.ts";

const OWN: ReadonlySet<string> = new Set(["mno", "brand", "iot"]);
const MACHINES: ReadonlySet<string> = new Set(["iot", "connected-vehicle"]);

type Counted = Pick<AnyImpact, "byOperatorKind" | "byCustomerClass">;

/** Whose lines a figure counts, in words: "25 million ours, 7.3 million other brands, machines included". Empty where it counts one kind only. */
export function partsInWords({ byOperatorKind, byCustomerClass }: Counted, { base }: Words["number"]): string {
  const own = sumOf(byOperatorKind.filter(({ key }) => OWN.has(key)));
  const other = sumOf(byOperatorKind.filter(({ key }) => !OWN.has(key)));
  const claimed = (range: Range): Claim | null => (own.point > 0 && other.point > 0 ? claimOf(range, INTERNAL) : null);
  const isWithMachines = byCustomerClass.some(({ key, affected }) => MACHINES.has(key) && affected.point > 0);
  const isWithPeople = byCustomerClass.some(({ key, affected }) => !MACHINES.has(key) && affected.point > 0);
  return base({ ours: claimed(own), others: claimed(other), machines: isWithMachines && isWithPeople });
}

function sumOf(rows: readonly { readonly affected: Range }[]): Range {
  return rows.reduce(
    ({ low, point, high }, { affected }) => ({
      low: low + affected.low,
      point: point + affected.point,
      high: high + affected.high,
    }),
    { low: 0, point: 0, high: 0 },
  );
}
