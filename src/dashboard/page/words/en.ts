import { frame } from "./en/frame.ts";
import { incidents } from "./en/incidents.ts";
import { number } from "./en/number.ts";
import { time } from "./en/time.ts";
import { told } from "./en/told.ts";

/** The page in English. */
export const en = { frame, incidents, number, time, told };
