import type { Example } from "./example.ts";
import type { Told } from "./statements-day.ts";
import { renderStatements } from "./statements-page.ts";
import { PUBLISHED } from "./statements-published.ts";
import { renderTexts } from "./statement-texts-page.ts";
import { LANGUAGES, type Language } from "../statements/message.ts";

export type File = { readonly name: string; readonly text: string };

/** An overview, and for each language a file with its texts, in the folder `docs`. */
export function statementFiles({ title }: Pick<Example, "title">, told: readonly Told[]): readonly File[] {
  return [
    { name: "o2-2018-statements.md", text: renderStatements({ title, told, others: PUBLISHED, fileOf }) },
    ...LANGUAGES.map((language) => ({ name: fileOf(language), text: renderTexts({ title, language, told }) })),
  ];
}

function fileOf(language: Language): string {
  return `o2-2018-statements-${language}.md`;
}
