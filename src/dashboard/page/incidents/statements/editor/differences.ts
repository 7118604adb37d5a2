export type Piece = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** A word with the space behind it, which makes no difference. */
type Word = { readonly word: string; readonly text: string };

/** What a text adds to another and what it takes away, word by word: as little as can be, what is taken away first. */
export function differences(before: string, after: string, language: string): readonly Piece[] {
  const [old, present] = [wordsOf(before, language), wordsOf(after, language)];
  const common = commonOf(old, present);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [old[i], present[j]];
    if (one !== undefined && one.word === other?.word) {
      pieces.push({ kind: "same", text: other.text });
      [i, j] = [i + 1, j + 1];
    } else if (one !== undefined && (other === undefined || common(i + 1, j) >= common(i, j + 1))) {
      pieces.push({ kind: "removed", text: one.text });
      i += 1;
    } else if (other !== undefined) {
      pieces.push({ kind: "added", text: other.text });
      j += 1;
    } else return joined(pieces);
  }
}

/** How many words two texts have in common, in their order, each from a word on. */
function commonOf(old: readonly Word[], present: readonly Word[]): (i: number, j: number) => number {
  const width = present.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = present.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        old[i]?.word === present[j]?.word ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

function wordsOf(text: string, language: string): readonly Word[] {
  const found: Word[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    const last = found.at(-1);
    if (last !== undefined && segment.trim() === "") found.splice(-1, 1, { ...last, text: last.text + segment });
    else found.push({ word: segment, text: segment });
  }
  return found;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.kind === piece.kind) runs.splice(-1, 1, { ...last, text: last.text + piece.text });
    else runs.push(piece);
  }
  return runs;
}
