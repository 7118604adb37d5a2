import { frame } from "./en/frame.ts";
import { number } from "./en/number.ts";
import { time } from "./en/time.ts";

/** The page in English. */
export const en = { frame, number, time };
