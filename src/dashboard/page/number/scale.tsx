import type { Range } from "../data/answers.ts";
import { useDesk } from "../frame/desk.ts";

type Props = {
  readonly range: Range;
  /** Of what it is the range. */
  readonly outcome: "affected" | "impaired";
  readonly impaired: Range;
  readonly base: number;
};

/** The range within the base, as one sees it at a glance: the band is from low to high, the tick the best estimate; behind it those served worse. */
export function Scale({ range, outcome, impaired, base }: Props) {
  const { words, format } = useDesk();
  if (base === 0) return null;
  const percent = (count: number): string => `${Math.min(100, (100 * count) / base)}%`;
  const { low, point, high } = range;
  const texts = {
    low: format.count(low),
    point: format.count(point),
    high: format.count(high),
    base: format.count(base),
    outcome,
  };
  return (
    <div class="scale" role="img" aria-label={words.number.scale(texts)}>
      <span class="impaired" style={{ width: percent(impaired.point) }} />
      <span class="sure" style={{ width: percent(low) }} />
      <span class="band" style={{ left: percent(low), width: percent(high - low) }} />
      <span class="tick" style={{ left: percent(point) }} />
    </div>
  );
}
