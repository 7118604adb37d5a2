import type { Range } from "../data/answers.ts";

type Props = {
  readonly affected: Range;
  readonly impaired: Pick<Range, "point" | "high">;
  readonly base: number;
  /** What the whole width stands for; at least each figure. */
  readonly most: number;
  readonly tone?: "affected" | "vehicle" | "well";
};

/** Figures on a common scale, read as the number's own: solid to the low, hatched to the high, a tick at the best estimate, paler those served worse, hatched paler those who may be. The figures stand beside it. */
export function Bar({ affected, impaired, base, most, tone = "affected" }: Props) {
  if (most === 0) return null;
  const percent = (count: number): string => `${Math.min(100, (100 * count) / most)}%`;
  const { low, point, high } = affected;
  return (
    <div class={`bar ${tone}`} aria-hidden="true">
      <span class="track" style={{ width: percent(base) }} />
      {impaired.high > impaired.point && <span class="worse" style={{ width: percent(impaired.high) }} />}
      <span class="impaired" style={{ width: percent(impaired.point) }} />
      <span class="sure" style={{ width: percent(low) }} />
      {high > low && (
        <>
          <span class="band" style={{ left: percent(low), width: percent(high - low) }} />
          <span class="tick" style={{ left: percent(point) }} />
        </>
      )}
    </div>
  );
}
