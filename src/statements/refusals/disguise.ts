/** What is not seen: controls, zero widths, marks of direction, places of no letter. Line ends and tabs are layout. */
const UNSEEN = /[^\P{C}\n\r\t]|\p{Default_Ignorable_Code_Point}/gu;

/** They are made of parts that are not seen. */
const EMOJI = /\p{RGI_Emoji}/gv;

/** A word of Latin letters with others that look like them. */
const MIXED =
  /\p{L}*(?:\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin})\p{L}*/gu;

/** A text as its readers see it, in the letters, apostrophes and blanks in which lists of words are written. */
export function undisguised(text: string): string {
  return text
    .replaceAll(UNSEEN, "")
    .normalize("NFKC")
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/(?<=[\p{Ll},]) ?\n ?(?=\p{Ll})/gu, " ");
}

/** What of a text is not what it looks like. */
export function disguisesIn(text: string): readonly string[] {
  const bare = text.replaceAll(EMOJI, "");
  return [
    ...(bare.match(UNSEEN) ?? []).map(
      (character) => `${codeOf(character)} is a character that nobody sees; leave it out`,
    ),
    ...(bare.match(MIXED) ?? []).map((word) => `"${word}" has letters of two alphabets; write it in one`),
  ];
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
