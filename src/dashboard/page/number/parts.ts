import { sizeInWords } from "../../../impact/headline.ts";
import type { AnyImpact } from "../data/answers.ts";
import type { Words } from "../words/index.ts";

const OWN: ReadonlySet<string> = new Set(["mno", "brand", "iot"]);
const MACHINES: ReadonlySet<string> = new Set(["iot", "connected-vehicle"]);

type Counted = Pick<AnyImpact, "byOperatorKind" | "byCustomerClass">;

/** Whose lines a figure counts, in words: "25 million own, 7.3 million other brands, machines included". Empty where it counts one kind only. */
export function partsInWords(
  { byOperatorKind, byCustomerClass }: Counted,
  { parts, joinParts }: Words["number"],
): string {
  const sum = (isWanted: (kind: string) => boolean): number =>
    byOperatorKind.reduce((total, { key, affected }) => total + (isWanted(key) ? affected.point : 0), 0);
  const [own, other] = [sum((kind) => OWN.has(kind)), sum((kind) => !OWN.has(kind))];
  const counts = own > 0 && other > 0 ? [parts.own(sizeInWords(own)), parts.other(sizeInWords(other))] : [];
  const isWithMachines = byCustomerClass.some(({ key, affected }) => MACHINES.has(key) && affected.point > 0);
  const isWithPeople = byCustomerClass.some(({ key, affected }) => !MACHINES.has(key) && affected.point > 0);
  return joinParts([...counts, ...(isWithMachines && isWithPeople ? [parts.machines] : [])]);
}
