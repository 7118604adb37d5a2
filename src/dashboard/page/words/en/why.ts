type Mending = {
  readonly affected: string | undefined;
  readonly impaired: string | undefined;
  readonly isDeclared: boolean;
};

/** Why customers are hit, what still holds, and what the method cannot know. */
export const why = {
  title: "Why",
  nothingFails: "Nothing fails, as far as is known.",
  order: "What mending each alone would give back, the most first.",
  together: "No single repair gives anybody service back: several of these must be mended together.",
  /** How many fewer; undefined: no fewer. */
  mending: ({ affected, impaired, isDeclared }: Mending) => {
    if (affected === undefined && impaired === undefined)
      return isDeclared
        ? "Without this the estimate would be the same; it may move the range."
        : "Mending this alone changes no estimate: something else fails too, or nobody stands on it.";
    if (affected === undefined) return `Mending this alone leaves ${impaired} fewer served worse.`;
    const gives = `Mending this alone gives service back to ${affected} lines`;
    return impaired === undefined ? `${gives}.` : `${gives}; affected or served worse are then ${impaired} fewer.`;
  },
  carries: (share: string) => `carries ${share} of its load`,
  carriesNothing: "carries nothing",
  overloaded: "carries everybody, but worse than it should",
  standing: (count: string) => `${count} nodes behind it serve as always`,
  nodes: {
    down: (count: string, since: string) => `${count} down since ${since}`,
    degraded: (count: string, since: string) => `${count} degraded since ${since}`,
    unknown: (count: string, since: string) => `${count} not heard of since ${since}`,
    supposed: {
      down: (count: string) => `${count} supposed down`,
      degraded: (count: string) => `${count} supposed degraded`,
      unknown: (count: string) => `${count} supposed unknown`,
    },
    untold: (count: string) => `${count} failing`,
    more: (count: string) => `${count} more`,
    same: (count: string, name: string) => `The same ${count} nodes as of ${name}`,
  },
  declared: {
    by: (who: string, since: string) => `Declared by ${who}, since ${since}`,
    byHand: (since: string) => `Declared by hand, since ${since}`,
    until: (moment: string) => `until ${moment}`,
    open: "until released",
    outcome: { affected: "affected", impaired: "served worse" },
    share: ({ low, point, high, outcome }: Record<"low" | "point" | "high" | "outcome", string>) =>
      `${point} ${outcome}, from ${low} to ${high}`,
    join: (parts: readonly string[]) => parts.join("; "),
  },
  blind: {
    title: "Not seen",
    note: "Nothing fails here for certain: it is not known what these do, and the range covers it.",
    feed: (feed: string, since: string) => `Feed ${feed} has said nothing since ${since}`,
    part: (name: string) => name,
    nodes: (count: string) => `${count} nodes behind it`,
  },
  holds: {
    title: "What still holds",
    all: "Nobody affected, nobody served worse:",
    none: "No service holds for everybody.",
    seen: (seen: string, nodes: string) =>
      `As far as is known: ${seen} of ${nodes} nodes are seen; what nobody reports on counts as up.`,
    seenAll: (nodes: string) => `All ${nodes} nodes are seen.`,
    seenPart: "As far as is known: what nobody reports on counts as up.",
  },
  method: {
    title: "What the figures mean, and the limits of the method",
    meanings: [
      ["Line", "A subscription: a SIM or line in service. One person with two is two, and a car is one."],
      ["Affected", "At least one service that a customer uses cannot be used. Who loses two is counted once."],
      ["Served worse", "Affected, or living on less: an overloaded pool, or the second-best way, such as 3G for 4G."],
      [
        "At least, at most",
        "They hold however the customers of failing parts overlap. The most takes it that overload can become total loss, and that what is not known is down.",
      ],
      ["Estimate", "The best single figure. What is not known counts as it was last known."],
      [
        "As if it lasted",
        "An estimate is of the state as if it lasted: what a licence or a cache bridges for a while is left out.",
      ],
    ] as readonly (readonly [string, string])[],
    limitsTitle: "Known limits",
    limits: [
      "Pools that share some of their nodes, but not all, count as independent in the estimate. The range covers the truth.",
      "Where regions or number ranges are known to overlap across pools, each needs a profile of its own in the inventory.",
      "A node that no feed watches and that nobody reports on counts as up.",
    ] as readonly string[],
    restsTitle: "What these figures rest on",
    assumed: "Counts that nobody published",
    assumedOf: (count: string, share: string) => `${count} lines, ${share} of all: assumed by who keeps the inventory`,
    oldest: "Oldest count",
    noCount: "no count",
    seen: "Nodes seen",
    seenOf: (seen: string, nodes: string) => `${seen} of ${nodes}`,
    unknown: "Nodes unknown",
    counted: "Registered subscribers counted",
    countedOf: (pool: string, count: string, moment: string) => `${pool}: ${count}, the oldest of ${moment}`,
    notCounted: "none: planned capacities stand in",
    version: "Inventory version",
    engine: "Version of the engine",
  },
};
