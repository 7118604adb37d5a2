import { frame } from "./en/frame.ts";
import { number } from "./en/number.ts";
import { time } from "./en/time.ts";
import { who } from "./en/who.ts";
import { why } from "./en/why.ts";

/** The page in English. */
export const en = { frame, number, time, who, why };
