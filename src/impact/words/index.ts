import type { Wording } from "../wording.ts";
import { cy } from "./cy.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

/** A range in words, by language ← add a language: a file beside this, and a line. */
export const WORDINGS = { en, de, cy, ja } as const satisfies { readonly [Name in Wording["language"]]: Wording };
