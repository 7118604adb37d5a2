import type { Statement } from "../approval/standing.ts";
import type { Departure } from "../approval/step.ts";
import type { Before } from "../situation.ts";

/** What a correction says of what it puts right. */
export function beforeOf({ version, publication }: Statement, [first]: readonly Departure[]): Before {
  const { figures, texts, savedAt } = version.content;
  const isFigureSaid = texts.some(({ text }) => text.includes("{affected}"));
  const affected = figures.find(({ name }) => name === "affected")?.range ?? null;
  return {
    at: publication?.recordedAt ?? savedAt,
    affected: isFigureSaid ? affected : null,
    why: first?.why ?? "recounted",
  };
}

/** `lines affected: it says about 32 million, now 0`. */
export function departureInWords({ what, said, now }: Departure): string {
  return `${what}: it says ${said}, now ${now}`;
}
