import { frame } from "./en/frame.ts";
import { incidents } from "./en/incidents.ts";
import { number } from "./en/number.ts";
import { time } from "./en/time.ts";
import { told } from "./en/told.ts";
import { who } from "./en/who.ts";
import { why } from "./en/why.ts";

/** The page in English. */
export const en = { frame, incidents, number, time, told, who, why };
