import type { Range } from "../engine/index.ts";
import { supports } from "../impact/claim.ts";
import { explanationsOf } from "../statements/drift/explain.ts";
import { CHANNELS, LANGUAGES, type Language } from "../statements/message.ts";
import type { Told } from "./statements-day.ts";

/** A figure that somebody else published. */
export type OthersSaid = {
  readonly by: string;
  readonly said: string;
  /** Null: no number. `isAtLeast`: more than it. */
  readonly figure: { readonly point: number; readonly isAtLeast: boolean } | null;
};

export type StatementsPage = {
  readonly title: string;
  readonly told: readonly Told[];
  readonly others: readonly OthersSaid[];
  /** The file with the texts of a language, beside this one. */
  readonly fileOf: (language: Language) => string;
};

/** The sequence of statements that would have been right, as a page of Markdown. */
export function renderStatements({ title, told, others, fileOf }: StatementsPage): string {
  return [
    `# ${title}: what it would have been right to say, hour by hour`,
    "",
    "Made by `npm run statements:o2`: the outage is replayed, and at each moment the message that was right then is drawn up through the API, of the",
    "estimate as it was known then. Times are GMT. No figure, time or name is typed: each is a value of that estimate, of the incident or of the settings.",
    "What nobody published is not said: no test calls to 999, no expected end. That customers were served was confirmed at 04:00, and the press was told",
    "at 21:05: both are invented, so that there is something to follow. **The texts were written by a machine and not reviewed by speakers.**",
    "",
    `All texts in every channel: ${told[0]?.preview.languages.map(({ language, name }) => `[${name}](${fileOf(language)})`).join(", ") ?? ""}.`,
    "",
    ...sequenceOf(told),
    ...figuresOf(told),
    ...refusalsOf(told),
    ...lengthsOf(told),
    ...publishedOf(others, told),
  ].join("\n");
}

export function timeOf({ moment: { at } }: Told): string {
  const date = new Date(at);
  const time = date.toISOString().slice(11, 16);
  return date.getUTCDate() === 6 ? time : `7 Dec ${time}`;
}

function sequenceOf(told: readonly Told[]): readonly string[] {
  return [
    "## The sequence",
    "",
    "Chosen by what was said last and what is so ([right-message.ts](../src/statements/right-message.ts)); the correction is for the press, all others for customers.",
    "",
    "| GMT | message | lost | again, but worse | worse | may be worse | available again | not affected | what is new |",
    "|---|---|---|---|---|---|---|---|---|",
    ...told.map((one) => {
      const { lost, slower, worse, unsure, back, working } = one.preview.situation.services;
      const lists = [lost, slower, worse, unsure, back, working].map((list) => list.map(({ name }) => name).join(", "));
      return `| ${[timeOf(one), `\`${one.preview.message}\``, ...lists, one.moment.what ?? ""].join(" | ")} |`;
    }),
    "",
  ];
}

function figuresOf(told: readonly Told[]): readonly string[] {
  return [
    "## The number in words",
    "",
    "Lines, not people: how many people that is nobody knows. Told from the time that stands there until the next.",
    "",
    `| from | affected | affected or served worse | ${LANGUAGES.join(" | ")} | base, in English |`,
    `|---|---|---|${LANGUAGES.map(() => "---|").join("")}---|`,
    ...changesOf(told, figureCellsOf),
    "",
  ];
}

/** A row for each moment of which the cells are others than those before. */
function changesOf(told: readonly Told[], cellsOf: (one: Told) => readonly string[]): readonly string[] {
  const rows = told.map((one) => ({ time: timeOf(one), cells: cellsOf(one).join(" | ") }));
  const changed = rows.filter(({ cells }, index) => cells !== rows[index - 1]?.cells);
  return changed.map(({ time, cells }) => `| ${time} | ${cells} |`);
}

function figureCellsOf({ preview: { situation, values } }: Told): readonly string[] {
  const valueOf = (wanted: string, language: Language) =>
    values.find(({ name, language: its }) => name === wanted && its === language)?.text;
  const words = LANGUAGES.map(
    (language) => valueOf("affected", language) ?? valueOf("impaired", language) ?? "(no figure is told)",
  );
  return [range(situation.affected), range(situation.impaired), ...words, valueOf("base", "en") ?? ""];
}

function refusalsOf(told: readonly Told[]): readonly string[] {
  return [
    "## “Service is restored”",
    "",
    "What came of asking for `restored.customers`, from each time until the next:",
    "",
    "| from | |",
    "|---|---|",
    ...changesOf(told, ({ notRestored }) => [notRestored ?? "may be said"]),
    "",
  ];
}

function lengthsOf(told: readonly Told[]): readonly string[] {
  const longest = CHANNELS.map((channel) => {
    const cells = LANGUAGES.map((language) => {
      const lengths = told.flatMap(({ preview }) =>
        preview.texts.filter((one) => one.channel === channel && one.language === language).map(({ length }) => length),
      );
      const most = lengths.toSorted((a, b) => b.used - a.used)[0];
      return most === undefined ? "" : `${most.used} of ${most.limit} ${most.unit}`;
    });
    return `| ${[channel, ...cells].join(" | ")} |`;
  });
  return [
    "## Lengths",
    "",
    `The longest of each channel; of each text in the files of the languages. X counts letters such as those of Japanese twice.`,
    "",
    `| channel | ${LANGUAGES.join(" | ")} |`,
    `|---|${LANGUAGES.map(() => "---|").join("")}`,
    ...longest,
    "",
    "SMS, from each time until the next:",
    "",
    `| GMT | ${LANGUAGES.join(" | ")} |`,
    `|---|${LANGUAGES.map(() => "---|").join("")}`,
    ...changesOf(told, (one) => LANGUAGES.map((language) => smsOf(one, language))),
    "",
  ];
}

function smsOf({ preview: { texts } }: Told, language: Language): string {
  return texts.find((one) => one.channel === "sms" && one.language === language)?.length.detail ?? "";
}

function publishedOf(others: readonly OthersSaid[], told: readonly Told[]): readonly string[] {
  const impact = told.find(({ preview }) => preview.message.startsWith("first."))?.impact;
  if (impact === undefined) return [];
  const why = ({ figure }: OthersSaid): string => {
    if (figure === null) return "no number: none of ours to hold beside it";
    const isSupported = supports(impact.affected, { kind: "more-than", count: figure.point });
    if (figure.isAtLeast) return isSupported ? "holds" : "does not hold";
    return explanationsOf(figure, impact).join("; ") || "none of our ways to count gives it";
  };
  return [
    "## What others published that day",
    "",
    `Beside ours, ${range(impact.affected)} lines affected until 21:30. There was no official final count. Sources: [README](../examples/o2-2018/README.md).`,
    "",
    "| said | by | against ours |",
    "|---|---|---|",
    ...others.map((one) => `| ${one.said} | ${one.by} | ${why(one)} |`),
    "",
  ];
}

function range({ low, point, high }: Range): string {
  return low === high ? number(point) : `${number(point)} (${number(low)} to ${number(high)})`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
}
