import type { Context } from "hono";
import { accepts } from "hono/accepts";

type Sent = { readonly mediaType: string };

/** What the caller wants: by `?format=`, else by what `Accept` prefers; JSON where it does not say. `formats`: by the name that `?format=` gives each. */
export function formatOf<Formats extends Readonly<Record<keyof Formats | "json", Sent>>>(
  c: Context,
  asked: keyof Formats | undefined,
  formats: Formats,
): keyof Formats {
  if (asked !== undefined) return asked;
  const supports = Object.values<Sent>(formats).map(plainTypeOf);
  const preferred = accepts(c, { header: "Accept", supports, default: plainTypeOf(formats.json) });
  for (const name in formats) if (plainTypeOf(formats[name]) === preferred) return name;
  return "json";
}

/** Without parameters, which `Accept` does not name. */
function plainTypeOf({ mediaType }: Sent): string {
  return mediaType.replace(/;.*$/, "");
}
