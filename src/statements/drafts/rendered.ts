import type { Channel, Language } from "../message.ts";
import { fill } from "../composing/values.ts";
import type { StatementContent } from "./content.ts";

type Where = { readonly language: Language; readonly channel: Channel };

/** What is read in a language by a channel; undefined where nothing is told there. */
export function renderedIn(
  { texts, values }: Pick<StatementContent, "texts" | "values">,
  { language, channel }: Where,
): string | undefined {
  const own = texts.find((one) => one.language === language && one.channel === channel);
  if (own === undefined) return undefined;
  return fill(own.text, valuesTold(values, language)).text;
}

/** What a statement is told with in a language, by name. */
export function valuesTold(values: StatementContent["values"], language: Language): ReadonlyMap<string, string> {
  const own = values.filter((one) => one.language === language);
  return new Map(own.map(({ name, text }) => [name, text]));
}
