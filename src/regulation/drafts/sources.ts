import type { Source, Sources } from "./source.ts";
import { HOW_MANY } from "./sources/how-many.ts";
import { WHAT } from "./sources/what.ts";
import { WHEN } from "./sources/when.ts";
import { WHO } from "./sources/who.ts";
import { WHY } from "./sources/why.ts";

/** What a form's `from` can name. A new source is a new line in one of these. */
export const SOURCES: Sources = { ...WHO, ...WHEN, ...WHAT, ...HOW_MANY, ...WHY };

const sourceByName: ReadonlyMap<string, Source> = new Map(Object.entries(SOURCES));

/** Undefined where there is none of that name: a pack that names it is not accepted. */
export function findSource(name: string): Source | undefined {
  return sourceByName.get(name);
}
