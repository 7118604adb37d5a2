import { type Claim, INTERNAL, claimOf } from "../../../impact/claim.ts";
import { affectedIn, isMachine, isOwn } from "../../../impact/whose.ts";
import type { AnyImpact, Range } from "../data/answers.ts";
import type { Words } from "../words/index.ts";

type Counted = Pick<AnyImpact, "byOperatorKind" | "byCustomerClass">;

/** Whose lines a figure counts, in words: "25 million ours, 7.3 million other brands, machines included". Empty where it counts one kind only. */
export function partsInWords({ byOperatorKind, byCustomerClass }: Counted, { base }: Words["number"]): string {
  const own = affectedIn(byOperatorKind.filter(({ key }) => isOwn(key)));
  const other = affectedIn(byOperatorKind.filter(({ key }) => !isOwn(key)));
  const claimed = (range: Range): Claim | null => (own.point > 0 && other.point > 0 ? claimOf(range, INTERNAL) : null);
  const isWithMachines = byCustomerClass.some(({ key, affected }) => isMachine(key) && affected.point > 0);
  const isWithPeople = byCustomerClass.some(({ key, affected }) => !isMachine(key) && affected.point > 0);
  return base({ ours: claimed(own), others: claimed(other), machines: isWithMachines && isWithPeople });
}
