import type { Range } from "../engine/index.ts";
import type { Language } from "./message.ts";
import type { Situation } from "./situation.ts";

/** Stands in for `impact/words` until it is here. */
const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", de: "de", cy: "cy", ja: "ja" };
const LINES: Readonly<Record<Language, readonly [about: string, upTo: string, unit: string]>> = {
  en: ["about ", "up to ", " lines"],
  de: ["rund ", "bis zu ", " Anschlüsse"],
  cy: ["tua ", "hyd at ", " o linellau"],
  ja: ["約", "最大", "回線"],
};

export function linesInWords(language: Language, { point, high }: Range): string {
  const [about, upTo, unit] = LINES[language];
  return `${point > 0 ? about : upTo}${count(language, point > 0 ? point : high)}${unit}`;
}

export function baseInWords(language: Language, { ours, others, machines }: Situation): string | undefined {
  if (others.high === 0 && !machines) return undefined;
  return `${count(language, ours.point)} / ${count(language, others.point)}${machines ? " / M2M" : ""}`;
}

function count(language: Language, lines: number): string {
  const options = { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 2 } as const;
  return new Intl.NumberFormat(LOCALES[language], options).format(lines).replaceAll(/[\u00a0\u202f]/g, " ");
}
