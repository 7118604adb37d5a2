import { isSameRange } from "../../../engine/index.ts";
import { inWords } from "../../../impact/headline.ts";
import { measuredOf } from "../measured.ts";
import type { DraftFigure, Filled, Range } from "../filled.ts";
import { amountInNumbers, rangeOfAmounts } from "../in-words.ts";
import { type Material, comparedIn, saidBy } from "../material.ts";
import { type Sources, estimated, times, upTo } from "../source.ts";

const USERS = "users";
const OF_ESTIMATE = "The estimate, of this provider's users in this jurisdiction alone";

/** How many, and how much. */
export const HOW_MANY: Sources = {
  "users.affected": {
    prompt: "How many users are affected, by service",
    fill: (material) => usersOf(material, { name: "users.affected", words: rangeOfAmounts }),
  },
  "users.potential": {
    prompt: "How many users are potentially affected, by service",
    fill: (material) => usersOf(material, { name: "users.potential", words: upTo, isPotential: true }),
  },
  "users.about": {
    prompt: "About how many users are affected",
    fill: (material) => {
      const filled = usersOf(material, { name: "users.affected", words: rangeOfAmounts });
      const isOver = material.own.to !== null;
      return isOver ? filled : { ...filled, text: `About ${filled.text} (under study)` };
    },
  },
  "users.scale": {
    prompt: "How large it is, or may be",
    fill: (material) => {
      const { figure, why } = totalUsers(material, { name: "users.affected", words: inRoundWords });
      return { text: figure.words, figures: [figure], from: figure.from, why };
    },
  },
  "user-minutes": { prompt: "User-minutes", fill: (material) => productOf(material, MINUTES) },
  "user-minutes.potential": {
    prompt: "User-minutes potentially affected",
    fill: (material) => {
      const compared = comparedIn(material, "user_minutes_potential");
      const byService = rangesIn(compared);
      const all = byService.length === 0 ? [{ range: times(material.own.hours, 60), service: null }] : byService;
      const figures = all.map(({ range, service }) => {
        const name = `user-minutes.potential${service === null ? "" : `:${service}`}`;
        return estimated(material, { name, unit: "user-minutes", range, words: upTo(range) });
      });
      const text = figures
        .map(({ words }, index) => `${serviceOf(material, all[index])}${words} user-minutes`)
        .join("; ");
      return { text, figures, from: "estimate", why: `${OF_ESTIMATE}${basesOf(compared)}` };
    },
  },
  "user-hours": { prompt: "User-hours lost", fill: (material) => productOf(material, HOURS) },
  "percent-national": {
    prompt: "Percent of the national users of the service: who has the national base (base table nationalUsers)?",
    fill: (material) => percentOf(material, "percent_of_national_service_base", "percent-national"),
  },
  "percent-provider": {
    prompt: "Percent of the provider's users of the service",
    fill: (material) => percentOf(material, "percent_of_provider_service_base", "percent-provider"),
  },
  "blocked-calls": {
    prompt: "Calls that were blocked, as counted or by historic load",
    fill: (material) => answered(material, ["blocked_calls_realtime", "lost_calls_historic"]),
  },
  "oc3-minutes": {
    prompt: "OC3 minutes, or circuits lost",
    fill: (material) => answered(material, ["oc3_minutes"]),
  },
  "mtp-messages": {
    prompt: "MTP messages lost",
    fill: (material) => answered(material, ["lost_mtp_messages_realtime", "lost_mtp_messages_historic"]),
  },
};

type Way = {
  readonly name: string;
  readonly words: (range: Range) => string;
  /** Who may have lost service: what was measured is of who did. */
  readonly isPotential?: true;
};

/** All together, and then by service. */
function usersOf(material: Material, way: Way): Filled {
  const { own } = material;
  const { name, words } = way;
  const { figure: total, why } = totalUsers(material, way);
  const services = own.byService.map((row): DraftFigure => {
    const isAll = isSameRange(row.ever, own.ever);
    const range = isAll ? total : row.ever;
    const from = isAll ? total.from : "estimate";
    return estimated(material, { name: `${name}:${row.key}`, unit: USERS, range, words: words(range), from });
  });
  const byService = own.byService.map((row, index) => `${row.name}: ${services[index]?.words}`);
  const text = [`${total.words} of ${amountInNumbers(own.base)} users`, ...byService].join("; ");
  return {
    text,
    figures: [total, ...services],
    from: total.from,
    why: `${why}${ofWhat(material)}${withWhom(material)}`,
  };
}

/** A rule that is judged for each service counts those of one; who loses two is one of all. */
function ofWhat({ own }: Material): string {
  if (own.byService.length < 2) return "";
  return ". In all: different users of any service; a rule that is judged by service counts those of each";
}

/** How many in all, the same wherever it is said: a measurement wins where there is one of just these. */
export function totalUsers(
  material: Material,
  { name, words, isPotential }: Way,
): { readonly figure: DraftFigure; readonly why: string } {
  const { measurement, why } = isPotential ? NEVER_MEASURED : measuredOf(material, "everAffected");
  const range = measurement?.measured ?? material.own.ever;
  const from = measurement === undefined ? "estimate" : "measurement";
  return { figure: estimated(material, { name, unit: USERS, range, words: words(range), from }), why };
}

const NEVER_MEASURED = {
  measurement: undefined,
  why: "The estimate, to its upper bound: who may have lost service, of which what was measured is only who did",
} as const;

/** `about 32 million customers`, `between 28 million and 40 million customers`: a form asks for those, whom a segment counts by their lines. */
export function inRoundWords(range: Range): string {
  return `${range.high === 0 ? "no" : inWords(range)} customers`;
}

/** A host's count holds others' customers where the rule says so. */
function withWhom({ own, provider }: Material): string {
  const others = own.byOperator.filter(({ key }) => key !== provider.id).map(({ name }) => name);
  return others.length === 0 ? "" : `. With the customers of ${others.join(", ")}`;
}

const MINUTES = { name: "user-minutes", measured: "userMinutes", perHour: 60 } as const;
const HOURS = { name: "user-hours", measured: "customerHours", perHour: 1 } as const;

function productOf(material: Material, { name, measured, perHour }: typeof MINUTES | typeof HOURS): Filled {
  const { measurement, why } = measuredOf(material, measured);
  const range = measurement?.measured ?? times(material.own.hours, perHour);
  const from = measurement === undefined ? "estimate" : "measurement";
  const figure = estimated(material, { name, unit: name, range, from });
  const soFar = material.own.to === null ? " so far" : "";
  return { text: `${figure.words} ${name}${soFar}`, figures: [figure], from, why };
}

function percentOf(material: Material, field: string, name: string): Filled | undefined {
  const compared = comparedIn(material, field);
  if (compared.length === 0) return undefined;
  const all = rangesIn(compared);
  const figures = all.map(({ range, service }) => {
    const of = service === null ? name : `${name}:${service}`;
    return estimated(material, { name: of, unit: "percent", range, words: `${rangeOfAmounts(range)} %` });
  });
  const text = figures
    .map(({ words }, index) => `${serviceOf(material, all[index]) || "All services: "}${words}`)
    .join("; ");
  return { text, figures, from: "estimate", why: `${OF_ESTIMATE}${basesOf(compared)}` };
}

/** Base tables that it is reckoned with. */
function basesOf(compared: readonly Compared[]): string {
  const bases = compared.flatMap(({ origins }) =>
    origins.flatMap((one) => (one.kind === "base-table" ? `${one.name} (${one.source})` : [])),
  );
  return bases.length === 0 ? "" : `; with ${[...new Set(bases)].join(", ")}`;
}

/** `Calls: `, where it is of one service. */
function serviceOf({ own }: Material, one: { readonly service: string | null } | undefined): string {
  const service = one?.service ?? null;
  return service === null ? "" : `${own.byService.find(({ key }) => key === service)?.name ?? service}: `;
}

type Compared = ReturnType<typeof comparedIn>[number];

function rangesIn(
  compared: readonly Compared[],
): readonly { readonly range: Range; readonly service: string | null }[] {
  return compared.flatMap(({ value, service }) =>
    value !== null && "point" in value ? { range: value, service } : [],
  );
}

/** What people answered, when a rule asked them. */
function answered(material: Material, fields: readonly string[]): Filled | undefined {
  const all = fields.flatMap((field) => comparedIn(material, field));
  const [first] = all;
  const ranges = rangesIn(all);
  if (first === undefined || ranges.length === 0) return undefined;
  const figures = all.flatMap((one): DraftFigure[] => {
    const [found] = rangesIn([one]);
    if (found === undefined) return [];
    return [estimated(material, { name: one.field, unit: one.unit, range: found.range, from: "fact" })];
  });
  const text = figures.map(({ words, unit }) => `${words} ${unit}`).join("; ");
  return { text, figures, from: "fact", why: whyOf(first) };
}

function whyOf({ origins }: Compared): string {
  return origins.flatMap((one) => ("by" in one ? saidBy(one) : [])).join("; ") || "As the rule read it";
}
