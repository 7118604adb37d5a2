import { IntlMessageFormat } from "intl-messageformat";

export type IcuArguments = Readonly<Record<string, string | number>>;

/** Parsed once each: only what templates hold comes here, never what a caller sent. */
const parsed = new Map<string, IntlMessageFormat>();

/** An ICU message of a template, formatted. What is written with `<` is no tag. */
export function formatIcu(message: string, locale: string, values: IcuArguments): string {
  const formatted: unknown = parsedOf(message, locale).format<string>(values);
  return typeof formatted === "string" ? formatted : "";
}

function parsedOf(message: string, locale: string): IntlMessageFormat {
  const key = `${locale}\n${message}`;
  const known = parsed.get(key) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
  parsed.set(key, known);
  return known;
}
