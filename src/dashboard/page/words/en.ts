import { frame } from "./en/frame.ts";
import { number } from "./en/number.ts";
import { signIn } from "./en/sign-in.ts";
import { whatIf } from "./en/what-if.ts";

/** The page in English. */
export const en = { frame, number, signIn, whatIf };
