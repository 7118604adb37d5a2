import type { Range } from "../engine/index.ts";

/** How many nodes there are and of how many it is known what they do; `isCounted`: whether the reader may know how many. */
export type Evidence = {
  readonly nodes: number;
  readonly seen: number;
  readonly isFailing: boolean;
  readonly isCounted: boolean;
};

/**
 * The best estimate in words, to two significant digits: "about 32 million", "about 450,000". That it is nobody is said
 * only where all nodes are seen and the range says so too: silence is not health.
 */
export function headline({ point, high }: Pick<Range, "point" | "high">, evidence: Evidence): string {
  if (point > 0) return `about ${sizeInWords(point)}`;
  const { nodes, seen, isFailing, isCounted } = evidence;
  if (seen < nodes) {
    const found = isFailing ? "nobody found affected" : "no failure reported";
    return `${found}; ${isCounted ? `${seen} of ${nodes} nodes seen` : "not all of the network is seen"}`;
  }
  return high > 0 ? `up to ${limitInWords(high)}` : "nobody";
}

/** A count in words, to two significant digits: "32 million", "450,000". */
export function sizeInWords(count: number): string {
  return inWords(Number(count.toPrecision(2)));
}

/** The same of what is not exceeded: never less than the count. */
export function limitInWords(count: number): string {
  return inWords(roundedUp(count));
}

function roundedUp(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / step) * step;
}

function inWords(count: number): string {
  const [unit, name] = UNITS.find(([size]) => count >= size) ?? [1, ""];
  return `${(count / unit).toLocaleString("en-GB")}${name}`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [1e9, " billion"],
  [1e6, " million"],
];
