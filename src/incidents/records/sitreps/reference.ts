/**
 * What can be told apart when it is read out over a bad line and when it is written down by hand. Of what sounds alike there
 * is one at the most (B C D E G P T V Z 3, A J K 8, F M N S X, I Y 5, Q U 2), and so of what looks alike (O 0, I L 1, S 5, G 6, B 8).
 */
export const ALPHABET = "24679HKLMRWY";

const LENGTH = 6;

/** Bytes from here on would make the first symbols likelier than the last. */
const FAIR_BELOW = 256 - (256 % ALPHABET.length);

/** Six characters by which a report can be asked for, one of 2,985,984. `drawBytes` gives so many random bytes. */
export function drawReference(drawBytes: (count: number) => Uint8Array): string {
  let reference = "";
  while (reference.length < LENGTH) {
    const fair = [...drawBytes(LENGTH)].filter((byte) => byte < FAIR_BELOW);
    reference += fair.map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  }
  return reference.slice(0, LENGTH);
}

/** A reference as it was written down: small letters, blanks and hyphens do not matter. Undefined where it can be none. */
export function readReference(text: string): string | undefined {
  const plain = text.slice(0, 40).replaceAll(/[\s-]/g, "").toUpperCase();
  return plain.length === LENGTH && Array.from(plain).every((symbol) => ALPHABET.includes(symbol)) ? plain : undefined;
}
