const CLASSES: Readonly<Record<string, string>> = {
  consumer: "Consumers",
  business: "Business",
  "connected-vehicle": "Connected vehicles",
  iot: "Other machines",
  "inbound-roamer": "Visitors roaming here",
};

const KINDS: Readonly<Record<string, (host: string | undefined) => string>> = {
  mno: () => "own network",
  brand: (host) => (host === undefined ? "brand" : `brand of ${host}`),
  mvno: (host) => (host === undefined ? "virtual operator (MVNO)" : `MVNO on ${host}`),
  iot: () => "machines",
};

/** Who is hit. */
export const who = {
  title: "Who",
  breakdown: {
    operator: "By operator",
    customerClass: "By customer class",
    service: "By service",
    buildingBlock: "Building blocks",
    area: "By area",
    priority: "Priority customers",
  },
  buildingBlockNote: "What services are made of. Losing one alone need not hit anybody.",
  serviceNote: "One line can lose several services, so these do not add up.",
  /** An open vocabulary: what is not known here is said as it is. */
  className: (key: string) => CLASSES[key] ?? key,
  operatorKind: (kind: string, host: string | undefined) => KINDS[kind]?.(host) ?? kind,
  shareOf: ({
    share,
    base,
    outcome,
  }: Record<"share" | "base", string> & { readonly outcome: "affected" | "impaired" }) =>
    outcome === "affected" ? `${share} of ${base}` : `${share} of ${base} served worse`,
  worse: (count: string) => `${count} affected or served worse`,
  worseUpTo: (high: string) => `up to ${high} served worse`,
  join: (texts: readonly string[]) => texts.join("; "),
  none: "Nobody is counted here.",
  andMore: (count: string) => `and ${count} more`,
  spared: (count: string, beside: "others" | "none") =>
    beside === "others" ? `and ${count} with nobody affected` : `Nobody affected (${count})`,
  legend: {
    title: "How to read the bars",
    sure: "affected for certain",
    band: "possibly affected",
    impaired: "served worse",
    worse: "possibly served worse",
    base: "all lines, on one scale in each list",
  },
  show: { label: "Show as", bars: "Bars", table: "Tables" },
  csv: "Download CSV",
  table: {
    box: (title: string) => `${title}, as a table`,
    caption: (title: string) => `${title}: lines affected, affected or served worse, and all`,
    affected: "Affected",
    impaired: "Affected or served worse",
    low: "At least",
    point: "Estimate",
    high: "At most",
    base: "All lines",
    /** As a copied table names them: one row, each on its own. */
    columns: [
      "affected, at least",
      "affected, estimate",
      "affected, at most",
      "affected or served worse, at least",
      "affected or served worse, estimate",
      "affected or served worse, at most",
      "all lines",
    ] as readonly string[],
    copy: "Copy the table",
  },
  priority: {
    hit: (names: string) => `Without service: ${names}`,
    worse: (names: string) => `Served worse: ${names}`,
    maybe: (names: string) => `Possibly hit: ${names}`,
    none: (names: string) => `Not hit, as far as is known: ${names}`,
    joinNames: (names: readonly string[]) => names.join(", "),
  },
  filter: {
    only: "Only",
    chosen: (name: string, value: string) => `${name}: ${value}`,
    remove: "Remove",
    all: "Show all",
    several: "Choose several",
    names: { operator: "Operator", customerClass: "Customer class", service: "Service", area: "Area" },
    note: "Values of one list mean or; the lists together mean and. With a service, the figures mean its loss.",
  },
  map: {
    title: "Where",
    text: (count: string, areas: string) => `Map of ${count} areas, each a circle as large as its lines. ${areas}`,
    area: ({
      name,
      hit,
      base,
      outcome,
    }: Record<"name" | "hit" | "base", string> & { readonly outcome: "affected" | "impaired" }) =>
      `${name}: ${hit} of ${base} ${outcome === "affected" ? "affected" : "served worse"}.`,
    andMore: (count: string) => `And ${count} more; the list has them all.`,
    key: "A circle is as large as its lines; the red part is affected, the paler served worse.",
    above: (places: string) => `Not on the map, since it is not known where in them they are: ${places}.`,
    aboveOne: (name: string, count: string) => `${count} lines in ${name}`,
    unplaced: (names: string) => `Without coordinates: ${names}.`,
    joinPlaces: (places: readonly string[]) => places.join(", "),
    fewPlaces: (places: readonly string[], more: number) =>
      `${places.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    unreachable: "The outlines of land could not be fetched.",
  },
};
