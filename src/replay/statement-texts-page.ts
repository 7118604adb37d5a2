import type { Language } from "../statements/message.ts";
import type { Told } from "./statements-day.ts";
import { timeOf } from "./statements-page.ts";

export type TextsPage = { readonly title: string; readonly language: Language; readonly told: readonly Told[] };

/** All texts of a language, each moment in every channel; of those that only promise another time, that. */
export function renderTexts({ title, language, told }: TextsPage): string {
  const name = told[0]?.preview.languages.find((one) => one.language === language)?.name ?? language;
  return [
    `# ${title}: the statements in ${name}`,
    "",
    "Made by `npm run statements:o2`; what they are and when: [o2-2018-statements.md](o2-2018-statements.md).",
    "**Written by a machine, not reviewed by a speaker.**",
    "",
    ...told.flatMap((one, index) => sectionOf(one, { before: told[index - 1], language })),
  ].join("\n");
}

type Place = { readonly before: Told | undefined; readonly language: Language };

function sectionOf(told: Told, { before, language }: Place): readonly string[] {
  const title = `## ${timeOf(told)} \`${told.preview.message}\``;
  if (before !== undefined && isSameButNext(told, before, language))
    return [
      title,
      "",
      `Word for word as at ${timeOf(before)}, but for the next update: ${nextOf(told, language)}.`,
      "",
    ];
  const texts = told.preview.texts.filter((one) => one.language === language);
  return [
    title,
    "",
    ...texts.flatMap(({ channel, rendered, length: { used, limit, unit, detail } }) => [
      `**${channel}**, ${detail ?? `${used} of ${limit} ${unit}`}`,
      "",
      "```text",
      rendered,
      "```",
      "",
    ]),
  ];
}

function isSameButNext(one: Told, other: Told, language: Language): boolean {
  return saidIn(one, language) === saidIn(other, language);
}

/** All that is said, but for the time of the next update. */
function saidIn({ preview: { message, texts, values } }: Told, language: Language): string {
  const own = texts.filter((one) => one.language === language).map(({ channel, text }) => [channel, text]);
  const told = values.filter((one) => one.language === language && one.name !== "next");
  return JSON.stringify([message, own, told.map(({ name, text }) => [name, text])]);
}

function nextOf({ preview: { values } }: Told, language: Language): string {
  return values.find((one) => one.language === language && one.name === "next")?.text ?? "none";
}
