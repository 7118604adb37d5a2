import { repaints } from "../../../incidents/records/sitreps/repaints.ts";
import type { Impact } from "./answers.ts";
import type { Problem } from "./ask.ts";

/** What the page knows of the present. Times are milliseconds since 1970 by this device's clock. */
export type Live = {
  /** What is painted. */
  readonly shown: { readonly impact: Impact; readonly paintedAt: number } | undefined;
  /** Newer figures that wait to be painted, since their words are the same. */
  readonly waiting: Impact | undefined;
  /** When the service last said that this is the present. */
  readonly confirmedAt: number | undefined;
  /** Whether changes are told, or must be asked for. */
  readonly link: "connecting" | "streaming" | "asking";
  /** Why it could not be confirmed since. */
  readonly problem: Problem | undefined;
};

export type Happening =
  | { readonly kind: "told"; readonly impact: Impact; readonly now: number }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** Other figures are listened to: nothing of those before holds. */
  | { readonly kind: "begun" }
  | { readonly kind: "opened" | "broken" }
  | { readonly kind: "passed"; readonly now: number };

export const NOTHING_YET: Live = {
  shown: undefined,
  waiting: undefined,
  confirmedAt: undefined,
  link: "connecting",
  problem: undefined,
};

/** What is known after something happened. Figures whose words are the same are painted once a minute, so that nobody reads out a number that is gone before it is said. */
export function after(live: Live, happening: Happening): Live {
  switch (happening.kind) {
    case "begun":
      return NOTHING_YET;
    case "opened":
      return { ...live, link: "streaming" };
    case "broken":
      return { ...live, link: "asking" };
    case "failed":
      return { ...live, problem: happening.problem };
    case "passed":
      return live.waiting === undefined ? live : painted(live, live.waiting, happening.now);
    case "told": {
      const { impact, now } = happening;
      const confirmedAt = now - (impact.staleSeconds ?? 0) * 1000;
      return painted({ ...live, confirmedAt, problem: undefined }, impact, now);
    }
  }
}

function painted(live: Live, impact: Impact, now: number): Live {
  const { shown } = live;
  const isDue = shown === undefined || isDueAfter(shown, impact, now);
  if (isDue)
    return {
      ...live,
      shown: { impact, paintedAt: isSame(shown?.impact, impact) ? (shown?.paintedAt ?? now) : now },
      waiting: undefined,
    };
  return { ...live, waiting: impact };
}

type Shown = NonNullable<Live["shown"]>;

function isDueAfter({ impact: last, paintedAt }: Shown, impact: Impact, now: number): boolean {
  // This device's clock was set back.
  if (now < paintedAt) return true;
  if (isAlike(last, impact))
    return isSame(last, impact) || last.stale !== impact.stale || now - paintedAt >= ALIKE_MILLISECONDS;
  return repaints(paintOf(last, paintedAt), paintOf(impact, now));
}

function paintOf({ headline, affected, impaired, base, byService, byOperator, causes }: Impact, at: number) {
  const figures = JSON.stringify([affected, impaired, base, byService, byOperator, causes]);
  return { at: new Date(at).toISOString(), headline: `${headline} ${isNobodyWorse(impaired)}`, figures };
}

/** That somebody is served worse at all is told at once, as words are. */
function isNobodyWorse({ high }: Impact["impaired"]): boolean {
  return high === 0;
}

/** In an outage ten events a second may change nothing that is shown: they are not all drawn. */
const ALIKE_MILLISECONDS = 1_000;

/** The same figures of another moment or evidence can be painted at any time. */
function isAlike(one: Impact, other: Impact): boolean {
  return paintOf(one, 0).figures === paintOf(other, 0).figures;
}

function isSame(one: Impact | undefined, other: Impact): boolean {
  return one?.estimateId === other.estimateId && one.stale === other.stale;
}

/** The last that was told, painted or not: what other figures are held against. */
export function newestIn({ waiting, shown }: Pick<Live, "waiting" | "shown">): Impact | undefined {
  return waiting ?? shown?.impact;
}

/** Not heard of for so long, what is shown is called stale. */
const STALE_SECONDS = 25;

/** For how many seconds nobody has confirmed what is shown; 0 while it is the present. */
export function staleSeconds({ confirmedAt, shown }: Live, now: number): number {
  if (confirmedAt === undefined) return 0;
  const seconds = Math.floor((now - confirmedAt) / 1000);
  return shown?.impact.stale === true || seconds >= STALE_SECONDS ? Math.max(1, seconds) : 0;
}
