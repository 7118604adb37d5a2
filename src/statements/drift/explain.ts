import type { Range } from "../../engine/index.ts";
import type { Impact } from "../../impact/answer.ts";
import { coarsestStep } from "../../impact/claim.ts";
import { affectedIn, isMachine, isOwn } from "../../impact/whose.ts";

/** What a published figure is explained by. */
export type Counted = Pick<Impact, "affected" | "impaired" | "base" | "byOperator" | "byService" | "byCustomerClass">;

/** A way to count, and what comes out. */
type Reading = { readonly count: Range; readonly words: string };

/** As far as a figure may be from what it was rounded from; further only where all its digits come of rounding. */
const ROUNDING = 0.03;
const COARSE_ROUNDING = 0.05;

/** What lines are counted of. Hours and minutes come out of no count of lines, nor does what is said of who is served worse. */
export const OF_AFFECTED: ReadonlySet<string> = new Set(["affected", "peakAffected", "everAffected"]);

/**
 * In how many ways a figure that others published comes out of ours, counted otherwise: "counts giffgaff twice". The nearest
 * first; of what agrees with ours, only such as come nearer still. Pure.
 */
export function explanationsOf(figure: Pick<Range, "point">, counted: Counted): readonly string[] {
  const readings = readingsOf(counted).filter(({ count }) => count.point > 0);
  // Of ways that come to the same only the first explains something.
  const different = readings.filter(
    ({ count }, index) => readings.findIndex((one) => one.count.point === count.point) === index,
  );
  const explaining = different
    .filter(({ count }) => comesOf(figure.point, count.point))
    .map(({ count, words }) => ({ words, off: Math.abs(figure.point / count.point - 1) }))
    .toSorted((a, b) => a.off - b.off)
    .map(({ words }) => words);
  const ours = explaining.indexOf(AGREES);
  return ours === -1 ? explaining : explaining.slice(0, ours + 1);
}

const AGREES = "agrees with ours";

/** "7 million" of 7.3 million, not "31 million" of 32.3 million. */
function comesOf(figure: number, count: number): boolean {
  const off = Math.abs(figure / count - 1);
  const step = coarsestStep(figure);
  return off <= ROUNDING || (off <= COARSE_ROUNDING && Math.round(count / step) * step === figure);
}

function readingsOf({ affected, impaired, base, byOperator, byService, byCustomerClass }: Counted): readonly Reading[] {
  const own = affectedIn(byOperator.filter(({ kind }) => isOwn(kind)));
  const brands = byOperator.filter(({ kind }) => kind === "brand");
  const others = affectedIn(byOperator.filter(({ kind }) => !isOwn(kind)));
  const machines = affectedIn(byCustomerClass.filter(({ key }) => isMachine(key)));
  const facing = affectedIn(byService.filter(({ customerFacing }) => customerFacing));
  return [
    { count: affected, words: AGREES },
    { count: impaired, words: "counts who is served worse with who is cut off" },
    ...brands.map(({ name, affected: brand }) => ({
      count: affectedIn([{ affected }, { affected: brand }]),
      words: `counts ${name} twice: it is a brand inside its host's own base`,
    })),
    {
      count: own,
      words:
        "counts the operator's own customers only, with its brands and machines, without other brands on its network",
    },
    { count: others, words: "counts other brands on the network only" },
    { count: less(affected, machines), words: "leaves out machines" },
    { count: less(own, machines), words: "counts the operator's own customers without machines" },
    { count: facing, words: "adds up those who lost each service: who lost two is counted twice" },
    { count: { low: base, point: base, high: base }, words: "counts everybody, hit or not" },
  ];
}

function less(one: Range, other: Range): Range {
  return { low: one.low - other.high, point: one.point - other.point, high: one.high - other.low };
}
