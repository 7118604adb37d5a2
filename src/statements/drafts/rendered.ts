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
  const known = values.filter((one) => one.language === language).map(({ name, text }) => [name, text] as const);
  return fill(own.text, new Map(known)).text;
}
