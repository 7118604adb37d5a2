import type { Problem } from "../../../data/ask.ts";
import type { NewStatement, Preview } from "../answers.ts";
import { wordedAt } from "./wanted.ts";

type Offence = { readonly path: string; readonly message: string };

export type Sorted = {
  /** By `wordedAt`: what of a text may not be said. */
  readonly byText: ReadonlyMap<string, readonly string[]>;
  readonly others: readonly Offence[];
};

/** What may not be said, each at the text that it is about: as a preview has it, or as what was sent is refused. */
export function sortRefusals(
  preview: Pick<Preview, "refusals"> | undefined,
  problem: Pick<Problem, "errors"> | undefined,
  { texts = [] }: Pick<NewStatement, "texts">,
): Sorted {
  const offences = problem?.errors ?? preview?.refusals ?? [];
  const sorted = offences.map((offence) => ({ offence, text: textOf(offence, texts) }));
  const byText = Map.groupBy(
    sorted.filter(({ text }) => text !== undefined),
    ({ text }) => text ?? "",
  );
  return {
    byText: new Map([...byText].map(([text, own]) => [text, own.map(({ offence }) => offence.message)])),
    others: sorted.filter(({ text }) => text === undefined).map(({ offence }) => offence),
  };
}

/** `texts.en.web-banner` of a preview; `texts[0].text` of what was sent. */
function textOf({ path }: Offence, sent: NonNullable<NewStatement["texts"]>): string | undefined {
  const [, language, channel] = /^texts\.([a-z]+)\.([a-z-]+)$/.exec(path) ?? [];
  if (language !== undefined) return `${language} ${channel}`;
  const [, index] = /^texts\[(\d+)\]/.exec(path) ?? [];
  const text = index === undefined ? undefined : sent[Number(index)];
  return text === undefined ? undefined : wordedAt(text);
}
