import type { Format } from "../data/format.ts";
import type { Words } from "../words/index.ts";
import type { Silence } from "./mood.ts";

type Speech = { readonly mood: Words["number"]["mood"]; readonly format: Pick<Format, "moment"> };

/** What is not heard of, as one text, feeds that fell silent together in one part of it: the number must stay on the first screen. */
export function silencesInWords(silences: readonly Silence[], { mood, format }: Speech): string {
  const told = silences.map(({ feed, since }) => ({ feed, since: format.moment(since) }));
  const moments = [...new Set(told.map(({ since }) => since))];
  const parts = moments.flatMap((moment) => {
    const together = told.filter(({ since }) => since === moment);
    const feeds = together.flatMap(({ feed }) => feed ?? []);
    const hasNameless = feeds.length < together.length;
    return [
      ...(feeds.length > 0 ? [mood.silentFeeds(feeds, moment)] : []),
      ...(hasNameless ? [mood.silentPart(moment)] : []),
    ];
  });
  return mood.blind(parts);
}
