import type { Numerals } from "../numerals.ts";
import { createWording } from "../wording.ts";

/** A number goes by ten thousands. */
const SIZES = [
  ["兆", 1e12],
  ["億", 1e8],
  ["万", 1e4],
] as const;

/** As newspapers write: 1億2000万 and 1万2000, where Intl has 1.2億 and 1.2万; below 10,000 digits without a comma. */
const numerals: Numerals = {
  write: (count) => {
    const parts = SIZES.map(([name, size], index) => {
      const many = Math.floor((count % (SIZES[index - 1]?.[1] ?? Infinity)) / size);
      return many === 0 ? "" : `${many}${name}`;
    });
    const rest = count % 1e4;
    return parts.join("") + (rest === 0 && count > 0 ? "" : `${rest}`);
  },
  find: (text) =>
    [...text.matchAll(/\d[\d兆億万]*/g)].map(([number]) =>
      [...number.matchAll(/(\d+)([兆億万]?)/g)].reduce(
        (sum, [, many, name]) => sum + Number(many) * (SIZES.find(([one]) => one === name)?.[1] ?? 1),
        0,
      ),
    ),
};

/** Japanese. */
export const ja = createWording({
  language: "ja",
  numerals,
  nobody: "なし",
  noLines: "0回線",
  unit: () => "回線",
  about: (number) => `約${number}`,
  "more-than": (number) => `${number}超`,
  "up-to": (number) => `最大${number}`,
  "fewer-than": (number) => `${number}未満`,
  "at-least-found": (number) => `これまでに少なくとも${number}`,
  between: (from, to) => `${from}から${to}の間`,
  ours: (number) => `自社${number}`,
  others: (number) => `他ブランド${number}`,
  machines: "機器を含む",
  comma: "、",
});
