import type { Statement } from "../approval/standing.ts";
import type { Departure } from "../approval/step.ts";
import type { Before } from "../situation/situation.ts";

/** What a correction says of what it puts right. */
export function beforeOf({ version, publication }: Statement, [first]: readonly Departure[]): Before {
  const { figures, texts, savedAt } = version.content;
  const isSaid = (name: string): boolean => texts.some(({ text }) => text.includes(`{${name}}`));
  const figure = figures.find(({ name }) => isSaid(name));
  return {
    at: publication?.recordedAt ?? savedAt,
    said: figure?.claim ?? null,
    ...(figure === undefined ? {} : { of: figure.name }),
    why: first?.why ?? "recounted",
  };
}

/** `lines affected: it says about 32 million, now 0`. */
export function departureInWords({ what, said, now }: Departure): string {
  return `${what}: it says ${said}, now ${now}`;
}
