/** What the page shows, as its address says it: every state of it is a link. */

export const FILTERS = ["operator", "area", "customerClass", "service"] as const;
export type FilterName = (typeof FILTERS)[number];
/** Whose figures; each by any of its values. */
export type Filter = { readonly [Name in FilterName]?: readonly string[] };

export const SELECTORS = ["site", "function", "vendor", "product", "softwareRelease"] as const;
export type Selector = (typeof SELECTORS)[number];

/** What a question supposes to fail. */
export type Question = {
  readonly node?: readonly string[];
  readonly certificateExpiresBefore?: string;
  /** Whether all else is as it is now; else it is up. */
  readonly others: "now" | "up";
} & { readonly [Name in Selector]?: readonly string[] };

export type NowView = {
  readonly page: "now";
  /** RFC 3339; undefined: the present, as it goes on. */
  readonly at: string | undefined;
  /** By what is known now, or by what was known at `at`. */
  readonly known: "now" | "then";
  /** Of the chart; undefined: chosen by what happened. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly filter: Filter;
};

export const SHOWN_VERDICTS = ["relevant", "all"] as const;

export type IncidentView = {
  readonly page: "incident";
  readonly id: string;
  /** How much of the verdicts is unfolded: not what is not met, or all; undefined: nothing. */
  readonly verdicts?: (typeof SHOWN_VERDICTS)[number];
  /** Whose verdicts; undefined: everybody's. */
  readonly provider?: string;
};

export type View =
  | NowView
  | { readonly page: "what-if"; readonly question: Question }
  | { readonly page: "incidents" }
  | IncidentView
  | { readonly page: "sign-in"; readonly to: string }
  | { readonly page: "nowhere"; readonly path: string };

export const PRESENT: NowView = {
  page: "now",
  at: undefined,
  known: "now",
  from: undefined,
  to: undefined,
  filter: {},
};

/** The view that an address opens at a moment. What an address does not say, or says wrongly, is as if it had not been said. */
export function viewOf(
  { pathname, searchParams }: Pick<URL, "pathname" | "searchParams">,
  now = Number.POSITIVE_INFINITY,
): View {
  const path = pathname.replace(/(?<=.)\/$/, "");
  const [, id] = /^\/incidents\/([^/]+)$/.exec(path) ?? [];
  if (id !== undefined) return incidentViewOf(decoded(id), searchParams);
  switch (path) {
    case "/":
      return nowViewOf(searchParams, now);
    case "/what-if":
      return { page: "what-if", question: questionOf(searchParams) };
    case "/incidents":
      return { page: "incidents" };
    case "/sign-in":
      return { page: "sign-in", to: ownPath(searchParams.get("to")) };
    default:
      return { page: "nowhere", path };
  }
}

function incidentViewOf(id: string, parameters: URLSearchParams): IncidentView {
  const verdicts = SHOWN_VERDICTS.find((one) => one === parameters.get("verdicts"));
  const provider = parameters.get("provider") ?? "";
  return {
    page: "incident",
    id,
    ...(verdicts === undefined ? {} : { verdicts }),
    ...(verdicts === undefined || provider === "" ? {} : { provider }),
  };
}

/** Escapes that make no text stay as they are written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function nowViewOf(parameters: URLSearchParams, now: number): NowView {
  const said = momentIn(parameters, "at");
  // What has yet to come is no past.
  const at = said !== undefined && Date.parse(said) <= now ? said : undefined;
  const [from, to] = [momentIn(parameters, "from"), momentIn(parameters, "to")];
  const known = at !== undefined && parameters.get("known") === "then" ? "then" : "now";
  return { page: "now", at, known, from, to, filter: listsIn(parameters, FILTERS) };
}

function questionOf(parameters: URLSearchParams): Question {
  const before = parameters.get("certificateExpiresBefore") ?? "";
  return {
    ...listsIn(parameters, [...SELECTORS, "node"]),
    ...(isDay(before) ? { certificateExpiresBefore: before } : {}),
    others: parameters.get("others") === "up" ? "up" : "now",
  };
}

/** Whether the calendar has such a day. */
function isDay(text: string): boolean {
  const moment = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

function momentIn(parameters: URLSearchParams, name: string): string | undefined {
  // A plus that nobody escaped arrives as a blank.
  const text = (parameters.get(name) ?? "").replace(/ (?=\d{2}:\d{2}$)/, "+");
  return /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function listsIn<Name extends string>(
  parameters: URLSearchParams,
  names: readonly Name[],
): { [name in Name]?: string[] } {
  const lists: { [name in Name]?: string[] } = {};
  for (const name of names) {
    const values = parameters.getAll(name).filter((value) => value !== "");
    if (values.length > 0) lists[name] = values;
  }
  return lists;
}

/** Only a path of this service: nobody is sent elsewhere after signing in. */
function ownPath(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : "/";
}

/** The address of a view. */
export function addressOf(view: View): string {
  switch (view.page) {
    case "now": {
      const { at, known, from, to, filter } = view;
      return `/${parametersOf({ at, known: known === "then" ? known : undefined, from, to, ...filter })}`;
    }
    case "what-if": {
      const { others, ...supposed } = view.question;
      return `/what-if${parametersOf({ ...supposed, others: others === "up" ? others : undefined })}`;
    }
    case "incidents":
      return "/incidents";
    case "incident":
      return `/incidents/${encodeURIComponent(view.id)}${parametersOf({ verdicts: view.verdicts, provider: view.provider })}`;
    case "sign-in":
      return `/sign-in${parametersOf({ to: view.to === "/" ? undefined : view.to })}`;
    case "nowhere":
      return view.path;
  }
}

/** A value with a comma in it is one value: each stands for itself. */
function parametersOf(values: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of [value ?? []].flat()) parameters.append(name, one);
  return parameters.size === 0 ? "" : `?${parameters}`;
}
