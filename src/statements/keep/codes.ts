import { z } from "zod";
import { digestOf } from "../../platform/canonical-json.ts";
import { InstantAnswer } from "../../platform/instant.ts";
import { ALPHABET } from "../../incidents/records/sitreps/reference.ts";

/** One-time codes, by which somebody approves over a telephone: whoever hears one enters it, and the approval is its owner's. */

/** Of the letters and digits that can be told apart over a bad line: 2^43 codes, for whoever may ask some hundred times a minute. */
const LENGTH = 12;
/** Bytes from here on would make the first symbols likelier than the last. */
const FAIR_BELOW = 256 - (256 % ALPHABET.length);

export const CODES_AT_ONCE = 5;
export const CODE_DAYS = 7;

/** As it is read out: `HKLM-2467-9WRY`. `drawBytes` gives so many random bytes. */
export function drawCode(drawBytes: (count: number) => Uint8Array): string {
  let code = "";
  while (code.length < LENGTH) {
    const fair = [...drawBytes(LENGTH)].filter((byte) => byte < FAIR_BELOW);
    code += fair.map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  }
  return code.slice(0, LENGTH).replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** What is kept of a code: from it the code cannot be told. Small letters, blanks and hyphens do not matter. */
export async function hashOfCode(code: string): Promise<string> {
  return await digestOf(`statement code ${code.replaceAll(/[\s-]/g, "").toUpperCase()}`);
}

/** `drawing`: of those that were drawn together; whoever draws anew voids what they drew before. */
export const CodeContent = z.strictObject({ owner: z.string(), expiresAt: InstantAnswer, drawing: z.string() });

/** Kept under the hash; with what it approved. */
export const UsedContent = z.strictObject({ statement: z.string(), incident: z.string() });

export const CodesAnswer = z
  .strictObject({
    codes: z.array(z.string()).readonly().meta({ description: "Shown this once; each approves one statement" }),
    expiresAt: InstantAnswer,
  })
  .meta({ id: "ApprovalCodes" });
