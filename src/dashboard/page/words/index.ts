import { en } from "./en.ts";

/** Every text of the page in one language. */
export type Words = typeof en;

/** The languages there are ← add a language: a file beside this, and a line. */
export const LANGUAGES = { en } as const satisfies Readonly<Record<string, Words>>;
export type Language = keyof typeof LANGUAGES;

/** A language and, for numbers and dates, the reader's own region of it. */
export type Tongue = { readonly language: Language; readonly locale: string };

/** The first of the reader's languages that there is, else English. */
export function tongueOf(wanted: readonly string[]): Tongue {
  for (const one of wanted) {
    const found = Object.keys(LANGUAGES).find(
      (language): language is Language => one.toLowerCase().split("-")[0] === language,
    );
    if (found !== undefined) return { language: found, locale: one };
  }
  return { language: "en", locale: "en-GB" };
}
