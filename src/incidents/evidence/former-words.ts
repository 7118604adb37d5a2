import type { Range } from "../../engine/index.ts";
import { inWords } from "../../impact/headline.ts";

/** What words were said of. */
type Said = { readonly headline: string; readonly affected: Range; readonly impaired: Range };

/** As it was said until ranges were put in words: of the point alone, "about 8.1 million" of 3.6 to 32 million too. */
export function asSaidBefore({ headline, affected, impaired }: Said): Said {
  const said = affected.point > 0 ? inWords(pointOf(affected)) : headline;
  return { headline: said, affected, impaired: pointOf(impaired) };
}

/** A headline of before becomes that of now, where it is of this figure. */
export function inWordsOfNow(headline: string, affected: Range): string {
  const isOfBefore = affected.point > 0 && headline === inWords(pointOf(affected));
  return isOfBefore ? inWords(affected) : headline;
}

function pointOf({ point }: Range): Range {
  return { low: point, point, high: point };
}
