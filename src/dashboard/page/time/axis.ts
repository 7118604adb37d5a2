import type { Format } from "../data/format.ts";
import { isoOf } from "./window.ts";

const DAY_SECONDS = 86_400;

/** What stands at the ticks of a time axis, whose moments are seconds since 1970: clocks, and below the first of each day its date. */
export function timeLabels(ticks: readonly number[], everySeconds: number, format: Format): string[] {
  const moments = ticks.map((seconds) => isoOf(seconds * 1000));
  if (everySeconds >= DAY_SECONDS) return moments.map(format.date);
  return moments.map((moment, index) => {
    const before = moments[index - 1];
    const isNewDay = before === undefined || format.date(before) !== format.date(moment);
    return isNewDay ? `${format.clock(moment)}\n${format.date(moment)}` : format.clock(moment);
  });
}
