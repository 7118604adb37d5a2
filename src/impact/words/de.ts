import { createNumerals } from "../numerals.ts";
import { createWording } from "../wording.ts";

/** German. */
export const de = createWording({
  language: "de",
  numerals: createNumerals("de"),
  nobody: "niemand",
  noLines: "keine Anschlüsse",
  unit: (count) => (count === 1 ? " Anschluss" : " Anschlüsse"),
  about: (number) => `rund ${number}`,
  "more-than": (number) => `mehr als ${number}`,
  "up-to": (number) => `bis zu ${number}`,
  "fewer-than": (number) => `weniger als ${number}`,
  "at-least-found": (number) => `bislang mindestens ${number}`,
  between: (from, to) => `zwischen ${from} und ${to}`,
  ours: (number) => `${number} eigene`,
  others: (number) => `${number} anderer Marken`,
  machines: "Maschinen eingeschlossen",
  comma: ", ",
});
