import { createNumerals } from "../numerals.ts";
import { createWording } from "../wording.ts";

/** Digits are written as in English; neither browsers nor workerd know the names in Welsh. */
const NAMES = { million: "miliwn", billion: "biliwn", trillion: "triliwn" };

/** Welsh. Only one is "1 llinell"; "o linellau" stands behind every other number, "miliwn" too. */
export const cy = createWording({
  language: "cy",
  numerals: createNumerals("en-GB", NAMES),
  nobody: "neb",
  noLines: "dim llinellau",
  unit: (count) => (count === 1 ? " llinell" : " o linellau"),
  about: (number) => `tua ${number}`,
  "more-than": (number) => `mwy na ${number}`,
  "up-to": (number) => `hyd at ${number}`,
  "fewer-than": (number) => `llai na ${number}`,
  "at-least-found": (number) => `o leiaf ${number} hyd yma`,
  between: (from, to) => `rhwng ${from} ${isSpokenWithVowel(to) ? "ac" : "a"} ${to}`,
  ours: (number) => `${number} gennym ni`,
  others: (number) => `${number} gan frandiau eraill`,
  machines: "gan gynnwys peiriannau",
  comma: ", ",
});

/** "And" is "ac" before un (1, 11 to 19 as un deg un … un deg naw) and wyth (8, 80, 800); 1,000 is mil, 10 is deg, 100 is cant. */
function isSpokenWithVowel(number: string): boolean {
  return /^(1(?![\d,])|1[1-9](?!\d)|8\d{0,2}(?!\d))/.test(number);
}
