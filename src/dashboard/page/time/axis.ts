import { isoOf } from "../data/wall-clock.ts";
import type { Format } from "../data/format.ts";

/** A day on which clocks go forward has 23 hours. */
const LEAST_DAY_SECONDS = 82_800;

/** What stands at the ticks of a time axis, whose moments are seconds since 1970: clocks, and below the first of each day its date. */
export function timeLabels(ticks: readonly number[], format: Format): string[] {
  const [first = 0, second = first] = ticks;
  const moments = ticks.map((seconds) => isoOf(seconds * 1000));
  if (second - first >= LEAST_DAY_SECONDS) return moments.map(format.date);
  return moments.map((moment, index) => {
    const before = moments[index - 1];
    const isNewDay = before === undefined || format.date(before) !== format.date(moment);
    return isNewDay ? `${format.clock(moment)}\n${format.date(moment)}` : format.clock(moment);
  });
}
