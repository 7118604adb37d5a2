import { en as wording } from "../../../../impact/words/en.ts";

/** The number, how sure it is, and what it stands on. */
export const number = {
  /** The size of a set, already in words, and its unit. */
  lines: "lines affected",
  worse: "lines served worse",
  claim: wording.claim,
  base: wording.base,
  joinParts: (parts: readonly string[]) => parts.join(", "),
  between: (low: string, high: string) => `between ${low} and ${high}`,
  noRange: "at least and at most",
  ifUnseenIsUp: "if what is not seen is up",
  scale: ({
    low,
    point,
    high,
    base,
    outcome,
  }: Record<"low" | "point" | "high" | "base", string> & { readonly outcome: "affected" | "impaired" }) =>
    `${outcome === "affected" ? "Affected" : "Served worse"} of ${base}: best estimate ${point}, at least ${low}, at most ${high}`,
  facts: {
    affected: "Cannot use a service",
    impaired: "Affected or served worse",
    share: "Share of all lines",
    shareOf: (share: string, base: string) => `${share} of ${base}`,
    since: "Since",
    sinceFor: (duration: string) => `for ${duration}`,
    sinceBefore: (moment: string) => `before ${moment}`,
    trendWithin: "Within the last hour",
    expected: "Expected back",
    expectedOf: ({ service, likely, earliest, latest }: Record<"service" | "likely" | "earliest" | "latest", string>) =>
      `${service}: ${likely} (${earliest} to ${latest})`,
    notExpected: "nobody has said",
    record: "Figure of record",
    recordOf: (reference: string, headline: string, moment: string) => `${reference}: ${headline}, ${moment}`,
    noRecord: "no report yet",
    asOf: "As of",
    lastChange: "Last change",
    estimate: "Estimate",
  },
  trend: {
    rising: (before: string) => `rising, from ${before}`,
    falling: (before: string) => `falling, from ${before}`,
    steady: (before: string) => `steady, at ${before}`,
  },
  mood: {
    nobody: "Nobody is affected",
    nobodyEvidence: (seen: string, nodes: string) =>
      `All ${nodes} nodes are seen (${seen} of ${nodes}), and none of them fails anybody.`,
    worse: "Nobody is cut off, but some are served worse",
    unseen: "Nobody is known to be affected, but not all of the network is seen",
    unseenEvidence: (seen: string, nodes: string) =>
      `Of ${seen} of ${nodes} nodes it is known what they do. Silence is not health.`,
    unseenPart: "Of part of the network it is not known what it does. Silence is not health.",
    blind: (silences: readonly string[]) => `Blind: ${silences.join("; ")}. The range covers what that may hide.`,
    silentFeeds: (feeds: readonly string[], since: string) =>
      `${feeds.length === 1 ? `feed ${feeds.join("")} has` : `feeds ${feeds.join(", ")} have`} said nothing since ${since}`,
    silentPart: (since: string) => `nothing has been heard of part of the network since ${since}`,
    stale: (age: string) => `Stale: nobody has been able to confirm this for ${age}.`,
    past: (moment: string) => `The past: ${moment}, by what is known now`,
    pastThen: (moment: string) => `The past: ${moment}, by what was known then`,
    toNow: "Back to the present",
    asking: "Changes are asked for every 10 seconds: the stream is broken",
    streaming: "Live",
    connecting: "Connecting …",
  },
  /** Whose alone a figure is: of one operator, one area. */
  only: (whose: string) => `Only ${whose}`,
  shortOf: (short: string, whose: string) => (whose === "" ? short : `${short}, only ${whose}`),
  copyNumber: "Copy the number",
  copyLink: "Copy the link",
  /** What is copied and what a screen reader hears. */
  sentence: ({
    exercise,
    headline,
    parts,
    range,
    moment,
  }: Record<"exercise" | "headline" | "parts" | "range" | "moment", string>) =>
    `${exercise === "" ? "" : `${exercise} `}${headline}${parts === "" ? "" : ` (${parts})`}; ${range}; ${moment}.`,
};
