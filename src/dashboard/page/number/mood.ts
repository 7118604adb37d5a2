import type { AnyImpact, Impact } from "../data/answers.ts";

/** What kind of answer the number is: each looks different, so that none is taken for another. */
export type Kind = "affected" | "worse" | "up-to" | "nobody" | "unseen";

/** Precondition: the impact's headline says "nobody" only where every node is seen. */
export function kindOf({ affected, impaired, headline }: Pick<AnyImpact, "affected" | "impaired" | "headline">): Kind {
  if (affected.point > 0) return "affected";
  if (impaired.point > 0) return "worse";
  if (headline === "nobody") return impaired.high > 0 ? "up-to" : "nobody";
  return affected.high > 0 ? "up-to" : "unseen";
}

/** The outcome of which the headline does not tell. */
export function besideOf(impact: Parameters<typeof kindOf>[0]): "affected" | "impaired" {
  return kindOf(impact) === "worse" ? "affected" : "impaired";
}

export type Silence = { readonly feed: string | undefined; readonly since: string };

/** The feeds that say nothing; to a partner, the parts of the network of which nothing is heard. */
export function silencesIn({ causes }: Pick<Impact, "causes">): readonly Silence[] {
  return causes.flatMap(({ blind }) => (blind === undefined ? [] : [{ feed: blind.feed, since: blind.since }]));
}
