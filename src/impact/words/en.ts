import { createNumerals } from "../numerals.ts";
import { createWording } from "../wording.ts";

/** English. */
export const en = createWording({
  language: "en",
  numerals: createNumerals("en-GB"),
  nobody: "nobody",
  noLines: "no lines",
  unit: (count) => (count === 1 ? " line" : " lines"),
  about: (number) => `about ${number}`,
  "more-than": (number) => `more than ${number}`,
  "up-to": (number) => `up to ${number}`,
  "fewer-than": (number) => `fewer than ${number}`,
  "at-least-found": (number) => `at least ${number} found so far`,
  between: (from, to) => `between ${from} and ${to}`,
  ours: (number) => `${number} ours`,
  others: (number) => `${number} other brands`,
  machines: "machines included",
  comma: ", ",
});
