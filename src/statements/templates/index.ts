import type { Language } from "../message.ts";
import type { Template } from "../composing/template.ts";
import { cy } from "./cy.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

/** By language. A new one is a file here, its watched words beside, and its figures in `impact/words`. */
export const TEMPLATES: Readonly<Record<Language, Template>> = { en, de, cy, ja };
