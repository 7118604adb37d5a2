import { docx } from "./docx.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";

/** By the name that `?format=` gives it; the first is what is sent to those who want none in particular. */
export const renderings = { json, html, docx } as const;
