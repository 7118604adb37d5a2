/** How a language writes whole numbers, and finds them in its texts. */
export type Numerals = {
  readonly write: (count: number) => string;
  readonly find: (text: string) => readonly number[];
};

const MILLION = 1e6;

/** More digits than are ever told, and as many as a number holds for sure: nothing is rounded by writing it down. */
const ALL_DIGITS = 15;

/**
 * "32.3 million", "450,000": words from a million on, in digits below. `names`: of sizes by the locale's own, where a language
 * is not one that every Intl has.
 */
export function createNumerals(locale: string, names: Readonly<Record<string, string>> = {}): Numerals {
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const words = new Intl.NumberFormat(locale, {
    notation: "compact",
    compactDisplay: "long",
    maximumSignificantDigits: ALL_DIGITS,
  });
  const named = (name: string): string => names[name] ?? name;
  const sizes = new Map([...sizesOf(words)].map(([name, size]) => [named(name), size]));
  const [group, decimal] = [partOf(digits, "group", MILLION), partOf(words, "decimal", 1.5 * MILLION)];
  const pattern = new RegExp(`(\\d+(?:[.,]\\d+)*)(?: (${[...sizes.keys()].join("|")})\\b)?`, "g");
  return {
    write: (count) =>
      (count < MILLION ? digits : words)
        .formatToParts(count)
        .map(({ type, value }) => (type === "compact" ? named(value) : value))
        .join(""),
    find: (text) =>
      [...text.matchAll(pattern)].map(([, number = "", size = ""]) =>
        Math.round(Number(number.replaceAll(group, "").replace(decimal, ".")) * (sizes.get(size) ?? 1)),
      ),
  };
}

/** What a language calls a million and more, for one and for several; the longer first, which may begin with the shorter. */
function sizesOf(words: Intl.NumberFormat): ReadonlyMap<string, number> {
  const names = [MILLION, 1e9, 1e12].flatMap((size) =>
    [1, 1.5, 2].map((times) => [partOf(words, "compact", times * size), size] as const),
  );
  return new Map(names.toSorted(([one], [other]) => other.length - one.length));
}

function partOf(format: Intl.NumberFormat, wanted: Intl.NumberFormatPartTypes, count: number): string {
  return format.formatToParts(count).find(({ type }) => type === wanted)?.value ?? "";
}
