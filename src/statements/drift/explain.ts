import type { Range } from "../../engine/index.ts";
import type { Impact } from "../../impact/answer.ts";

/** What a published figure is explained by. */
export type Counted = Pick<Impact, "affected" | "impaired" | "base" | "byOperator" | "byService" | "byCustomerClass">;

/** A way to count, and what comes out. */
type Reading = { readonly count: Range; readonly words: string };

/** As far as a rounded figure may be from what it was rounded from. */
const ROUNDING = 0.03;

/**
 * In how many ways a figure that others published comes out of ours, counted otherwise: "counts giffgaff twice". The nearest
 * first; of what agrees with ours, only such as come nearer still: that nobody of a brand is hit is no way to count. Pure.
 */
export function explanationsOf(figure: Pick<Range, "point">, counted: Counted): readonly string[] {
  const offFrom = ({ point }: Range) => (point > 0 ? Math.abs(figure.point / point - 1) : Number.POSITIVE_INFINITY);
  const offFromOurs = offFrom(counted.affected);
  const isAgreed = offFromOurs <= ROUNDING;
  const others = readingsOf(counted)
    .map(({ count, words }) => ({ words, off: offFrom(count) }))
    .filter(({ off }) => off <= ROUNDING && (!isAgreed || off < offFromOurs));
  const ours = isAgreed ? [{ words: "agrees with ours", off: offFromOurs }] : [];
  return [...others, ...ours].toSorted((a, b) => a.off - b.off).map(({ words }) => words);
}

function readingsOf({ affected, impaired, base, byOperator, byService, byCustomerClass }: Counted): readonly Reading[] {
  const own = byOperator.filter(({ kind }) => kind !== "mvno").map((row) => row.affected);
  const brands = byOperator.filter(({ kind }) => kind === "brand");
  const others = byOperator.filter(({ kind }) => kind === "mvno").map((row) => row.affected);
  const machines = byCustomerClass.filter(({ key }) => MACHINES.has(key)).map((row) => row.affected);
  const facing = byService.filter(({ customerFacing }) => customerFacing).map((row) => row.affected);
  return [
    { count: impaired, words: "counts who is served worse with who is cut off" },
    ...brands.map(({ name, affected: brand }) => ({
      count: sum([affected, brand]),
      words: `counts ${name} twice: it is a brand inside its host's own base`,
    })),
    {
      count: sum(own),
      words:
        "counts the operator's own customers only, with its brands and machines, without other brands on its network",
    },
    { count: sum(others), words: "counts other brands on the network only" },
    { count: less(affected, sum(machines)), words: "leaves out machines" },
    { count: less(sum(own), sum(machines)), words: "counts the operator's own customers without machines" },
    { count: sum(facing), words: "adds up those who lost each service: who lost two is counted twice" },
    { count: { low: base, point: base, high: base }, words: "counts everybody, hit or not" },
  ];
}

const MACHINES: ReadonlySet<string> = new Set(["iot", "connected-vehicle"]);
const NOBODY: Range = { low: 0, point: 0, high: 0 };

function sum(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (all, one) => ({ low: all.low + one.low, point: all.point + one.point, high: all.high + one.high }),
    NOBODY,
  );
}

function less(one: Range, other: Range): Range {
  return { low: one.low - other.high, point: one.point - other.point, high: one.high - other.low };
}
