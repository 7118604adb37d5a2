/** The best estimate in words, to two significant digits: "about 32 million", "about 450,000", "nobody". */
export function headline(point: number): string {
  if (point === 0) return "nobody";
  const rounded = Number(point.toPrecision(2));
  const [unit, name] = UNITS.find(([size]) => rounded >= size) ?? [1, ""];
  return `about ${(rounded / unit).toLocaleString("en-GB")}${name}`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [1e9, " billion"],
  [1e6, " million"],
];
