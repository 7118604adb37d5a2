import { frame } from "./en/frame.ts";
import { number } from "./en/number.ts";

/** The page in English. */
export const en = { frame, number };
