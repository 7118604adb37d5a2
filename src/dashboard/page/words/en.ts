import { frame } from "./en/frame.ts";
import { incidents } from "./en/incidents.ts";
import { number } from "./en/number.ts";
import { regulation } from "./en/regulation.ts";
import { signIn } from "./en/sign-in.ts";
import { statements } from "./en/statements.ts";
import { time } from "./en/time.ts";
import { told } from "./en/told.ts";
import { whatIf } from "./en/what-if.ts";
import { who } from "./en/who.ts";
import { why } from "./en/why.ts";

/** The page in English. */
export const en = { frame, incidents, number, regulation, signIn, statements, time, told, whatIf, who, why };
